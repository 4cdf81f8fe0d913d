#!/usr/bin/env bash
# tra import copies the articles of other indexes completely, replaces equal ids, and imports all or nothing.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

{
  article lao "Tham khảo chính trị Việt Nam - Lào lần thứ 6" "Hai Thứ trưởng đồng chủ trì." '"tail": "Giá vàng", "note": "giữ lại"'
  article chung "Bản cũ" "Thân cũ."
} | tra add --index one - > /dev/null
{
  article chung "Bản mới" "Thân mới."
  article gone "Sẽ xóa" "Không còn."
  article cuba "Kỳ họp thứ 42 Ủy ban liên Chính phủ Việt Nam - Cuba" "Hai Bộ trưởng đồng chủ trì."
} | tra add --index two - > /dev/null
expect_exit 0 tra delete --index two gone
article here "Có sẵn" "Bài có sẵn." | tra add - > /dev/null

expect_exit 0 tra import one two
expect_in out "4 articles added or replaced; 4 articles in the index"
expect_exit 0 tra check
tra export | sort > all.jsonl
{ tra export --index one | grep '"lao"'; tra export --index two; tra export | grep '"here"'; } | sort > wanted.jsonl
cmp all.jsonl wanted.jsonl || fail "an import changes articles: $(diff all.jsonl wanted.jsonl)"
expect_exit 0 tra search 'title:mới'
expect_exit 0 tra search '*' --country CU
expect_exit 1 tra show gone

# Importing twice changes nothing. An imported article is kept, and an archive's article with its id is reported and
# left out.
expect_exit 0 tra import one two
tra export | sort | cmp - all.jsonl || fail "a second import changes the index"
expect_exit 0 tra import --index fresh one
expect_exit 0 tra show --index fresh lao
mkdir archive
printf 'Bài của kho\n\nNội dung trong kho lưu trữ của cơ quan.\n' > archive/chung
expect_exit 2 tra sync --index fresh archive
expect_in err "put in by itself"
expect_exit 1 tra search --index fresh 'lưu trữ'
expect_exit 0 tra delete --index fresh chung
expect_exit 0 tra sync --index fresh archive
expect_exit 0 tra search --index fresh 'lưu trữ'
expect_exit 0 tra import --index fresh two
expect_exit 0 tra search --index fresh 'title:mới'
expect_exit 2 tra sync --index fresh archive
expect_exit 0 tra search --index fresh 'title:mới'

# A failed import reports the reason and changes nothing.
for other in missing "$TRA_INDEX" archive; do
  expect_exit 2 tra import "$other"
  expect_lines err 1
done
expect_exit 2 tra import --index never missing
[ ! -e never ] || fail "an import of nothing has made an index"
expect_exit 2 tra import
tra export | sort | cmp - all.jsonl || fail "a failed import has changed the index"

# An import killed at any time leaves the index unchanged.
python3 -c 'import json
for i in range(3000): print(json.dumps({"id": f"n{i}", "title": f"Bài {i}", "body": "hội đàm song phương " * 300}))' |
  tra add --index large - > /dev/null
for delay in 0.02 0.05 0.1 0.2 0.4; do
  "$program" import large > /dev/null 2>&1 & import=$!
  sleep $delay
  kill -KILL $import 2> /dev/null
  wait $import 2> /dev/null
  expect_exit 0 tra check
  tra export | sort > now.jsonl
  cmp -s now.jsonl all.jsonl || [ "$(wc -l < now.jsonl)" -eq 3004 ] || fail "killed after $delay s it has $(wc -l < now.jsonl) articles"
done
expect_exit 0 tra import large
expect_in out "3,004 articles in the index"
finish
