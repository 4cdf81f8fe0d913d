#!/usr/bin/env bash
# tra sync adds new articles, replaces changed ones, removes deleted ones, and keeps those whose files failed.
corpus=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../corpus")
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

counts() {  # the totals of the last report: added updated unchanged removed failed
  python3 -c 'import json; t = json.load(open("report.json"))["total"]
print(*(t[k] for k in ("added", "updated", "unchanged", "removed", "failed")))'
}
# expect_sync STATUS "ADDED UPDATED UNCHANGED REMOVED FAILED" [OPTIONS...] ARCHIVE...
expect_sync() {
  local status=$1 wanted=$2
  shift 2
  rm -f report.json
  expect_exit "$status" tra sync --report report.json "$@"
  [ "$(counts)" = "$wanted" ] || fail "sync $*: $(counts) instead of $wanted"
}
expect_documents() {
  tra status --format json > status.json
  expect_json status.json "json['documents'] == $1"
}
page() { printf '%s\n\nHà Nội, ngày 31/8/2021, hai bên trao đổi về hợp tác song phương.\n' "$2" > "$1"; }

mkdir -p archive/2021
page archive/2021/lao.txt "Tham khảo chính trị Việt Nam - Lào lần thứ 6"
page archive/khmer.txt "Thăm chính thức Campuchia"
for i in 1 2 3; do article "line-$i" "Bài số $i" "Nội dung thứ $i"; done > archive/lines.jsonl

expect_sync 0 "5 0 0 0 0" archive
expect_documents 5
expect_exit 0 tra show 2021/lao.txt
expect_exit 0 tra show line-2
index_content > before.json
expect_sync 0 "0 0 5 0 0" archive
expect_json report.json 'json["files_unchanged"] == 3'
index_content > after.json
cmp -s before.json after.json || fail "a sync without work has changed the index"

# A changed page, a changed line, a new line, and a deleted line.
page archive/khmer.txt "Hội đàm với Campuchia"
{ article line-1 "Bài số 1" "Nội dung thứ 1"; article line-2 "Bài số hai" "Nội dung mới"; article line-4 "Bốn" "Bốn"; } > archive/lines.jsonl
expect_sync 0 "1 2 2 1 0" archive
expect_exit 1 tra show line-3
expect_exit 0 tra search 'title:hội title:đàm'
expect_documents 5

# Only the file's time has changed.
touch -d '2001-01-01' archive/lines.jsonl
expect_sync 0 "0 0 5 0 0" archive

# A file that fails keeps its old articles. Broken lines are reported with their numbers, and again at the next sync.
{ article line-1 "Bài số 1" "Nội dung thứ 1"; echo '{"id": "line-2", "title": '; article line-4 "Bốn" "Bốn"; echo '[]'; } > archive/lines.jsonl
expect_sync 0 "0 0 5 0 2" archive
expect_in err "lines.jsonl:2"
expect_in err "lines.jsonl:4"
expect_exit 0 tra show line-2
expect_sync 0 "0 0 5 0 2" archive
expect_in err "lines.jsonl:2"
rm archive/lines.jsonl
expect_sync 0 "0 0 2 3 0" archive

# Of several articles with the same id, every sync takes the last one in the archive's order.
mkdir archive/twice
for id in a b c; do for number in 1 2 3; do article $id "Bài $id lần $number" "Nội dung"; done; done > archive/twice/1.jsonl
article a "Bài a lần 4" "Nội dung" > archive/twice/2.jsonl
for threads in 1 2; do
  expect_exit 0 tra sync archive --threads $threads --report report.json
  expect_json report.json 'json["duplicates"] == len(json["given_twice"]) == 7 and json["failures"] == []'
  expect_not_in out "failures:"
  expect_in err '"b" is also given by twice/1.jsonl; the later one is taken'
  for title in "a lần 4" "b lần 3" "c lần 3"; do
    expect_exit 0 tra show "${title%% *}"
    expect_in out "Bài $title"
  done
done
rm -r archive/twice
expect_sync 0 "0 0 2 3 0" archive

# Bad files are reported, and the others are indexed.
: > archive/empty.txt
head -c 5000 /dev/urandom > archive/binary.bin
odd=$'archive/odd\xff\nname.txt'
page "$odd" "Tên tệp lạ"
head -c 52428800 /dev/zero | tr '\0' 'x' > archive/long.jsonl
expect_exit 0 tra sync archive --report report.json
expect_in err "empty.txt"
expect_in err "binary.bin"
expect_in err "long.jsonl"
expect_json report.json 'json["total"]["added"] == 1 and json["total"]["failed"] == 3'
expect_in out "failures:"
expect_in out "the file is empty"
expect_json report.json '{"path", "line", "reason"} == set(json["failures"][0]) and len(json["failures"]) == 3'
rm archive/empty.txt archive/binary.bin archive/long.jsonl "$odd"
expect_exit 0 tra sync archive
expect_documents 2

# Folders that contain themselves, broken links, pipes, and pages over the limit; the table counts them.
ln -s .. archive/2021/loop
ln -s nowhere archive/dangling
mkfifo archive/pipe
head -c 70000000 /dev/zero | tr '\0' 'x' > archive/huge.txt
printf 'Hội đàm với Cuba\n\nHai Bộ trưởng trao đổi về hợp tác nông nghiệp, nhất trí mở đường bay thẳng.\n' |
  python3 "$corpus/tools/encode.py" windows-1258 > archive/old.txt
expect_exit 0 tra sync archive --report report.json
for name in loop dangling pipe huge.txt; do expect_in err "$name"; done
expect_in err "64 MiB"
expect_in out "encodings repaired: windows-1258 1"
expect_in out "without title"
expect_json report.json 'json["encodings_repaired"] == {"windows-1258": 1} and json["total"]["added"] == 1'
expect_json report.json '{"articles", "without_title", "without_date", "without_country"} <= set(json["indexed"])'
expect_json report.json 'json["readers"]["text"]["articles"] == 3'
rm archive/2021/loop archive/dangling archive/pipe archive/huge.txt archive/old.txt
expect_exit 0 tra sync archive
expect_documents 2

if [ "$(id -u)" -ne 0 ]; then
  chmod 000 archive/2021
  expect_exit 0 tra sync archive
  expect_in err "2021"
  expect_documents 2
  chmod 755 archive/2021
fi

# An empty or missing archive does not empty the index.
mkdir nothing
expect_exit 2 tra sync nothing
expect_exit 2 tra sync archive missing
expect_documents 2

# Two archives give the same id: the conflict is reported, and one article is kept.
mkdir other
page other/khmer.txt "Một bài khác cùng tên"
expect_exit 2 tra sync archive other
expect_in err "khmer.txt"
expect_documents 2
expect_exit 0 tra forget other --yes
expect_documents 2
expect_exit 0 tra sync archive
expect_exit 0 tra search 'title:hội'
expect_documents 2

# Articles of tra add are kept, and an archive's article that tra delete removed is indexed again.
article extra "Bài thêm" "Thêm tay" | tra add - > /dev/null
expect_sync 0 "0 0 2 0 0" archive
expect_documents 3
expect_exit 0 tra delete khmer.txt
expect_sync 0 "1 0 1 0 0" archive

# Include and exclude patterns.
page archive/draft.txt "Bản nháp"
expect_sync 0 "0 0 2 0 0" --exclude 'draft*' archive
expect_sync 0 "0 0 1 1 0" --include '**/lao.txt' archive

# Several threads give the same index.
expect_exit 0 tra sync --index one --threads 1 archive
expect_exit 0 tra sync --index four --threads 4 archive
tra export --index one | sort > one.jsonl
tra export --index four | sort > four.jsonl
cmp one.jsonl four.jsonl || fail "threads change what is indexed"
finish
