#!/usr/bin/env bash
# Values that hold blanks are completed in bash, zsh and fish so that the program gets them whole, typed with and without
# quotes, alone and behind a comma.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/support.sh"
export LC_ALL=C.UTF-8 HOME=$scratch XDG_CONFIG_HOME=$scratch/config TRA_ARGUMENTS=$scratch/arguments
share=$(dirname "$program")/share
[ -e "$share/bash-completion/completions/tra" ] || { echo "Skipped: no completions beside the program"; exit 77; }

{
  article a 'Hàn Quốc' Một. '"partner_country": ["KR"]'
  article b 'Nhật Bản' Hai. '"partner_country": ["JP"]'
  article c "Bờ Biển Ngà" Ba. '"partner_country": ["CI"]'
} | tra add --no-facets - > /dev/null

# The command `tra` of the shells: values are the program's, anything else is written down.
mkdir bin
cat > bin/tra <<SCRIPT
#!/bin/sh
[ "\$1" = values ] && exec "$program" "\$@" --lang vi
printf '%s\n' "\$@" > "$TRA_ARGUMENTS.new"
mv "$TRA_ARGUMENTS.new" "$TRA_ARGUMENTS"
SCRIPT
chmod +x bin/tra
PATH=$scratch/bin:$PATH

declare -A setup=(
  [bash]="bind 'set bell-style none'; source '$share/bash-completion/completions/tra'"
  [zsh]="fpath=('$share/zsh/site-functions' \$fpath); autoload -Uz compinit; compinit -u -D; unsetopt beep"
  [fish]="source '$share/fish/vendor_completions.d/tra.fish'"
)
cat > lines <<'LINES'
tra search --country Hà
tra search --country "Hàn Q
tra search --country Bờ\ B
tra search --country=Bờ
tra search --country KR,Nh
tra search --sort title:d
LINES
cat > wanted <<'WANTED'
Hàn Quốc
Hàn Quốc
Bờ Biển Ngà
Bờ Biển Ngà
KR,Nhật Bản
title:desc
WANTED
tried=0
for shell in bash zsh fish; do
  command -v "$shell" > /dev/null || { echo "$shell is not installed"; continue; }
  tried=$((tried + 1))
  rm -f "$TRA_ARGUMENTS"
  python3 "$here/completion_terminal.py" "$shell" "${setup[$shell]}" < lines > out 2> err || fail "$shell: $(cat err)"
  sed 's/^--country=//' out > given
  diff wanted given > differences || fail "$shell: $(cat differences)"
done
[ $tried -gt 0 ] || exit 77
finish
