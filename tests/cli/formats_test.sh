#!/usr/bin/env bash
# The files in corpus/formats were made by the programs people use. Every article in labels.jsonl must be found with
# its title, date, author, address and text, without the text that must be absent, and damage must be counted.
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
source "$here/support.sh"
corpus=$here/../../corpus/formats

cp -r "$corpus" formats
rm -r formats/making formats/make formats/README.md formats/articles.txt
mv formats/labels.jsonl labels.jsonl
expect_exit 0 tra sync formats --report report.json
cp out table
tra export > articles.jsonl
python3 "$here/check_formats.py" labels.jsonl articles.jsonl report.json || fail "labels do not hold"

# Every reader has a row in the table, and a second sync does not read complete files again.
for reader in html singlefile monolith mhtml mail mbox epub docx odt feed table markdown archivebox wacz filter; do
  grep -q "^$reader " table || fail "no row of $reader"
done
expect_in table "passed over:"
expect_in table "a sitemap, no article"
cp articles.jsonl first.jsonl
expect_exit 0 tra sync formats
tra export > articles.jsonl
cmp -s first.jsonl articles.jsonl || fail "a second sync changes the index"

# A message keeps its id when its flags change.
mv 'formats/maildir/new/1694995620.M1P77.thu-vien' 'formats/maildir/cur/1694995620.M1P77.thu-vien:2,S'
expect_exit 0 tra sync formats
expect_in out "mail"
tra export | sort > after
sort first.jsonl | cmp -s - after || fail "a message that was read has another key"

# What a feed says about a page is applied and withdrawn with the feed, although the page does not change.
mv formats/feeds/summaries.xml .
expect_exit 0 tra sync formats
expect_in out "divided again"
tra export | python3 -c 'import json, sys
sys.exit(any("date" in a for a in map(json.loads, sys.stdin) if a["id"].startswith("feeds/summarized")))' ||
  fail "the day of a page is still that of a feed that is gone"
mv summaries.xml formats/feeds/
expect_exit 0 tra sync formats
tra export | sort | cmp -s - after || fail "a feed that came back does not tell what it told"

expect_exit 0 tra formats
expect_in out "pdftotext"
expect_in out "mimetic"
expect_exit 0 tra formats --format json
expect_json out 'len(json["readers"]) >= 17 and any(f["kind"] == "application/pdf" for f in json["filters"])'
finish
