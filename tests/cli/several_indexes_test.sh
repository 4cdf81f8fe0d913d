#!/usr/bin/env bash
# Several indexes, given by -i A -i B or by -i @FILE, are searched as one.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

lao() { article lao "Tham khảo chính trị Việt Nam - Lào lần thứ $1" "Hai Thứ trưởng đồng chủ trì." '"partner_country": ["LA"], "date": "'$2'"'; }
cuba() { article cuba "Tham khảo chính trị Việt Nam - Cuba" "Hai bên trao đổi." '"partner_country": ["CU"], "date": "2024-05-06"'; }
lao 6 2023-02-03 | tra add --index one - > /dev/null
{ lao 7 2025-01-02; cuba; } | tra add --index two - > /dev/null
{ lao 6 2023-02-03; cuba; article lao7 "Tham khảo chính trị Việt Nam - Lào lần thứ 7" "Hai Thứ trưởng đồng chủ trì." '"partner_country": ["LA"], "date": "2025-01-02"'; } |
  tra add --index all - > /dev/null

expect_exit 0 tra search --all -i one -i two --format json "tham khao chinh tri"
expect_json out 'json["total"] == {"value": 3, "relation": "eq"}'
expect_json out 'sorted((hit["id"], hit["index"]) for hit in json["hits"]) == [("cuba", "two"), ("lao", "one"), ("lao", "two")]'
expect_json out '[(c["value"], c["count"]) for c in json["facets"]["partner_country"]] == [("LA", 2), ("CU", 1)]'
python3 -c 'import json; print(sorted((h["title"], h["score"]) for h in json.load(open("out"))["hits"]))' > several
tra search --all -i all --format json "tham khao chinh tri" > out
expect_json out 'all("index" not in hit for hit in json["hits"])'
python3 -c 'import json; print(sorted((h["title"], h["score"]) for h in json.load(open("out"))["hits"]))' > one.scores
cmp several one.scores || fail "scores are not those of one index: $(diff several one.scores)"

expect_exit 0 tra search -i one -i two "tham khao cuba"
expect_in out "in two"
expect_exit 0 tra search -i one -i two --sort date "tham khao" --format jsonl --all
expect_json <(head -1 out) 'json["index"] == "two"'
expect_exit 0 tra -i one -i two facets --format json
expect_json out 'json["total"]["value"] == 3'
expect_exit 0 tra suggest -i one -i two "tham khao"
expect_exit 0 tra show -i one -i two lao
expect_in out "lần thứ 6"
expect_in err "from one; also in two"
expect_exit 0 tra show -i one -i two cuba
expect_in err "from two"
expect_exit 0 tra export -i one -i two
expect_lines out 3

# A file that lists indexes, relative to its folder; also given by the environment variable.
mkdir lists
printf '# mine\n\n../one\r\n  ../two  \n' > lists/mine
expect_exit 0 tra facets -i @lists/mine --format json
expect_json out 'json["total"]["value"] == 3'
expect_exit 0 env TRA_INDEX=@lists/mine "$program" show cuba
: > lists/empty
expect_exit 2 tra search -i @lists/empty lao
expect_in err "names no index"
expect_exit 2 tra search -i @lists/missing lao
expect_in err "lists/missing"

# Impossible combinations are refused with a reason.
expect_exit 2 tra search -i one -i missing lao
expect_in err "missing"
expect_exit 2 tra search -i one -i one lao
expect_in err "would count twice"
for command in status check merge "delete x"; do
  expect_exit 2 tra -i one -i two $command
  expect_in err "takes one index, not 2"
done
finish
