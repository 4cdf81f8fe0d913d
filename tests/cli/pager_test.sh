#!/usr/bin/env bash
# Results longer than the terminal are shown by the pager, and titles there are links; nowhere else.
on_terminal=$(realpath "$(dirname "${BASH_SOURCE[0]}")")/pager_terminal.py
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export XDG_CONFIG_HOME=$scratch/config LC_ALL=C.UTF-8 TERM=xterm
unset NO_COLOR

for i in 1 2 3 4 5 6 7 8; do
  article "a$i" "Lào bài $i" 'Hai bên trao đổi.' '"url": "https://a.example/'$i'"'
done | tra add --no-facets - > /dev/null
printf '#!/bin/sh\necho PAGED "$@"\nexec cat\n' > page
printf '#!/bin/sh\nhead -n 1\n' > glance
chmod +x page glance
export PAGER=$scratch/page
terminal() { python3 "$on_terminal" "$@"; }

expect_exit 0 terminal 10 "$program" search lào
expect_in out PAGED
expect_in out 'bài 8'
expect_exit 0 terminal 100 "$program" search lào
expect_not_in out PAGED
expect_exit 0 terminal 10 "$program" search lào --no-pager
expect_not_in out PAGED
expect_exit 0 terminal 10 "$program" search lào --limit 1
expect_not_in out PAGED
expect_exit 0 terminal 5 "$program" facets --by year
expect_not_in out PAGED
expect_exit 0 env PAGER=cat python3 "$on_terminal" 10 "$program" search lào
expect_in out 'bài 8'
expect_exit 0 env PAGER="$scratch/page -x" python3 "$on_terminal" 10 "$program" search lào
expect_in out 'PAGED -x'
# A pager that is missing, and one that is left early.
expect_exit 0 env PAGER="$scratch/none" python3 "$on_terminal" 10 "$program" search lào
expect_in out 'bài 8'
expect_exit 0 env PAGER="$scratch/glance" python3 "$on_terminal" 10 "$program" search lào
expect_lines out 1
# Ctrl-C is for the pager: the program waits for its end. Whatever the locale, less is told that the text is UTF-8.
printf '#!/bin/sh\ntrap "" INT\ncat > shown\nkill -INT 0\nsleep 0.2\necho PAGER ENDED $LESSCHARSET\n' > interrupted
chmod +x interrupted
expect_exit 0 env LC_ALL=C PAGER="$scratch/interrupted" python3 "$on_terminal" 10 "$program" search lào
expect_in out 'PAGER ENDED utf-8'
expect_exit 1 terminal 10 "$program" search khôngcó
expect_not_in out PAGED

# Titles are links of the terminal (OSC 8) to the original.
link=$(printf '\033]8;;https://a.example/1\033\\')
expect_exit 0 terminal 100 "$program" search lào
expect_in out "$link"
expect_exit 0 tra search lào
expect_not_in out ']8;;'
expect_in out 'https://a.example/1'
finish
