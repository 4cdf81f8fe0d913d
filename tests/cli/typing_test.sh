#!/usr/bin/env bash
# Keystrokes typed without an input method: when nothing is found as typed, they are decoded and searched, and this is
# reported.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

{ article 1 "Việt Nam và Lào" "Hai nước Việt Nam và Lào hợp tác."; article 2 "Nam Phi" "Nam Phi và Nhật Bản."; } |
  expect_exit 0 tra add -

for query in 'vieetj nam' 'vieejt nam' 'Viet65 Nam'; do
  expect_exit 0 tra search "$query" --format json
  expect_json out 'json["read_as"].lower() == "việt nam" and json["total"]["value"] == 1 and not json["relaxed"]'
  expect_json out 'json["suggestions"] == []'
done
expect_exit 0 tra search 'vieejt nam laof'
expect_in out "Searched for: việt nam lào"
expect_not_in out "Ý bạn là"

# A typing error of someone who uses an input method is only offered as a suggestion.
expect_exit 0 tra search 'nhật banr'
expect_in out "Did you mean: nhật bản?"
expect_not_in out "Đã tìm theo"
expect_exit 0 tra search 'nhật bản' --format json
expect_json out '"read_as" not in json'
finish
