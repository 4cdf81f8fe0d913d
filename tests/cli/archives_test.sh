#!/usr/bin/env bash
# The archives of an index, as a new user meets them: one folder is synced, then another; one is moved away; a part is
# synced, then all. Nothing is removed that was not meant to be.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

page() { mkdir -p "$(dirname "$1")"; printf '%s\n\nHà Nội, ngày 31/8/2021, hai bên trao đổi về hợp tác song phương.\n' "$2" > "$1"; }
pages() { for i in $(seq "$2" "$3"); do page "$1/$i.txt" "Bài số $i của $1"; done; }
expect_documents() {
  tra status --format json > status.json
  expect_json status.json "json['documents'] == $1"
}
expect_report() { expect_json report.json "$1"; }

# Syncing another folder, a single file, or a folder inside the archive leaves the other articles unchanged.
pages all/2020 1 15
pages all/2021 16 30
pages other 31 40
expect_exit 0 tra sync all/
expect_exit 0 tra sync other
expect_documents 40
expect_exit 0 tra sync all/2020/1.txt --report report.json
expect_documents 40
expect_report 'json["files"] == 1 and json["archives"][0]["part"] == "2020/1.txt"'
page all/2020/1.txt "Bài đã sửa"
page all/2021/99.txt "Bài ngoài phần được nêu"
expect_exit 0 tra sync all/2020 --report report.json
expect_report 'json["total"]["updated"] == 1 and json["total"]["added"] == 0'
expect_exit 0 tra show 2020/1.txt
expect_documents 40
rm all/2020/2.txt all/2021/99.txt
expect_exit 0 tra sync all/2020/2.txt --report report.json # a part that is gone
expect_report 'json["archives"][0]["removed"] == ["2020/2.txt"]'
expect_documents 39
expect_exit 2 tra sync all/2020/mistyped.txt # a part that never was
expect_in err "no such file or folder"
expect_in err "all/2020/mistyped.txt"
mkdir all/nothing
expect_exit 2 tra sync all/nothing
expect_in err "no file to read in it"
rmdir all/nothing
expect_exit 2 tra sync all/2020 --exclude '*.html'
expect_in err "part of the archive"

# A folder that contains an archive is refused, with advice. Through a symbolic link it is recognised as the same
# archive.
mkdir -p around && mv other around/other && ln -s around/other other
expect_exit 0 tra sync other
expect_documents 39
expect_exit 0 tra sync around/other
expect_documents 39
expect_exit 2 tra sync around
expect_in err "contains"
expect_in err "forget"
expect_documents 39

# Without arguments, all archives are synced with the patterns given first.
page all/2021/draft.txt "Bản nháp"
expect_exit 0 tra sync all --exclude 'draft*'
expect_exit 0 tra sync --report report.json
expect_report 'len(json["archives"]) == 2 and json["total"]["articles"] == 39'
expect_json status.json '[a["articles"] for a in json["archives"]] == [29, 10]'
expect_exit 0 tra status
expect_in out "$PWD/all --exclude draft*"
expect_exit 2 tra sync --include '*.txt'

# Articles of tra add are never removed or replaced by a sync.
article extra "Bài thêm" "Thêm tay" | tra add - > /dev/null
expect_exit 0 tra sync
expect_documents 40
page all/extra "Bài của kho"
expect_exit 2 tra sync all
expect_in err "put in by itself"
expect_exit 0 tra show extra
expect_in out "Bài thêm"
expect_exit 2 tra sync # told again, though nothing is read
expect_in err "put in by itself"
expect_exit 0 tra delete extra
expect_exit 0 tra sync
expect_exit 0 tra show extra
expect_in out "Bài của kho"
rm all/extra
expect_exit 0 tra sync
expect_documents 39

# When an archive was moved away, unmounted or emptied, nothing of it is removed, and the others are synced.
mv all gone
pages around/other 41 42
expect_exit 2 tra sync --report report.json
expect_in out "HELD BACK"
expect_in out "2020/1.txt"
expect_in out "it is not there"
expect_in out "(--allow-removals removes them, tra forget drops the archive)"
expect_documents 41
expect_report 'json["status"] == "held_back" and json["exit_status"] == 2'
expect_report 'len(json["archives"][0]["held_back"]) == 29 and json["archives"][1]["counts"]["added"] == 2'
expect_exit 2 tra sync --max-removals 100% # which is no permission where the archive itself is missing
expect_documents 41
mkdir all
expect_exit 2 tra sync
expect_in out "it is empty"
expect_documents 41
expect_exit 2 tra sync all
expect_documents 41
rmdir all && mv gone all
expect_exit 0 tra sync
expect_documents 41

# Too many articles are gone at once: limits of the user's own, the next run, and explicit permission.
rm all/2021/*
expect_exit 2 tra sync all --dry-run
expect_in out "HELD BACK"
expect_exit 2 tra sync all
expect_documents 41
expect_exit 2 tra sync
expect_in out "too many of its 29 articles are gone"
expect_exit 2 tra sync all --max-removals 14
expect_exit 2 tra sync all --max-removals 40%
expect_exit 2 tra sync all --max-removals some
expect_documents 41
expect_exit 0 tra sync all --max-removals 60% --dry-run
expect_in out "- 2021/16.txt"
expect_in out "0 to add, 0 to replace, 15 to remove"
expect_documents 41
expect_exit 0 tra sync all --max-removals 15
expect_documents 26
rm all/2020/*
mkdir all/keep
page all/keep/1.txt "Còn lại"
expect_exit 0 tra sync all --allow-removals
expect_documents 13

# When a file lost most of its lines, their removal is held back, and again at the next run.
for i in $(seq 50); do article "line-$i" "Dòng $i" "Nội dung thứ $i"; done > lines.jsonl
expect_exit 0 tra sync lines.jsonl
head -n 20 lines.jsonl > shorter && mv shorter lines.jsonl
for night in 1 2; do
  expect_exit 2 tra sync lines.jsonl
  expect_documents 63
done
expect_exit 0 tra sync lines.jsonl --allow-removals
expect_documents 33

# A dry run reports what a run would do and changes nothing.
page all/keep/2.txt "Thêm"
page all/keep/1.txt "Đã sửa"
rm around/other/31.txt
tra export > before.jsonl
expect_exit 0 tra sync --dry-run
expect_in out "+ keep/2.txt"
expect_in out "~ keep/1.txt"
expect_in out "- 31.txt"
tra export | cmp -s - before.jsonl || fail "a dry run has changed the index"
expect_exit 0 tra sync --report report.json
expect_report '[json["total"][k] for k in ("added", "updated", "removed")] == [1, 1, 1]'

# tra forget removes an archive.
expect_exit 2 tra forget all
expect_in err "--yes"
expect_exit 2 tra forget al --yes
expect_in err "near it: "
expect_exit 0 tra forget all --yes
expect_in out "2 articles of all removed"
expect_documents 31
expect_exit 0 tra sync
expect_documents 31
expect_exit 0 tra sync all
expect_documents 33

# Without any archive, a sync is an error.
expect_exit 2 tra sync --index new
expect_in err "remembers no archive"
finish
