#!/usr/bin/env bash
# The disk fills up during a sync. The sync must report an error with its reason and leave the last commit intact, and
# a smaller sync must then succeed. Skipped when a small file system cannot be mounted.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

mkdir disk
if ! mount -t tmpfs -o size=8m tmpfs disk 2> err; then
  echo "Skipped: no file system can be mounted here ($(head -1 err))"
  exit 77
fi
trap 'umount "$scratch/disk"; rm -rf "$scratch"' EXIT
export TRA_INDEX=$scratch/disk/index

mkdir archive
article small "Bài nhỏ" "Hai bên trao đổi." > archive/small.jsonl
expect_exit 0 tra sync archive
python3 - > archive/large.jsonl <<'P'
import json, random
random.seed(1)
for i in range(6000):
    body = " ".join(f"w{random.randrange(10**9)}" for _ in range(300))
    print(json.dumps({"id": f"large-{i}", "title": f"Bài {i}", "body": body}))
P
expect_exit 2 tra sync --memory 16 archive
expect_in err "No space left on device"
expect_exit 0 tra check
expect_exit 0 tra search 'trao đổi'
expect_exit 0 tra status --format json
expect_json out 'json["documents"] == 1'

rm archive/large.jsonl
article other "Bài khác" "Hai bên hội đàm." > archive/other.jsonl
expect_exit 0 tra sync archive
expect_exit 0 tra status --format json
expect_json out 'json["documents"] == 2'
expect_exit 0 tra check
finish
