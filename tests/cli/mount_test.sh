#!/usr/bin/env bash
# The articles of an archive that was a mount point in the last run, and is none now, are kept. Skipped when nothing can
# be mounted.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

mkdir disk archive
if ! mount --bind disk archive 2> err; then
  echo "Skipped: no folder can be mounted here ($(head -1 err))"
  exit 77
fi
trap 'umount "$scratch/archive" 2> /dev/null; rm -rf "$scratch"' EXIT

for i in 1 2 3; do printf 'Bài số %s\n\nHai bên trao đổi.\n' $i > disk/$i.txt; done
expect_exit 0 tra sync archive
umount archive
# An empty folder would be held back anyway. What lies below the mount point is therefore read as another archive.
printf 'Bài khác\n\nHai bên nhất trí.\n' > archive/other.txt
expect_exit 2 tra sync archive --report report.json
expect_json report.json 'json["status"] == "held_back" and "mount point" in json["archives"][0]["held_back_reason"]'
expect_json report.json 'json["archives"][0]["held_back"] == ["1.txt", "2.txt", "3.txt"]'
expect_exit 0 tra status --format json
expect_json out 'json["documents"] == 4'
expect_exit 2 tra sync
expect_in out "mount point"

mount --bind disk archive
rm disk/3.txt
expect_exit 0 tra sync --report report.json
expect_json report.json 'sorted(json["archives"][0]["removed"]) == ["3.txt", "other.txt"]'
umount archive
expect_exit 0 tra sync --allow-removals
expect_exit 0 tra status --format json
expect_json out 'json["documents"] == 1'
expect_exit 0 tra sync # what was allowed once is not held back again
expect_not_in out "HELD BACK"
finish
