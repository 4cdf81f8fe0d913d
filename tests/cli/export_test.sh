#!/usr/bin/env bash
# Every member of an article is kept through an export and an import into another index.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

{
  article full "Tiêu đề" "Thân bài.\\nĐoạn hai." '"lead": "Mào đầu", "captions": "Ảnh: một", "date": "2024-12-16",
    "url": "https://example.org/x", "source": "Báo", "partner_country": ["LA", "KH"], "countries_mentioned": ["LA", "KH", "VN"],
    "meeting_type": ["talks", "meeting"], "meeting_level": "minister", "meeting_ordinal": 11, "meeting_date": "2024-12-16/2024-12-17",
    "meeting_mode": "hybrid", "tags": ["a", "b"], "views": 12345678901, "nested": {"x": [true, null]}' | tr -d '\n'
  echo
  article partial "Chỉ ngày và tháng" "Thân." '"meeting_date": "08-31"'
} > in.jsonl

expect_exit 0 tra add --no-facets in.jsonl
expect_exit 0 tra export
cp out first.jsonl
cat > compare.py <<'P'
import json, sys
def read(name): return {json.loads(line)["id"]: json.loads(line) for line in open(name)}
given, got = read(sys.argv[1]), read(sys.argv[2])
sys.exit(0 if given == got else f"given {given}\ngot {got}")
P
python3 compare.py in.jsonl first.jsonl || fail "members are lost in export"
expect_exit 0 tra add --index again --no-facets first.jsonl
expect_exit 0 tra export --index again
python3 compare.py first.jsonl out || fail "members are lost on the way back"
expect_exit 0 tra merge
expect_exit 0 tra export
python3 compare.py in.jsonl out || fail "members are lost in a merge"
finish
