#!/usr/bin/env bash
# The program's JSON output: its members, and valid JSON for unusual text.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

{
  article a "Tham khảo Chính trị Việt Nam-Lào lần thứ 6" "Hai bên trao đổi khi 5 < 6 & hài lòng về quan hệ Lào." \
    '"date": "2021-08-31", "url": "https://example.org/a", "partner_country": ["LA"], "meeting_type": ["political_consultation"]'
  article b "Thăm chính thức Campuchia" "Thủ tướng thăm Campuchia." \
    '"partner_country": ["KH"], "meeting_type": ["official_visit"], "reporter": {"name": "An"}, "pages": [1, 2.5, null]'
} > articles.jsonl
expect_exit 0 tra add - < articles.jsonl

expect_exit 0 tra search 'tham khảo chính trị lào' --format json
expect_json out 'list(json) == ["version", "query", "total", "took_us", "hits", "facets", "suggestions", "relaxed"]'
expect_json out 'json["query"] == "tham khảo chính trị lào" and json["total"] == {"value": 1, "relation": "eq"}'
expect_json out 'list(json["hits"][0]) == ["id", "score", "title", "date", "best_date", "url", "partner_country", "meeting_type", "snippet"]'
expect_json out 'json["hits"][0]["id"] == "a" and json["hits"][0]["date"] == "2021-08-31"'
expect_json out 'json["hits"][0]["partner_country"] == ["LA"] and json["hits"][0]["url"] == "https://example.org/a"'
expect_json out '"<mark>" in json["hits"][0]["snippet"] and "&lt;" in json["hits"][0]["snippet"]'
expect_json out 'json["facets"]["partner_country"] == [{"value": "LA", "label": "Lào", "count": 1}]'
expect_json out 'json["relaxed"] is False and json["suggestions"] == [] and isinstance(json["took_us"], int)'

expect_exit 0 tra search 'khão' --format json                # only khảo is there
expect_json out 'json["other_marks"] is True and json["hits"][0]["id"] == "a"'
expect_exit 0 tra search 'khảo' --format json
expect_json out '"other_marks" not in json'
expect_exit 0 tra search 'campuchia lào' --format json       # no article has both
expect_json out 'json["relaxed"] is True and len(json["hits"]) == 2'
expect_exit 1 tra search 'campuchia lào' --match all --country TH --format json
expect_json out 'json["hits"] == [] and json["total"]["value"] == 0'

expect_exit 0 tra search thăm --format json --fields title,reporter,pages
expect_json out 'json["hits"][0]["reporter"] == {"name": "An"} and json["hits"][0]["pages"] == [1, 2.5, None]'
expect_exit 0 tra search campuchia --format jsonl
expect_lines out 1
expect_json out 'json["id"] == "b"'

printf 'q1\ttham khảo lào\nq2\tcampuchia\nq3\tkhongcotunay\n' > queries.tsv
expect_exit 0 tra search --batch queries.tsv --format trec
expect_lines out 2
grep -qE '^q1 Q0 a 1 [0-9.]+ tra$' out || fail "not a TREC run: $(cat out)"
expect_exit 0 tra search --batch - --format json < queries.tsv
expect_lines out 3

expect_exit 0 tra status --format json
expect_json out '{"documents", "deleted", "segments", "bytes"} <= set(json) and json["documents"] == 2 and json["bytes"] > 0'
expect_exit 0 tra analyze 'Hoà bình, 2021' --format json
expect_json out 'all(list(token) == ["token", "start", "end", "position", "folded", "type"] for token in json)'
expect_json out '[token["folded"] for token in json][:2] == ["hoa", "binh"] and json[0]["end"] == len("Hoà".encode())'
expect_exit 0 tra check --format json
expect_json out 'json["good"] is True and json["problems"] == []'
mkdir nothing
expect_exit 2 timeout 20 "$program" check -i nothing --format json
expect_in err "there is no index"
expect_exit 0 tra show a --format json
expect_json out 'json["id"] == "a" and json["body"].startswith("Hai bên")'
expect_exit 0 tra facets --format json
expect_json out 'json["total"]["value"] == 2 and len(json["facets"]["meeting_type"]) == 2'

# Where there is nothing a program gets JSON all the same, of the same form.
expect_json out 'json["version"] == 1'
for command in status check 'suggest khong' 'search a' 'similar a' 'explain lào a' 'values country' timeline \
  'facets --by year' formats; do
  tra $command --format json > out 2> err
  expect_json out 'json["version"] == 1'
done
expect_exit 1 tra similar nowhere --format json
expect_json out 'json == {"version": 1, "id": "nowhere", "found": False, "words": [], "total": {"value": 0, "relation": "eq"}, "hits": []}'
expect_exit 1 tra explain lào nowhere --format json
expect_json out 'json["found"] is False and json["place"] is None and json["explanation"] is None and json["query"] == "lào"'
expect_exit 1 tra explain campuchia a --format json
expect_json out 'json["found"] is True and json["id"] == "a" and json["place"] is None and json["total"] == 1'
expect_exit 1 tra show nowhere --format json
expect_json out 'json == {"id": "nowhere", "found": False}'
expect_exit 1 tra show a nowhere b --format json
expect_json out '[one["id"] for one in json] == ["a", "nowhere", "b"] and json[1]["found"] is False'
expect_exit 1 tra show nowhere --explain-facets --format json
expect_json out 'json == []'
for command in 'cite nowhere' 'tag nowhere' 'terms qqqq' 'news nowhere'; do
  expect_exit 1 tra $command --format json
  expect_json out 'json == []'
done
for command in 'suggest qqqq' 'facets qqqq' 'facets qqqq --by year' 'values source' 'timeline qqqq' 'search qqqq'; do
  expect_exit 1 tra $command --format json
  expect_json out 'json["version"] == 1'
done
finish
