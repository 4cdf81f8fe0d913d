#!/usr/bin/env bash
# Articles as a table of SQLite: filters pushed down, facets as columns, errors.
set -euo pipefail
tra=$(realpath "$1") extension=$(realpath "$2") sample=$(realpath "$3")
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
expect '1|1' "SELECT tra_label('country', NULL) IS NULL, tra_label(NULL, 'LA') IS NULL"
# Days that no date satisfies leave nothing, as in any table; a year ends with its last day.
expect '0' "SELECT count(*) FROM tra('$index', 'zulu') WHERE date < '2030-01-02' AND date > '2031'"
expect '0' "SELECT count(*) FROM tra('$index', 'zulu') WHERE year < 2030 AND date > '2030-01-01'"
expect '1' "SELECT count(*) FROM tra('$index', 'zulu') WHERE year <= 2030 AND date > '2030-01-01'"
expect '1' "SELECT count(*) FROM tra('$index', 'zulu') WHERE date >= '2031' AND year <= 2031"
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

# The statements of the documents, to the letter.
cd "$scratch"
expect "$("$tra" -i "$index" export --format jsonl | python3 -c '
import json, sys
found = [a for a in map(json.loads, sys.stdin) if a.get("title", "").startswith("Tham khảo") and "lần thứ" in a["title"] and a.get("partner_country") == ["LA"]]
print("\n".join(a["title"] + "|" + a["date"] for a in sorted(found, key=lambda a: a["date"])))')" \
  "SELECT title, date FROM tra('index', 'tham khao lao') WHERE country='LA' AND title LIKE 'Tham khảo%lần thứ%' ORDER BY date"
expect "$(sql "SELECT year, country, count(*) FROM (SELECT id, country, year FROM tra('index', 'tham khao lao') LIMIT -1) GROUP BY year, country")" \
  "SELECT year, country, count(*) FROM tra('index', 'tham khao lao') GROUP BY year, country"

# Orders by date are those that SQLite makes of the same rows, those without a date included, and SQLite sorts none of them.
for order in date 'date DESC' year 'month DESC' 'year, date' 'year DESC, month DESC, date DESC'; do
  for columns in date 'country, date' 'year, month'; do
    rows="FROM tra('index', '') WHERE date IS NULL OR date < '2031'"
    listed=$(sql "SELECT count(*), group_concat(coalesce(date, 'none')) FROM (SELECT date, $columns $rows ORDER BY $order)")
    sorted=$(sql "SELECT count(*), group_concat(coalesce(date, 'none')) FROM (SELECT * FROM (SELECT id, date, month, year, $columns $rows LIMIT -1) ORDER BY ${order//date/+date})")
    # Dates of one month or year may stand in any order.
    if [[ $order == *date* ]]; then expect "$sorted" "SELECT count(*), group_concat(coalesce(date, 'none')) FROM (SELECT date, $columns $rows ORDER BY $order)"; fi
    [ "${listed%%|*}" = "${sorted%%|*}" ] || { printf 'FAILED: %s by %s: %s\n' "$columns" "$order" "$listed"; failed=1; }
  done
  [[ $(sql "EXPLAIN QUERY PLAN SELECT title FROM tra('index', 'lao') ORDER BY $order") != *'TEMP B-TREE'* ]] || { printf 'FAILED: SQLite sorts by %s\n' "$order"; failed=1; }
done
# Rows come in the order of a group where that is the order by date, so SQLite counts groups without sorting.
for group in year month 'year, month'; do
  [[ $(sql "EXPLAIN QUERY PLAN SELECT $group, count(*) FROM tra('index', 'lao') GROUP BY $group") != *'TEMP B-TREE'* ]] || { printf 'FAILED: SQLite sorts to group by %s\n' "$group"; failed=1; }
done
for key in year month; do
  expect "$(sql "SELECT $key FROM (SELECT id, $key FROM tra('index', '') LIMIT -1) ORDER BY $key")" "SELECT $key FROM tra('index', '') ORDER BY $key"
done
expect 'x3
x1' "SELECT id FROM tra('index', 'zulu') ORDER BY date LIMIT 2"
expect 'x2
x1
x3' "SELECT id FROM tra('index', 'zulu') ORDER BY date DESC"
# SQLite sorts what has another order here: titles, dates of several years that a statement lists, nulls at the other end.
for order in title 'date NULLS LAST' 'year, date DESC' 'date, title'; do
  [[ $(sql "EXPLAIN QUERY PLAN SELECT title FROM tra('index', 'lao') ORDER BY $order") == *'TEMP B-TREE'* ]] || { printf 'FAILED: not sorted by %s\n' "$order"; failed=1; }
done
expect 'x2
x1' "SELECT id FROM tra('index', 'zulu') WHERE year IN (2030, 2031) ORDER BY date DESC"
expect 'x1
x2
x3' "SELECT id FROM tra('index', 'zulu') ORDER BY date NULLS LAST"

# What cannot be answered is an error with its reason; a commit that comes later is seen.
[[ $(sql "SELECT * FROM tra('$scratch/nowhere', 'x')") == *"$scratch/nowhere"* ]] || { echo "FAILED: a missing index"; failed=1; }
[[ $(sql "SELECT * FROM tra") == *"which index"* ]] || { echo "FAILED: no index"; failed=1; }
[[ $(sql "SELECT id FROM tra('$index', 'x') WHERE country='Atlantis'") == *Atlantis* ]] || { echo "FAILED: an unknown country"; failed=1; }
exit $failed
