#!/usr/bin/env bash
# Ids are unique within an index: the first archive with an id keeps it, and the conflict is reported with advice.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

page() { mkdir -p "$(dirname "$1")"; printf '%s\n\nHà Nội, ngày 31/8/2021, hai bên trao đổi về hợp tác song phương.\n' "$2" > "$1"; }
expect_documents() {
  tra status --format json > status.json
  expect_json status.json "json['documents'] == $1"
}

page p/001.txt "Bài của p"
page q/001.txt "Bài của q"
page q/002.txt "Bài khác của q"
for threads in 1 4; do
  expect_exit 2 tra sync p q --threads $threads --index "index-$threads" --report report.json
  expect_in err "q/001.txt"
  expect_in err "$PWD/p"
  expect_in err "$PWD/q"
  expect_in out "--as NAME"
  expect_json report.json 'json["status"] == "ids_left_out" and len(json["left_out"]) == 1 and json["total"]["added"] == 2'
  expect_exit 0 tra show 001.txt --index "index-$threads"
  expect_in out "Bài của p"
  expect_exit 0 tra show 002.txt --index "index-$threads"
done

# Every run reports the conflict without reading the file again.
expect_exit 2 tra sync p q
expect_exit 2 tra sync --report report.json
expect_json report.json 'json["bytes_read"] == 0 and json["files_unchanged"] == 3 and len(json["left_out"]) == 1'

# The advice: a name for the second archive.
expect_exit 2 tra sync q --as q
expect_in err "forget"
expect_exit 0 tra forget q --yes
expect_exit 0 tra sync q --as q
expect_documents 3
expect_exit 0 tra show q/001.txt
expect_in out "Bài của q"
expect_exit 0 tra sync
page q/001.txt "Bài đã sửa của q"
expect_exit 0 tra sync q/001.txt --report report.json
expect_json report.json 'json["total"]["updated"] == 1'
expect_exit 0 tra show q/001.txt
expect_in out "Bài đã sửa của q"
expect_exit 2 tra sync p q --as both
expect_exit 2 tra sync p --as ''
page r/1.txt "Bài của r"
page r/2.txt "Bài ở lại"
expect_exit 2 tra sync r --as q
expect_in err "two archives of one name"

# An article may move from one archive to the other, but not while the first archive is missing.
mv q/002.txt p/
expect_exit 0 tra sync p q
expect_documents 3
expect_exit 0 tra sync r
for i in $(seq 20); do page "s/$i.html" "Bài $i"; done
expect_exit 0 tra sync s
mv r/1.txt s/
expect_exit 0 tra sync
expect_documents 25
expect_exit 0 tra show 1.txt
mv s away && mkdir -p r && page r/1.txt "Bài mới của r"
expect_exit 2 tra sync
expect_exit 0 tra show 1.txt
expect_in out "Bài của r"
mv away s

# When the holder of an id is deleted, the next run indexes the other archive's article.
rm s/1.txt
expect_exit 0 tra sync s
expect_exit 0 tra sync r
expect_exit 0 tra show 1.txt
expect_in out "Bài mới của r"

# JSON lines of a named archive get its name before their ids.
article a "Bài a" "Nội dung" > lines.jsonl
expect_exit 0 tra sync lines.jsonl --as lines
expect_exit 0 tra show lines/a
expect_exit 0 tra sync --rebuild
expect_exit 0 tra check
finish
