#!/usr/bin/env bash
# Asking: without a query, by best dates, by the names people use, and what is said where nothing is found.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export TRA_NOW=2024-12-20 LC_ALL=C.UTF-8

{
  article met 'Tham khảo chính trị Việt Nam - Lào' 'Hai bên họp.' \
    '"date": "2024-01-05", "meeting_date": "2023-12-28", "partner_country": ["LA"], "meeting_type": ["political_consultation"], "meeting_level": "deputy_minister"'
  article span 'Chuyến thăm Đức' 'Hai bên hội đàm.' \
    '"date": "2024-12-16", "meeting_date": "2024-12-10/2024-12-14", "partner_country": ["DE"], "meeting_type": ["official_visit"], "meeting_level": "minister"'
  article guess 'Tiếp Đại sứ Anh' 'Buổi tiếp.' \
    '"date": "2024-01-03", "meeting_date": "12-30", "partner_country": ["GB"], "meeting_type": ["meeting"]'
  article plain 'Giá lúa' 'Thủ tướng nói về giá lúa.' '"date": "2012-05-06"'
  article undated 'Thủ tướng không ngày' 'Thủ tướng họp.'
} | tra add --no-facets - > /dev/null

ids() { python3 -c 'import json, sys; print(*[h["id"] for h in json.load(open("out"))["hits"]])'; }
found() {
  local wanted=$1
  shift
  expect_exit 0 tra search --format json "$@"
  [ "$(ids)" = "$wanted" ] || fail "found $(ids) instead of $wanted by: $*"
}

# No query: what the filters leave; neither: what to do.
expect_exit 2 tra search
expect_in err '--country'
expect_exit 1 tra search '  '
found met --country LA --type political_consultation
found 'span guess met plain' --from 2000 --sort date
found 'plain met guess span' --to 2025 --sort date:asc
expect_exit 2 tra delete --query ' ' --country LA

# Best dates: the meeting's, its year told by the publication, else the publication's; spans by overlap.
found 'plain met guess span' --to 2025 --sort date:asc
expect_json out 'json["hits"][1]["date"] == "2024-01-05" and json["hits"][1]["best_date"] == "2023-12-28"'
expect_json out 'json["hits"][2]["best_date"] == "2023-12-30" and json["undated"] == 1'
found span --from 2024-12-12 --to 2024-12-13
found span '* date:2024-12-14'
found span '* date:14/12/2024..'
expect_json out 'json["undated"] == 1'
found 'guess met' --published-from 2024 --published-to 2024-06 --sort date
found met --meeting-from 2023 --meeting-to 2023
found span --from 10d
found span --from '10 ngày'
found span --from 2024-Q4
found span --from 'quý 4/2024' --to 'hôm nay'
found span --from '2024/12/1'
found span 'date:10d'
found span 'date:"tháng này"'
expect_exit 1 tra search --from 'hôm qua' --format json
expect_exit 2 tra search --from 'hôm nào'
expect_in err "not 'hôm nào'"
expect_exit 2 tra search --from 2024 --to 2023
expect_exit 2 env TRA_NOW=tomorrow "$program" search --from 7d

# Of a query of very many words it is said that the words which articles lack are not named.
many=$(seq -f 'z%g' 101)
expect_exit 0 tra search --lang vi "lúa $many"
expect_in out 'hơn 100 từ nên không nêu'
expect_exit 0 tra search --format json "lúa $many"
expect_json out 'json["missing_untold"] and "missing" not in json["hits"][0]'
expect_exit 0 tra search --format json "lúa z1"
expect_json out '"missing_untold" not in json and json["hits"][0]["missing"] == ["z1"]'

# Values as people say them, and back as they are shown.
found span --country Germany
found guess --country UK
found 'met span' --country 'Lào,Đức' --sort title:desc
found met --type 'tham vấn'
found guess --type 'Gặp, tiếp, hội kiến'
found guess --type 'hội kiến'
found span --level 'ngoại trưởng'
expect_exit 2 tra search --country Làoo
expect_in err 'Lào (LA)'
expect_exit 2 tra search 'country:Làoo' --strict
expect_in err 'Lào (LA)'
expect_exit 2 tra search 'contry:LA' --strict
expect_in err 'near it: country'
expect_exit 1 tra search 'country:Làoo' --format json
expect_json out 'json["unknown_values"][0]["near"][0] == "Lào (LA)"'
expect_exit 0 tra values country
expect_in out 'Germany (DE)'
tra values country --format csv | sed 1d | while IFS=, read -r value label count; do
  [ "$(tra search --country "${label%$'\r'}" --format ids | wc -l)" = "${count%$'\r'}" ] || echo "$label"
done > unequal
expect_lines unequal 0
expect_exit 2 tra values contry
expect_in err 'near it: country'

# What left nothing.
expect_exit 1 tra search 'thủ tướng' --from 2015 --format json
expect_json out 'json["empty_parts"] == [{"kind": "filter", "what": "date: 2015–", "without": 2}]'
expect_json out 'not json["relaxed"] and "other_marks" not in json and json["undated"] == 1'
expect_exit 1 tra search 'thủ tướng' --from 2015
expect_in out 'without “date: 2015–” it would be 2 articles'
expect_in out '1 article without any date left out'
expect_exit 1 tra search 'thủ tướng country:LA' --format json
expect_json out '[(p["kind"], p["what"]) for p in json["empty_parts"]] == [("filter", "country: Laos")]'
expect_exit 1 tra search 'thủ tướng' --country LA --lang vi
expect_in out 'nếu bỏ điều kiện “country: Lào” thì có'
expect_exit 1 tra search 'country:LA -country:LA' --format json --lang vi
expect_json out '"trừ country: Lào" in [p["what"] for p in json["empty_parts"]]'
expect_exit 0 tra search 'giá lúa zzyx' --format json
expect_json out 'json["relaxed"] and json["empty_parts"][0]["what"] == "zzyx" and json["hits"][0]["missing"] == ["zzyx"]'
expect_exit 0 tra search lua --limit 3 --offset 50
expect_in out 'none of them behind place 50'

# What is no range, no name of a field, and a value that lacks its quotes.
expect_exit 2 tra search 'giá date:2017..2016' --strict
expect_in err 'not a date or range of dates'
expect_exit 2 tra search 'giá ordinal:2..1' --strict --lang vi
expect_in err 'không phải số hay khoảng số'
expect_exit 0 tra search 'giá date:2017..2016' --format json
expect_json out 'json["read_as_words"] == ["date"]'
expect_exit 0 tra search 'giá contry:LA'
expect_in out '“contry:” was read as a word to search for, as no field is called so. Near it: country.'
expect_in out 'No article has the word “contry”.'
expect_exit 0 tra search 'giá foo:bar' --lang vi --format json
expect_json out 'json["read_as_words"] == ["foo"]'
expect_exit 0 tra search 'tiếp country:Vương quốc Anh'
expect_in out 'Did you mean: tiếp country:"Vương quốc Anh"? (1 article)'
expect_exit 2 tra search --country xyz
expect_in err "country has no value 'xyz' (see tra values country)"

# Meetings of several days count in each period; those that are not asked for are left out.
expect_exit 0 tra timeline --by day --from 2024-12-13 --to 2024-12-20 --format csv
[ "$(paste -sd ' ' out | tr -d '\r')" = 'day,articles 2024-12-13,1 2024-12-14,1' ] || fail "$(cat out)"
expect_exit 0 tra timeline --by day --from 2024-12-01 --to 2024-12-31
expect_in out '2024-12-12  1'
expect_in out '1 article'
expect_exit 0 tra facets --by country,day --from 2024-12-13 --to 2024-12-13 --format csv
expect_in out 'Germany,DE,1,1'
expect_exit 0 tra explain 'Đức chuyến thăm' span
expect_not_in out 'weight 0.0000'
expect_not_in out 'write ,'

mkdir nothing
for command in check search; do
  expect_exit 2 tra $command --index nothing
  expect_not_in out DAMAGED
done
expect_exit 2 tra check --index nothing
expect_in err 'there is no index here'

# A refused line does not end a batch.
printf 'a\tgiá\nb\t%s\nc\tlúa\n' "$(seq -s ' ' 20000)" > batch
expect_exit 2 tra search --batch batch --format jsonl
expect_in err 'batch:2:'
expect_lines out 2
expect_exit 2 tra search giá --timeout 0
expect_exit 0 tra search giá --timeout 30
# A search that was stopped concludes nothing from what it did not find, and is not followed by longer work.
expect_exit 1 tra search 'gia lua' --timeout 0.000001 --format json
expect_json out 'json["incomplete"] == "deadline" and "empty_parts" not in json and json["suggestions"] == []'
expect_exit 0 tra search 'gia lua' --format json
expect_json out 'json["suggestions"] != []'
expect_exit 0 env LC_ALL=vi_VN.UTF-8 "$program" search giá
expect_in out 'Tìm thấy 1 bài'
# A query of signs alone asks for nothing.
for query in '"' '()'; do
  expect_exit 1 tra search "$query"
  expect_in out "no word to search for"
  expect_not_in out "together"
done
finish
