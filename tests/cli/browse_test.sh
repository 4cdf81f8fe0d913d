#!/usr/bin/env bash
# tra browse on a pseudo-terminal: hits as one types, facets, the clipboard, and the terminal as it was after any exit.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
[ -x "$(dirname "$program")/tra-browse" ] || { echo "Skipped: tra-browse was not built (libncurses-dev)"; exit 77; }

python3 -c 'import os; os.openpty()' 2> err || { echo "Skipped: no pseudo-terminal can be had here"; exit 77; }

{
  article lao 'Tham khảo chính trị Việt Nam - Lào' 'Hai bên trao đổi về giao thông.' '"partner_country": ["LA"]'
  article nga 'Tham khảo chính trị Việt Nam - Nga' 'Hai bên trao đổi về năng lượng.' '"partner_country": ["RU"]'
} | expect_exit 0 tra add -
expect_exit 2 tra browse < /dev/null
expect_in err 'needs a terminal'
expect_exit 0 python3 "$(dirname "${BASH_SOURCE[0]}")/browse_terminal.py" "$program"
[ -s err ] && fail "$(cat err)"
finish
