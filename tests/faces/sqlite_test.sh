#!/usr/bin/env bash
# Articles as a table of SQLite: filters pushed down, facets as columns, errors.
set -euo pipefail
tra=$1 extension=$2 sample=$3
command -v sqlite3 > /dev/null || { printf 'Skipped: sqlite3 is not installed\n'; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

sql() { sqlite3 -cmd ".load $extension" :memory: "$1" 2>&1; }
expect() {  # WANTED STATEMENT
  local got
  got=$(sql "$2") || true
  if [ "$got" != "$1" ]; then
    printf 'FAILED: %s\n  got:    %s\n  wanted: %s\n' "$2" "$got" "$1"
    failed=1
  fi
}

index=$scratch/index
"$tra" -i "$index" sync "$sample" > /dev/null 2>&1
cat > "$scratch/more.jsonl" <<'JSON'
{"id": "x1", "title": "Zulu một", "date": "2030-01-02", "partner_country": ["LA", "KH"], "meeting_type": ["dialogue", "meeting"], "meeting_level": "minister"}
{"id": "x2", "title": "Zulu hai", "date": "2031-05-06", "partner_country": ["LA"], "meeting_type": ["dialogue"], "meeting_level": "other"}
{"id": "x3", "title": "Zulu ba", "partner_country": [], "meeting_type": [], "meeting_level": "other"}
JSON
"$tra" -i "$index" add "$scratch/more.jsonl" > /dev/null 2>&1

expect 93 "SELECT count(*) FROM tra('$index')"
expect 3 "SELECT count(*) FROM tra('$index', 'zulu')"
expect 'x1|2030-01-02
x2|2031-05-06' "SELECT id, date FROM tra('$index', 'zulu') WHERE country='LA' ORDER BY date"
expect '2031|x2|LA|dialogue' "SELECT year, id, country, type FROM tra('$index', 'zulu') WHERE date > '2030-01-02' AND country = 'LA'"
# An article counts under each of its countries and types; a statement that uses neither has it once.
expect '2030|KH|1
2030|LA|1
2031|LA|1' "SELECT year, country, count(*) FROM tra('$index', 'zulu') WHERE year >= 2030 GROUP BY year, country"
expect '2' "SELECT count(*) FROM tra('$index', 'zulu') WHERE year IN (2030, 2031)"
expect 'KH|dialogue
KH|meeting
LA|dialogue
LA|meeting' "SELECT country, type FROM tra('$index', 'zulu') WHERE id='x1' ORDER BY country, type"
expect 'LA,KH|dialogue,meeting|2030-01' "SELECT countries, types, month FROM tra('$index', 'zulu') WHERE id='x1'"
expect 'x1' "SELECT id FROM tra('$index', 'zulu') WHERE country='KH' AND type='dialogue'"
expect 'x1|LA' "SELECT id, country FROM tra('$index', 'zulu') WHERE country='Lào' AND year=2030"
expect 'x3' "SELECT id FROM tra('$index', 'zulu') WHERE date IS NULL AND country IS NULL"
expect '' "SELECT id FROM tra('$index', 'zulu') WHERE country = NULL"
expect 'x1|x1' "SELECT a.id, b.id FROM (SELECT 'x1' AS id) AS a JOIN tra('$index', 'zulu') AS b ON a.id = b.id"
expect 'Lào' "SELECT tra_label('country', 'LA')"
expect '1' "SELECT score > 0 AND title LIKE '%Zulu%' FROM tra('$index', 'zulu') LIMIT 1"
expect 'Tham khảo Chính trị Việt Nam - Lào lần thứ 8' \
  "SELECT title FROM tra('$index', 'tham khao lao') WHERE country='LA' ORDER BY score DESC LIMIT 1"

# The same counts as the program's own.
"$tra" -i "$index" facets --format json --facets country:0 > "$scratch/facets.json"
python3 - "$scratch/facets.json" > "$scratch/wanted" <<'PYTHON'
import json, sys
counts = json.load(open(sys.argv[1]))["facets"]["partner_country"]
print("\n".join(sorted(f"{count['value']}|{count['count']}" for count in counts)))
PYTHON
expect "$(cat "$scratch/wanted")" "SELECT country, count(*) FROM tra('$index', '') WHERE country IS NOT NULL GROUP BY country"

# What cannot be answered is an error with its reason; a commit that comes later is seen.
[[ $(sql "SELECT * FROM tra('$scratch/nowhere', 'x')") == *"$scratch/nowhere"* ]] || { echo "FAILED: a missing index"; failed=1; }
[[ $(sql "SELECT * FROM tra") == *"which index"* ]] || { echo "FAILED: no index"; failed=1; }
[[ $(sql "SELECT id FROM tra('$index', 'x') WHERE country='Atlantis'") == *Atlantis* ]] || { echo "FAILED: an unknown country"; failed=1; }
exit $failed
