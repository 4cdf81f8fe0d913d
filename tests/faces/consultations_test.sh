#!/usr/bin/env bash
# The three programs consultations_a_year of engine/examples give the same answer, which counting the exported articles
# gives too.
#   consultations_test.sh PROGRAM C-EXAMPLE EXTENSION SAMPLE
set -euo pipefail
tra=$1 program=$2 extension=$3 sample=$4
command -v sqlite3 > /dev/null || { printf 'Skipped: sqlite3 is not installed\n'; exit 77; }
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
examples=$here/../../engine/examples
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
"$tra" -i news.tra sync "$sample" "$here/consultations.jsonl" > /dev/null 2>&1
"$tra" -i news.tra export --format jsonl | python3 "$here/exported_consultations.py" > wanted

"$program" news.tra > C
python3 "$examples/consultations_a_year.py" news.tra > Python
sqlite3 -cmd ".load $extension" :memory: < "$examples/consultations_a_year.sql" > SQL
for face in C Python SQL; do
  cmp wanted $face || { printf 'FAILED: the answer from %s\n' $face; cat $face; exit 1; }
done
