#!/usr/bin/env bash
# Compares the second reader with the engine on three indexes: the sample archive as synced, with several segments and
# deletions; the same index merged; and one built to contain every form of the format. Each is asked at least 200
# questions.
#   second_reader_test.sh TRA ANSWERS_PROGRAM
set -euo pipefail
program=$(realpath "$1")
answers=$(realpath "$2")
folder=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PYTHONDONTWRITEBYTECODE=1

tra() {
  "$program" "$@" > "$scratch/output" 2>&1 || { cat "$scratch/output"; exit 1; }
}

compare() {  # INDEX SEED
  "$answers" "$1" "$2" > "$scratch/answers.jsonl"
  python3 "$folder/reader.py" compare "$1" "$scratch/answers.jsonl" 200 | tee "$scratch/compared"
  cat "$scratch/compared" >> "$scratch/all"
  grep -q '^  files that no commit names: none$' "$scratch/compared" || { echo "an index has files too many"; exit 1; }
}

require_forms() {  # FORM...: the run has met each
  local form
  for form in "$@"; do
    grep -q "^  $form: " "$scratch/all" || { echo "no index has the form '$form'"; exit 1; }
  done
}

echo "== corpus/sample"
tra sync --index "$scratch/sample" "$folder/../../corpus/sample"
compare "$scratch/sample" 1

echo "== corpus/sample, merged"
tra merge --index "$scratch/sample"
compare "$scratch/sample" 2

echo "== made articles, added three times, some replaced, some deleted"
add_made() {  # FIRST COUNT
  python3 "$folder/made_archive.py" "$1" "$2" > "$scratch/made.jsonl"
  # A single thread puts most articles into one segment, so that posting lists have several groups.
  tra add --index "$scratch/made" --no-facets --threads 1 "$scratch/made.jsonl"
}
add_made 0 4600
add_made 4550 150
add_made 4690 40
tra delete --index "$scratch/made" --query chia8
tra delete --index "$scratch/made" m-1 m-97 m-194 m-4560 m-4691
compare "$scratch/made" 3
grep -Eq ' of the newest [2-9] segments, .* [1-9][0-9]* deleted' "$scratch/compared" ||
  { echo "no index has several segments and deleted documents"; exit 1; }

require_forms "list: in the dictionary" "list: of one group, with positions" \
  "list: of one group, without positions" "list: of several groups, with positions" \
  "list: of several groups, without positions" \
  "block of documents: PFOR" "block of documents: bitset" \
  "PFOR: four lanes" "PFOR: in a row" "PFOR: with exceptions" \
  "block of positions: as many as the frequency" "block of positions: counted apart" \
  "Rice codes: with low bits" "Rice codes: quotients only" \
  "integer column: form 1" "integer column: form 2" "keyword column: width 1" "keyword column: width 2" \
  "stored fields: with a dictionary" "stored fields: without a dictionary"
