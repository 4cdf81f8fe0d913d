#!/usr/bin/env bash
# Handing over: CSV, bulk lines and feeds hold every article, CIFF says what the index says, and comes back the same.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

{
  article một "Hội đàm, \\\"Việt – Lào\\\"" "Thứ trưởng thăm Lào.\\nHội đàm." '"lead": "Hội đàm cấp cao", "partner_country": ["LA", "KH"], "date": "2024-05-06"'
  article hai "Tin kinh tế" "Hợp tác kinh tế song phương hội đàm."
  article ba "Sẽ xóa" "Không còn gì."
  article bốn "Ngày 12/10/2018, COVID-19" "Từ 12/10/2018 đến 3/2019: 1.220 ca, 18km, lúc 14h25 ngày 10/2018; năm 2018."
} | tra add --no-facets - > /dev/null
tra delete ba > /dev/null

tra export --format csv > all.csv
python3 -c 'import csv, sys
rows = {row["id"]: row for row in csv.DictReader(open("all.csv", newline=""))}
assert set(rows) == {"một", "hai", "bốn"}, rows
assert rows["một"]["title"] == "Hội đàm, \"Việt – Lào\"" and rows["một"]["body"] == "Thứ trưởng thăm Lào.\nHội đàm.", rows
assert rows["một"]["partner_country"] == "LA;KH" and rows["hai"]["lead"] == "", rows' || fail "csv: $(cat all.csv)"

tra export --format opensearch > bulk
tra export --format vespa > feed
tra export --format opensearch --mapping > mapping.json
python3 -c 'import json
lines = [json.loads(line) for line in open("bulk")]
articles = {action["index"]["_id"]: article for action, article in zip(lines[::2], lines[1::2])}
assert set(articles) == {"một", "hai", "bốn"}
assert articles["hai"]["body_terms"] == "hợp tác kinh tế song phương hội đàm", articles
assert articles["hai"]["body_folded"] == "hop tac kinh te song phuong hoi dam", articles
known = json.load(open("mapping.json"))["mappings"]["properties"]
assert all(name in known for article in articles.values() for name in article), articles
feed = [json.loads(line) for line in open("feed")]
assert {one["put"] for one in feed} == {"id:tra:article::" + name for name in ("một", "hai", "bốn")}
assert all(isinstance(one["fields"].get("partner_country", []), list) for one in feed)' || fail "bulk lines or feed"
expect_exit 0 tra export --format vespa --mapping
expect_in out "rank-profile"
expect_exit 2 tra export --format csv --mapping

# CIFF, decoded here by the rules of protocol buffers alone.
tra export --format ciff > one.ciff
cat > ciff.py <<'END'
import struct, sys
data = open(sys.argv[1], "rb").read()
def varint(at):
    value = shift = 0
    while True:
        byte = data[at]; at += 1; value |= (byte & 127) << shift; shift += 7
        if byte < 128: return value, at
def fields(at, end):
    found = []
    while at < end:
        key, at = varint(at)
        if key & 7 == 0: value, at = varint(at)
        elif key & 7 == 1: value, at = struct.unpack("<d", data[at:at + 8])[0], at + 8
        else: size, at = varint(at); value, at = (at, at + size), at + size
        found.append((key >> 3, value))
    assert at == end
    return found
at, messages = 0, []
while at < len(data):
    size, at = varint(at); messages.append((at, at + size)); at += size
header = dict(fields(*messages[0]))
lists, documents = messages[1:1 + header[2]], messages[1 + header[2]:]
assert header[1] == 1 and len(documents) == header[3] == header[5] and header[4] == header[2]
lengths, terms = {}, {}
for one in lists:
    parts, document, postings = fields(*one), 0, {}
    term = data[slice(*dict(parts)[1])].decode()
    for number, value in parts:
        if number == 4:
            posting = dict(fields(*value)); document += posting.get(1, 0); postings[document] = posting[2]
    assert dict(parts)[2] == len(postings) and dict(parts)[3] == sum(postings.values())
    for number, count in postings.items(): lengths[number] = lengths.get(number, 0) + count
    terms[term] = postings
assert list(terms) == sorted(terms, key=str.encode)
records = [dict(fields(*one)) for one in documents]
assert [record.get(1, 0) for record in records] == list(range(len(records)))
assert all(record[3] == lengths[record.get(1, 0)] for record in records)
assert header[6] == sum(lengths.values()) and abs(header[7] - header[6] / header[3]) < 1e-9
ids = [data[slice(*record[2])].decode() for record in records]
for term in sorted(terms): print(term, dict(sorted((ids[number], count) for number, count in terms[term].items())))
END
python3 ciff.py one.ciff > one.terms || fail "CIFF is not what its header says"
grep -qx "hội {'hai': 1, 'một': 6}" one.terms || fail "the weights of fields are not in: $(grep hội one.terms)"
expect_not_in one.terms "còn"

expect_exit 0 tra import --format ciff -i back one.ciff
expect_in out "3 documents"
# The analysis of a day yields its month and year, which the file counts as well: they are not counted twice.
grep -qx "2018 {'bốn': 6}" one.terms || fail "a day without its year: $(grep 2018 one.terms)"
tra export -i back --format ciff > two.ciff
python3 ciff.py two.ciff | diff one.terms - > difference || fail "CIFF comes back otherwise: $(cat difference)"
expect_exit 0 tra search -i back --without pairs 'kinh tế'

# Damage is named with its byte, and changes nothing.
head -c 60 one.ciff > short.ciff
{ cat one.ciff; printf x; } > long.ciff
printf '\377\377\377\377\377\377' > wide.ciff
printf '\006\010\001\020\001\030\001' > empty.ciff
for damaged in short long wide empty; do
  expect_exit 2 tra import --format ciff -i back $damaged.ciff
  expect_in err "no CIFF"
done
expect_exit 2 tra import --format ciff -i back missing.ciff
tra export -i back --format ciff | cmp -s - two.ciff || fail "a damaged file has changed the index"
finish
