#!/usr/bin/env bash
# On a terminal of 80 columns no line of any command is wider, in both languages; a longer word, such as an address, has a
# line of its own. All commands are there: one without a line below fails.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/support.sh"
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data

tra sync "$here/../../corpus/sample" > /dev/null 2>&1
mkdir pages
printf 'Tham khảo chính trị Việt Nam - Lào lần thứ 6\n\nChiều 31/8/2021, hai bên trao đổi về giá gạo.\n' > pages/lao.txt
: > pages/empty.txt
key=$(tra search 'tham khảo chính trị lào' --limit 1 --format ids)

cat > commands <<COMMANDS
sync pages --as new
sync
sync pages --dry-run
sync pages --rebuild --as new
2 sync nothing/here
2 add nothing/here
add pages/lao.txt
1 delete 'no such key'
delete --query 'giá gạo' --dry-run
2 forget pages/elsewhere --yes
search tham khảo chính trị
search 'tham khảo chính trị' --country LA --explain --limit 2
search 'thủ tướng' --fields title,date,country,person
1 search 'tham khảo' --from 2050
search 'tham khảo chính trj'
2 search
2 search lào --country Làoo
2 search --strict '"lào'
2 search lào --no-such-option
suggest tham khao chinh tri
suggest thủ tướg
show '$key'
show '$key' --explain-facets
1 show 'no such key'
facets
facets --by year
facets --by country,year
facets --by person
facets --by type,level
values country
values type
values person
2 values
timeline lào
timeline lào campuchia --by month
analyze 'Hoà bình ở Đông Nam Á, Covid-19 ngày 2/9/2021'
status
check
merge
terms tham
terms --pairs tham
explain 'tham khảo' '$key'
explain 'tham khảo chính trị' '$key'
similar '$key'
cite lao.txt
tag '$key' +x --note 'một ghi chú'
correct '$key' meeting_ordinal=7
watch new 'tham khảo chính trị'
watch
1 news
formats
export --help
import --help
2 import nothing/here
repair --help
upgrade
open --help
browse --help
report --help
tune --help
2 plan
plan pages --parts 2 -o plan
count plan
build plan --part 1 -o part
2 adopt pages
replicate '$TRA_INDEX' replica
help
help query
help dates
help facets
help nightly
2 nosuchcommand
2
COMMANDS
names=$(tra help | sed -n '/^Commands:/,/^$/s/^  \([a-z]\{1,\}\) .*/\1/p')
for name in $names; do
  grep -qE "^([0-9] )?$name( |$)" commands || fail "no line of $name"
  printf '%s --help\n' "$name" >> commands
done
for columns in 80 200; do
  for language in en vi; do
    cp -r "$TRA_INDEX" before
    python3 "$here/widths.py" "$program" $columns --lang $language < commands > wide ||
      fail "at $columns columns: $(head -c 3000 wide)"
    rm -rf "$TRA_INDEX" plan part replica
    mv before "$TRA_INDEX"
  done
done
finish
