#!/usr/bin/env bash
# The golden index is read: by the program, which answers as when the index was made, goes on syncing its archive, and
# upgrades it; and by the second reader. An index whose texts were analysed by other rules than today's is first
# analysed anew by `tra upgrade`, as a user's would be.
set -euo pipefail
program=$(realpath "$1")
folder=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
source "$folder/index_searches.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PYTHONDONTWRITEBYTECODE=1
cd "$scratch"

fail() { echo "FAILED: $*"; exit 1; }
tra() { "$program" --index "$@" > output 2>&1 || { cat output; fail "tra $*"; }; }

cp -r "$folder/index" index
python3 "$folder/../second_reader/reader.py" check index || fail "the second reader does not read it"
if ! "$program" --index index status > output 2>&1; then
  grep -q "upgrade" output || { cat output; fail "the index does not open, and nothing says what to do"; }
  echo "the texts are analysed anew, because the rules of the analysis have changed"
  tra index upgrade
fi
tra index check
answers "$program" index > answers
diff -u "$folder/index.txt" answers || fail "the index answers otherwise"

cp -r index upgraded
tra upgraded upgrade
answers "$program" upgraded | diff -u "$folder/index.txt" - || fail "the upgraded index answers otherwise"

# The archive has moved to this folder: what the index remembers of it is read.
tra index status
grep -q /tmp/tra-golden/archive output || { cat output; fail "the index does not tell its archive"; }
"$program" --index index forget --yes /tmp/tra-golden/archive > output 2>&1 || { cat output; fail "tra forget"; }
"$program" --index index status --format json > output
grep -q '"documents": 1,' output || { cat output; fail "an article of no archive was to stay"; }
echo "all as expected"
