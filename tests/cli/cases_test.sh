#!/usr/bin/env bash
# The small real-life inputs that stand beside the checkout: every case holds. Skipped where they are not there.
program=$(realpath -e "$1") || exit 2
cases=$(realpath -m "${TRA_SHARED:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}/cases")
if [ ! -f "$cases/run_cases.py" ]; then
  echo "Skipped: the cases are not beside this checkout"
  exit 77
fi
exec python3 "$cases/run_cases.py" "$program" "$cases"
