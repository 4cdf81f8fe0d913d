#!/usr/bin/env bash
# Runs small examples of real input that are stored beside the checkout. Skipped when they are missing.
program=$(realpath -e "$1") || exit 2
cases=$(realpath -m "${TRA_SHARED:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}/cases")
if [ ! -f "$cases/run_cases.py" ]; then
  echo "Skipped: the cases are not beside this checkout"
  exit 77
fi
exec python3 "$cases/run_cases.py" "$program" "$cases"
