#!/usr/bin/env bash
# The five original pages of the project. Their facets must be correct. Names in the text around an article must not
# find the page by an ordinary query, but must find it as a phrase. The pages are not part of the repository; without
# them the test is skipped.
pages=${TRA_SHARED:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}/corpora/seeds
if [ ! -d "$pages" ]; then
  echo "Skipped: no pages in $pages"
  exit 77
fi
pages=$(realpath "$pages")
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

expect_exit 0 tra sync "$pages"
facets=partner_country,meeting_type,meeting_level,meeting_ordinal,meeting_date,meeting_mode,date
expect_exit 0 tra search '*' --format json --fields $facets --facets none
page() { expect_json out "[[hit[f] for f in '$facets'.split(',')] for hit in json['hits'] if hit['id'].startswith('$1')] == [$2]"; }
page 000 '[["MM"], ["political_consultation"], "deputy_minister", 9, None, "in_person", None]'
page 001 '[["LA"], ["political_consultation"], "deputy_minister", 6, "2021-08-31", "online", None]'
page 002 '[["CN"], ["steering_committee"], "minister", 16, "2024-12-10", "hybrid", None]'
page 003 '[["LA"], ["political_consultation"], "minister", 11, "2024-12-16", "in_person", None]'
page 004 '[["CN"], ["state_visit"], "head_of_state", None, None, "in_person", "2024-08-15"]'

# PAGE NAME: the name occurs only around the article, and none of its words inside.
while read -r page name; do
  tra search "$name" --format json > out
  expect_json out "not any(hit['id'].startswith('$page') for hit in json['hits'])"
  tra search "\"$name\"" --format json > out
  expect_json out "any(hit['id'].startswith('$page') for hit in json['hits'])"
done <<'NAMES'
000 Gia Lai
001 Lee Jae Myung
001 Paris
001 Gyeongju
002 Than Uyên
004 Vũng Tàu
004 Yên Thủy
004 Saysomphone Phomvihane
NAMES
finish
