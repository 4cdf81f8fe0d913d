#!/usr/bin/env bash
# Vietnamese collation order of hits sorted by title, and of facet values with equal counts.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

{
  article 1 "Đối thoại lần thứ 10" "Hợp tác." '"partner_country": ["EE"]'                 # Estonia
  article 2 "Dự án mới" "Hợp tác." '"partner_country": ["DK"]'                            # Đan Mạch
  article 3 "Đối thoại lần thứ 9" "Hợp tác." '"partner_country": ["TW"]'                  # Đài Loan
  article 4 "An Giang" "Hợp tác." '"partner_country": ["AT"]'                             # Áo
  article 5 "Ấn Độ" "Hợp tác." '"partner_country": ["IN"]'                                # Ấn Độ
  article 6 "Ăn uống" "Hợp tác." '"partner_country": ["IN"]'
  article 7 "ma" "Hợp tác." '"partner_country": ["AR"]'                                   # Argentina
  article 8 "má" "Hợp tác."
  article 9 "mà" "Hợp tác."
  article 10 "" "Hợp tác."
} > articles.jsonl
expect_exit 0 tra add --no-facets - < articles.jsonl

expect_exit 0 tra search 'hợp tác' --sort title --limit 20 --format json
expect_json out '[h["id"] for h in json["hits"]] == ["4", "6", "5", "2", "3", "1", "7", "9", "8", "10"]'
expect_json out 'json["total"]["value"] == 10'
expect_exit 0 tra search 'hợp tác' --sort title --limit 3 --offset 3 --format json
expect_json out '[h["id"] for h in json["hits"]] == ["2", "3", "1"]'
expect_exit 0 tra search 'hợp tác' --sort title --limit 2 --all --format trec
[ "$(awk '{print $3}' out | paste -sd' ')" = "4 6" ] || fail "not in order of titles: $(cat out)"
expect_exit 2 tra search 'hợp tác' --sort name

# India has two articles, the other countries one each: A ... Ă Â, then D before Đ.
expect_exit 0 tra facets --facets country:0 --format json
expect_json out '[c["label"] for c in json["facets"]["partner_country"]] == ["Ấn Độ", "Áo", "Argentina", "Đài Loan", "Đan Mạch", "Estonia"]'
# A limit cuts off the last values in this order.
expect_exit 0 tra facets --facets country:3 --format json
expect_json out '[c["value"] for c in json["facets"]["partner_country"]] == ["IN", "AR", "AT"] or [c["value"] for c in json["facets"]["partner_country"]] == ["IN", "AT", "AR"]'
expect_exit 0 tra search 'hợp tác' --facets country:2 --format json
expect_json out 'len(json["facets"]["partner_country"]) == 2 and json["facets"]["partner_country"][0]["count"] == 2'
finish
