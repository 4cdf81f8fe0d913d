#!/usr/bin/env bash
# Writes the golden index anew: an index in the format of the program given, with all that an index holds. To be run once
# when a version of the format is released, never to make a failing test pass:
#   bash tests/golden/make_index.sh build/tra
set -euo pipefail
program=$(realpath "$1")
folder=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
source "$folder/index_searches.sh"
root=/tmp/tra-golden  # always the same, because an index remembers the path of its archive
mkdir "$root"         # fails when it exists
trap 'rm -rf "$root"' EXIT
cd "$root"

write_articles archive
tra() { "$program" --index index "$@" > output 2>&1 || { cat output; exit 1; }; }
tra sync --threads 1 archive                       # the first segment, and an archive that the index remembers
printf 'Thông báo số 7\n\nBài này được sửa lại sau.\n' > archive/b-7.txt
rm archive/b-8.txt
tra sync --threads 1 archive                       # a second segment, with an article replaced and one removed
printf '{"id": "riêng", "title": "Bài thêm riêng", "body": "Không thuộc kho nào.", "url": "https://a.example/1"}\n' |
  tra add --threads 1 -
tra tag a-1.txt "+đọc-lại" --note "ghi chú của người đọc"
tra delete a-3.txt

rm -rf "$folder/index"
cp -r index "$folder/index"
rm -f "$folder/index/write.lock"
answers "$program" index > "$folder/index.txt"
echo "written: $(du -sk "$folder/index" | cut -f1) KiB in $(find "$folder/index" -type f | wc -l) files"
