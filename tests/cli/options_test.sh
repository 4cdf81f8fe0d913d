#!/usr/bin/env bash
# The command line: options before the command, errors that suggest the nearest name, help in two languages, and that
# manual pages and completions have every option of --help.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
share=$(dirname "$program")/share
export LC_ALL=C

article a 'Tham khảo chính trị Lào' 'Thân bài.' | tra add --index other - > /dev/null
expect_exit 0 tra -i other search lào
expect_exit 0 tra --index=other --color never search --limit 1 lào
expect_exit 0 tra -iother status
expect_exit 2 tra -i
expect_exit 2 tra -i other
expect_in err 'a command is missing'

expect_exit 2 tra seach lào
expect_in err "the nearest is tra search"
expect_exit 2 tra search --limt 3 lào
expect_in err 'unknown option --limt, the nearest is --limit'
expect_exit 2 tra --limt 3 search lào
expect_exit 2 tra search --utterly-unknown lào
expect_not_in err nearest
expect_exit 2 tra search --limit many lào
expect_in err 'takes a whole number'
expect_exit 2 tra sync --threads 65 .
expect_in err '1 to 64'
expect_exit 2 tra search --sort size lào
expect_in err 'relevance, date, date:asc'
# A value that a script left empty is refused: a search without its dates, a sync without its report would go unnoticed.
for option in from to published-from meeting-to where country facets fields without rules index; do
  expect_exit 2 tra search lào -i other --$option ''
  expect_in err "--$option takes a value, not ''"
done
expect_exit 2 tra search lào -i other --fields ,
for option in report rules; do expect_exit 2 tra sync -i other --$option '' .; done
expect_exit 2 tra search --without accents,accent lào
expect_in err "not 'accent'"

expect_exit 0 tra help dates
expect_in out 2024-Q2
expect_exit 0 tra help facets
expect_in out --not-country
expect_in out 'Options:'
expect_exit 2 tra
expect_in out 'Commands:'
expect_exit 2 env LC_ALL=vi_VN.UTF-8 "$program" search --limt 3 lào
expect_in err 'không có tùy chọn --limt, gần nhất là --limit (xem tra search --help)'
expect_exit 2 tra search -i other --lang vi --country Làoo
expect_in err "lỗi: country không có giá trị 'Làoo'; gần giống: Lào (LA)"
expect_exit 0 tra help
expect_in out 'Commands:'
expect_exit 0 tra --lang vi help
expect_in out 'Các lệnh:'
expect_exit 0 env LC_ALL=vi_VN.UTF-8 "$program" search --help
expect_in out 'Tùy chọn:'
expect_exit 0 env LC_ALL=vi_VN.UTF-8 "$program" search --lang en --help
expect_in out 'Options:'

commands=$(tra help | sed -n '/^Commands:/,/^$/s/^  \([a-z]\{1,\}\) .*/\1/p')
[ "$(wc -w <<< "$commands")" -ge 13 ] || fail "too few commands: $commands"
for command in $commands; do
  options=$(tra "$command" --help | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE '[a-z-]+$')
  for option in $options; do
    name=${option#--}
    grep -qF -- "$(sed 's/-/\\-/g' <<< "--$name")" "$share/man/man1/tra-$command.1" || fail "no --$name in tra-$command(1)"
    grep -qF -- "from $command' " "$share/fish/vendor_completions.d/tra.fish" || fail "no $command for fish"
    grep -qE -- "from $command'.* -l $name( |$)" "$share/fish/vendor_completions.d/tra.fish" || fail "no $command --$name for fish"
    sed -n "/^_tra_$command()/,/^}/p" "$share/zsh/site-functions/_tra" | grep -F -- "--$name" > /dev/null || fail "no $command --$name for zsh"
  done
  [ -s "$share/man/vi/man1/tra-$command.1" ] || fail "no Vietnamese tra-$command(1)"
done

# Completions in bash: the typed words, then what must be offered and what must not.
source "$share/bash-completion/completions/tra"
completer=$(complete -p tra | sed 's/.* -F \([^ ]*\) .*/\1/')
completed() {
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
  "$completer"
  printf '%s\n' "${COMPREPLY[@]}" > out
}
mkdir folder
completed tra se
expect_in out search
completed tra -i folder sea
expect_in out search
completed tra search --so
expect_in out --sort
expect_not_in out --from
completed tra search --sort ''
expect_in out title
completed tra search --sort = da
expect_in out date
completed tra search --level minister,dep
expect_in out minister,deputy_minister
article a Lào Lào. '"partner_country": ["LA"]' | tra add --no-facets - > /dev/null
PATH=$(dirname "$program"):$PATH
completed tra search --country KH,la
expect_in out KH,Laos
completed tra help dat
expect_in out dates
completed tra search --index fol
expect_in out folder
completed tra sync fol
expect_in out folder
completed tra merge --sort ''
expect_in out graph
expect_not_in out relevance
finish
