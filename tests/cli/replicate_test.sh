#!/usr/bin/env bash
# tra replicate: a replica has a whole commit at every moment, takes only what is new, and finishes what a killed run
# left; merging down to a number of segments; files read instead of mapped.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

batch() { python3 -c 'import json, sys
for i in range(int(sys.argv[1]), int(sys.argv[2])): print(json.dumps({"id": f"n{i}", "title": f"Bài {i}", "body": "hội đàm song phương " * 40}))' "$1" "$2"; }

batch 0 200 | tra add - > /dev/null
expect_exit 0 tra replicate "$TRA_INDEX" replica
expect_exit 0 tra check -i replica
tra export | sort > wanted
tra export -i replica | sort | cmp -s - wanted || fail "the replica differs"
expect_exit 0 tra replicate "$TRA_INDEX" replica
expect_in out " 0 files copied"
batch 150 400 | tra add - > /dev/null
expect_exit 0 tra delete n7
expect_exit 0 tra replicate "$TRA_INDEX" replica
expect_not_in out " 0 were there"
tra export | sort > wanted
tra export -i replica | sort | cmp -s - wanted || fail "the replica does not follow"

# Half a file of a killed run, and a manifest that never got its name, are in nobody's way.
batch 400 500 | tra add - > /dev/null
for name in "$TRA_INDEX"/segment-*; do
  [ -e "replica/${name##*/}" ] || head -c 100 "$name" > "replica/${name##*/}"
done
printf x > replica/manifest.tmp
expect_exit 0 tra check -i replica
expect_exit 0 tra replicate "$TRA_INDEX" replica
expect_exit 0 tra check -i replica
tra export | sort > wanted
tra export -i replica | sort | cmp -s - wanted || fail "a killed run is not finished"

# An index of its own is no replica; neither is one that is ahead.
batch 0 3 | tra add -i other - > /dev/null
expect_exit 2 tra replicate "$TRA_INDEX" other
expect_in err "no replica"
expect_exit 2 tra replicate other replica
expect_exit 2 tra replicate nowhere replica

tra replicate other twin > out
batch 5 8 | tra add -i third - > out
expect_exit 2 tra replicate third twin      # a commit of the same number
expect_in err "of another index"
expect_exit 0 tra check -i twin

# A replica is only read, until it is made an index of its own.
ls replica > before
for command in merge 'add articles.jsonl' 'delete n1' upgrade 'tag n1 +a' 'sync articles.jsonl'; do
  echo '{"id": "x", "title": "Bài"}' > articles.jsonl
  expect_exit 2 tra $command -i replica
  expect_in err "is a replica"
done
ls replica | cmp -s - before || fail "a refused command changed the replica: $(ls replica)"
expect_exit 2 tra merge -i replica --lang vi
expect_in err "đây là bản sao"
expect_exit 0 tra replicate "$TRA_INDEX" replica
cp -r replica own && rm own/replica
expect_exit 0 tra merge -i own
expect_exit 2 tra replicate "$TRA_INDEX" own

# Segments: the smallest are merged, the answers stay.
for i in 1 2 3 4 5 6; do batch $((500 + i * 10)) $((510 + i * 10)) | tra add - > /dev/null; done
tra search --format trec --limit 1000 'hội đàm' | cut -d' ' -f3 | sort > before
expect_exit 0 tra merge --segments 3
# Background merges of the additions may have left fewer.
segments=$(sed -n 's/.* in \([0-9]*\) segments\{0,1\},.*/\1/p' out)
[ "${segments:-9}" -le 3 ] || fail "$segments segments: $(cat out)"
tra search --format trec --limit 1000 'hội đàm' | cut -d' ' -f3 | sort | cmp -s - before || fail "a merge changes the answers"
expect_exit 2 tra merge --segments 3 --sort date
expect_exit 0 tra merge
expect_in out "in 1 segment,"
expect_exit 0 tra check

for access in map read auto; do
  tra search --access $access --format trec --limit 1000 'hội đàm' | cut -d' ' -f3 | sort | cmp -s - before || fail "--access $access"
done
expect_exit 2 tra search --access other x
finish
