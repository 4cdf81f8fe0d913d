#!/usr/bin/env bash
# Unusual input: no index, an empty index, queries with thousands of words or invalid bytes, files with odd names,
# articles with a line of 50 MB.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

for command in "search lào" facets status check merge export "show a" "delete a"; do
  expect_exit 2 tra $command
  expect_in err "there is no index"
  expect_lines err 1
  expect_lines out 0
done
mkdir "$TRA_INDEX"  # a folder, but no index in it
for command in "search lào" facets status export "show a"; do
  expect_exit 2 tra $command
  expect_lines err 1
done
expect_exit 2 tra check
expect_in err "no index"
printf 'not a manifest' > not-an-index
expect_exit 2 tra search lào --index not-an-index
rmdir "$TRA_INDEX"

# An index from which all articles were removed.
expect_exit 0 tra add - < <(article a "Một bài" "Thân bài.")
expect_exit 0 tra delete a
expect_exit 1 tra search bài
expect_exit 1 tra search bài --format json
expect_json out 'json["hits"] == [] and json["total"]["value"] == 0'
expect_exit 1 tra facets
expect_exit 0 tra status
expect_exit 0 tra merge
expect_exit 0 tra check
expect_exit 0 tra export
expect_lines out 0

# Unusual queries.
{
  article lao "Tham khảo chính trị Lào" "Hai bên trao đổi."
  article khmer "Thăm Campuchia" "Hai bên hội đàm."
} | tra add - > /dev/null
expect_exit 0 tra search "$(python3 -c 'print("lào " * 10000)')" --limit 1
words=$(python3 -c 'print(" ".join(f"từ{i}" for i in range(10000)), "lào")')
expect_exit 0 tra search "$words"
expect_in out "lao"
expect_exit 2 tra search "$(python3 -c 'print(" ".join(f"a{i}" for i in range(18000)))')"
expect_lines err 1
expect_exit 0 tra search "$(python3 -c 'print("(" * 5000 + "lào" + ")" * 5000)')"
for query in $'l\xe0o lào' $'\xff\xfe' $'lào \xc3' $'\xed\xa0\x80 lào' $'lào\x01' '"' '(((' '))) lào' 'AND OR' '-' 'title:' '***' '~5' '^2' ':' '   ' ''; do
  status=0
  tra search "$query" --format json > out 2> err || status=$?
  [ $status -le 1 ] || fail "exit status $status of the query $(printf %q "$query"): $(cat err)"
  expect_json out 'isinstance(json["hits"], list)'
done
expect_exit 1 tra show $'\xff\xfe'
expect_exit 2 tra search lào --country $'\xff'
expect_lines err 1
expect_exit 0 tra search 'lào country:' # no value: words

# File names with blanks, quotes, a line break, a leading hyphen, invalid bytes, Vietnamese in NFD, and a great length.
mkdir -p archive/'thư mục'
page() { printf '%s\n\nHà Nội, ngày 31/8/2021, hai bên trao đổi về hợp tác song phương với Lào.\n' "$2" > "$1"; }
page 'archive/thư mục/bài viết.txt' "Bài trong thư mục"
page "archive/it's \"quoted\".txt" "Tên có dấu nháy"
page $'archive/line\nbreak.txt' "Tên có xuống dòng"
page archive/-rf.txt "Tên có gạch ngang"
page $'archive/b\xe0i.txt' "Tên không phải UTF-8"
page $'archive/ba\xcc\x80i.txt' "Tên dạng NFD"
page "archive/$(printf 'd%.0s' $(seq 240)).txt" "Tên rất dài"
page 'archive/a%20b#c?d.txt' "Tên như địa chỉ"
expect_exit 0 tra sync archive
expect_in out "added"
expect_exit 0 tra search 'song phương' --format json --limit 20
expect_json out 'len(json["hits"]) == 8 and len({hit["id"] for hit in json["hits"]}) == 8'
python3 -c 'import json; print(*(h["id"] for h in json.load(open("out"))["hits"]), sep="\0", end="\0")' > ids
while IFS= read -r -d '' id; do expect_exit 0 tra show -- "$id"; done < ids
expect_exit 0 tra sync archive
expect_exit 0 tra search 'song phương' --limit 20
expect_lines err 0

# A line of 50 MB as JSON, as a page, and as a single word.
mkdir long
python3 - <<'P'
import json
sentence = "Hai bên trao đổi về hợp tác song phương và khu vực. "
size = 50_000_000
with open("long/body.jsonl", "w") as out:
    out.write(json.dumps({"id": "before", "title": "Trước", "body": "Bài trước."}) + "\n")
    out.write(json.dumps({"id": "long", "title": "Dài", "body": sentence * (size // len(sentence.encode()))}, ensure_ascii=False) + "\n")
    out.write(json.dumps({"id": "after", "title": "Sau", "body": "Bài sau."}) + "\n")
with open("long/word.txt", "w") as out:
    out.write("x" * size)
P
expect_exit 0 tra sync --index long-index --threads 2 long
expect_exit 0 tra show --index long-index before
expect_exit 0 tra show --index long-index after
tra search --index long-index 'khu vực' --format json > out 2> err
[ "$(wc -c < out)" -lt 20000 ] || fail "a long article gives a long snippet: $(wc -c < out) bytes"
expect_exit 0 tra check --index long-index

# Files that no manifest names are removed; files that others put into the folder are not.
foreign="segment-notes.txt manifest-2024.pdf attachment-mail.eml manifest.txt"
garbage="segment-0123456789abcdef0123456789abcdef.terms attachment-00000000000000aa-0 manifest.tmp"
for name in $foreign $garbage; do echo text > long-index/$name; done
expect_exit 0 tra delete --index long-index before
for name in $foreign; do [ -e long-index/$name ] || fail "$name has been removed"; done
for name in $garbage; do [ ! -e long-index/$name ] || fail "$name is still there"; done

# A link is never followed, and what is in the way of a commit is named with what to do.
echo kept > victim
for kind in link folder pipe; do
  rm -f long-index/write.lock
  case $kind in
    link) ln -s ../victim long-index/write.lock ;;
    folder) mkdir long-index/write.lock ;;
    pipe) mkfifo long-index/write.lock ;;
  esac
  expect_exit 2 tra delete --index long-index after
  expect_in err "the lock is not a regular file; remove it"
  rm -r long-index/write.lock
done
mkdir -p long-index/manifest.tmp/inside
expect_exit 2 tra delete --index long-index after
expect_in err "move it elsewhere"
rm -r long-index/manifest.tmp
ln -s ../victim long-index/manifest.tmp
expect_exit 0 tra delete --index long-index after
[ "$(cat victim)" = kept ] || fail "a commit wrote through a link"
expect_exit 0 tra check --index long-index
finish
