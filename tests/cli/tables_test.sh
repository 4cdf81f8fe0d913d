#!/usr/bin/env bash
# Formats for other programs: tables, ids, citations, templates, and that JSON is as its schema says.
schemas=$(dirname "$(realpath "${BASH_SOURCE[0]}")")/../../cli/share/schema
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export LC_ALL=C.UTF-8

{
  article 1 '=HYPERLINK(\"x\")' 'Thân bài, có \"nháy\".' '"date": "2023-05-06", "partner_country": ["LA", "KH"], "author": "Ba"'
  article 2 'Lào [và] *Cuba*' 'Thân bài\nhai dòng.' '"date": "2024-05-06", "partner_country": ["LA"], "url": "https://example.org/2"'
  article 'a b' 'Bài ba' 'Thân bài.' '"partner_country": ["CU"]'
} | tra add --no-facets - > /dev/null

tra search thân --sort title --format csv > table.csv
python3 - <<'PYTHON' || fail "the table is not as expected: $(cat table.csv)"
import csv
rows = list(csv.DictReader(open("table.csv", newline="")))
assert [row["id"] for row in rows] == ["a b", "1", "2"], rows
assert rows[1]["title"] == "'=HYPERLINK(\"x\")" and rows[1]["country"] == "Laos; Cambodia"
assert rows[2]["best_date"] == "2024-05-06"
assert open("table.csv", newline="").read().count("\r\n") == 4
PYTHON
tra search thân --sort title --format tsv --fields id,partner_country,body,author > table.tsv
python3 - <<'PYTHON' || fail "the table is not as expected: $(cat table.tsv)"
import csv
rows = list(csv.DictReader(open("table.tsv", newline=""), delimiter="\t"))
assert rows[1] == {"id": "1", "partner_country": "LA; KH", "body": 'Thân bài, có "nháy".', "author": "Ba"}, rows[1]
assert rows[2]["body"] == "Thân bài\nhai dòng.", rows[2]
PYTHON
expect_exit 2 tra search thân --format csv --fields id,titl
expect_in err 'nearest is title'

expect_exit 0 tra search thân --sort title --format ids
[ "$(paste -sd, out)" = 'a b,1,2' ] || fail "ids: $(cat out)"
tra search thân --format ids -0 | xargs -0 -n1 "$program" 'show' > shown 2> err || fail "not every id was shown: $(cat err)"
expect_exit 2 tra search thân -0
expect_exit 0 tra search Cuba --format markdown
expect_in out '- [Lào \[và\] \*Cuba\*](<https://example.org/2>), 2024-05-06 (2)'
expect_exit 0 tra search Cuba --template '{best_date}\t{country} {{{id}}}'
[ "$(cat out)" = "$(printf '2024-05-06\tLaos {2}')" ] || fail "template: $(cat out)"
expect_exit 2 tra search Cuba --template '{date'
expect_exit 2 tra search Cuba --template '{dat}'
expect_in err 'nearest is date'

# Crossed tables have sums; articles of two countries count with both.
expect_exit 0 tra facets --by country,year --format csv
expect_in out 'Laos,LA,1,1,2'
expect_in out 'sum,,1,1,3'
expect_exit 0 tra facets --by year --format json
expect_json out '[v["count"] for v in json["axes"][0]["values"]] == [1, 1] and json["axes"][0]["without"] == 1'
cp out year.json
expect_exit 0 tra facets --by country,year --format json
expect_json out 'json["cells"][0] == [1, 1] and json["total"] == 3'
cp out crossed.json
expect_exit 0 tra facets --by country,year
expect_in out 'sum'
expect_exit 2 tra facets --by contry
expect_in err 'near it: country'
expect_exit 0 tra timeline thân --by year --format csv
expect_in out '2024,1'
cp out year.csv
for name in năm nam; do
  expect_exit 0 tra timeline thân --by $name --format csv
  cmp -s out year.csv || fail "--by $name: $(cat out)"
done
for name in quý tháng tuần ngày; do expect_exit 0 tra timeline thân --by $name; done
expect_exit 2 tra timeline thân --by thánng
expect_exit 0 tra timeline thân --versus Cuba --share --by year --svg chart.svg --format json
expect_json out '[s["percent"] for s in json["series"]] == [[100, 100], [0, 100]]'
python3 -c 'import xml.dom.minidom; xml.dom.minidom.parse("chart.svg")' || fail 'the chart is no XML'
expect_exit 0 tra timeline thân
expect_in out 'without any date: 1 article'

if python3 -c 'import jsonschema' 2> /dev/null; then
  for query in 'thân' 'thân zzyx' 'thann bàii' 'country:Làoo' 'Cuba date:2024'; do
    tra search "$query" --format json > out || true
    python3 -W ignore -m jsonschema -i out "$schemas/search.schema.json" > err 2>&1 || fail "'$query': $(head -c 400 err)"
  done
  tra search thân --format json --fields id,title,meeting_ordinal,snippet > out
  python3 -W ignore -m jsonschema -i out "$schemas/search.schema.json" > err 2>&1 || fail "with fields: $(head -c 400 err)"
  for table in year.json crossed.json; do
    python3 -W ignore -m jsonschema -i $table "$schemas/table.schema.json" > err 2>&1 || fail "$table: $(head -c 400 err)"
  done
else
  echo 'Skipped in part: no python3-jsonschema'
fi
finish
