#!/usr/bin/env bash
# Slips of the keyboard are put right from the archive's own words, as a suggestion with its hits, never silently.
root=$(dirname "$(realpath "${BASH_SOURCE[0]}")")/../..
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export LC_ALL=C.UTF-8

expect_exit 0 tra sync "$root/corpus/sample"
# first TEXT CORRECTION: what the first correction is.
first() {
  tra suggest "$1" --format json > out
  expect_json out "json['corrections'][0]['text'].lower() == '$2' and json['corrections'][0]['hits'] > 0"
}
first 'thủ tướg' 'thủ tướng'
first 'thu tướn' 'thủ tướng'
first 'ngoai gioa' 'ngoại giao'
first 'tham khảo chính trj' 'tham khảo chính trị'
for right in 'thủ tướng' 'tham khảo chính trị' 'ngoai giao' Lào; do
  tra suggest "$right" --format json > out
  expect_json out 'json["corrections"] == []'
done
# No article has all words of a long query, right or wrong: the likeliest words are shown all the same, without a count.
tra suggest 'thủ tướg thăm giá cà phê Argentina' --format json > out
expect_json out 'json["corrections"][0]["text"].startswith("thủ tướng") and json["corrections"][0]["hits"] == 0'
tra search 'thủ tướg thăm giá cà phê Argentina' --limit 1 > out
expect_in out 'Did you mean: thủ tướng thăm giá cà phê Argentina?'
expect_not_in out '(0 articles)'

# A search shows it beside what it found as asked, and takes nothing in its place.
tra search 'tham khảo chính trj' --format json > out
expect_json out 'json["corrections"][0]["text"] == "tham khảo chính trị" and json["corrections"][0]["hits"] > 0'
expect_json out 'json["relaxed"] and "read_as" not in json'
expect_exit 0 tra search 'tham khảo chính trj' --limit 1
expect_in out 'Did you mean: tham khảo chính trị? ('

# A name without its capital is a name all the same, and of two words that are as near, the one is meant with which some
# article has all the words.
for n in 1 2 3 4 5 6; do
  article "bay$n" 'Chuyến bay đến Thượng Hải' "Hành khách đi Thượng Hải lần $n hái hoa."
  article "quan$n" "Quán bún ở phố $n" 'Bát bún ngon, hàng xóm khen.'
  article "bun$n" "Đường đầy bùn ở làng $n" 'Bánh xe lún trong bùn đất, bùn ngập lối đi.'
done | tra add --no-facets - > /dev/null
first 'Chuyến bay đến Thượng hái' 'chuyến bay đến thượng hải'
first 'quán bụn ngon' 'quán bún ngon'
first 'lối bụn đất làng' 'lối bùn đất làng'

# The queries are the titles of the archive itself.
tra search '*' --limit 200 --format jsonl --fields title |
  python3 -c 'import json, sys
for line in sys.stdin: print((json.loads(line)["title"] or "").replace("\n", " "))' > titles
"$root/bench/spelling/run" "$program" "$TRA_INDEX" titles --count 100 --least 80 > out || fail "too few put right: $(cat out)"
finish
