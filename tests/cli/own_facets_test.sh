#!/usr/bin/env bash
# Facets of one's own: shown with the others, in both languages; a sync notices that their rules have changed.
test_script=$(realpath "${BASH_SOURCE[0]}")
source "$(dirname "$test_script")/support.sh"
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=$scratch/config

mkdir rules pages pages/new
cat > pages/lao.txt <<'TEXT'
Tham khảo chính trị Việt Nam - Lào lần thứ 6

Chiều 31/8/2021, Thứ trưởng Ngoại giao Trần Văn Hòa và Thứ trưởng Ngoại giao Lào Bounthavy Sengsouvanh đồng chủ trì Tham khảo chính trị Việt Nam - Lào lần thứ 6.
Hai bên bàn về giá gạo.
TEXT
printf 'Giá điện\n\nSáng 2/3/2022, giá điện và năng lượng tăng.\n' > pages/new/dien.txt
printf 'topic\trice\tgiá gạo\tLúa gạo\tRice\ntopic\tenergy\tnăng lượng\tNăng lượng\tEnergy\n' > rules/facets.tsv
expect_exit 0 tra sync --rules rules pages
expect_not_in out 'rules have changed'

# Shown where all facets are, with the label of the reader's language.
expect_exit 0 tra facets --lang en
expect_in out 'Rice'
expect_exit 0 tra facets --lang vi
expect_in out 'Lúa gạo'
expect_exit 0 tra facets --by topic --lang en --format csv
expect_in out 'Rice,1'
expect_exit 0 tra values topic --lang en
expect_in out 'Rice (rice)'
expect_exit 0 tra facets --format json
expect_json out "[(c['label'], c['label_en']) for c in json['facets']['topic'] if c['value'] == 'rice'] == [('Lúa gạo', 'Rice')]"
expect_exit 0 tra report --lang en
expect_in out 'Rice'

# Fields of hits.
expect_exit 0 tra search 'giá gạo' --fields id,topic,person,principals --format json
expect_json out "json['hits'][0]['topic'] == ['rice'] and 'Trần Văn Hòa' in json['hits'][0]['person']"
expect_json out "json['hits'][0]['principals'][0]['name'] in json['hits'][0]['person']"
expect_exit 0 tra search 'giá gạo' --fields topic,principals --format csv
expect_in out 'rice,'
expect_in out 'Trần Văn Hòa, Thứ trưởng'
expect_exit 0 tra search 'giá điện' --fields principals,topic --format tsv

# Rules that have changed: all articles are read again, once; what is unchanged is not.
expect_exit 0 tra sync --rules rules
expect_in out '2 unchanged'
printf 'topic\trice\tgiá gạo\tLúa gạo\tRice\ntopic\tpower\tnăng lượng\tĐiện\tPower\n' > rules/facets.tsv
expect_exit 0 tra sync --rules rules --dry-run
expect_in out '2 to replace'
expect_exit 0 tra sync --rules rules pages/new
expect_in out 'tra sync of the whole archive reads every article again'
expect_exit 0 tra sync --rules rules --report report.json
expect_in out 'the rules have changed, every article was read again'
expect_json report.json "json['archives'][0]['rules'] == 'changed' and json['total']['updated'] == 2"
expect_exit 0 tra search --where topic=power --format ids
expect_in out 'new/dien.txt'
expect_exit 0 tra sync --rules rules
expect_in out '2 unchanged'
expect_not_in out 'rules have changed'
# The index remembers facets.tsv, so a run without the folder changes nothing.
expect_exit 0 tra sync
expect_in out '2 unchanged'
# Other rules than facets.tsv are noticed by a run that is given them.
printf 'Xứ Xa\tFR\n' > rules/countries.tsv
expect_exit 0 tra sync --rules rules
expect_in out 'the rules have changed'
expect_exit 0 tra sync --rules rules --lang vi
expect_in out '2 không đổi'

# Articles of tra add have no file that is read again: their facets are read from the index. What was given or corrected
# stays.
article added 'Giá điện lên' 'Năng lượng gió.' > added.jsonl
article given 'Giá điện xuống' 'Năng lượng mặt trời.' '"own_facets": ["topic=rice"]' >> added.jsonl
article fixed 'Giá gạo' 'Giá gạo tăng.' >> added.jsonl
expect_exit 0 tra add --rules rules added.jsonl
expect_not_in out 'of no archive'
expect_exit 0 tra correct fixed topic=power
topics() { # ID...: the topics of each article, in a line
  for id in "$@"; do
    tra show "$id" --format json > shown
    python3 -c 'import json; a = json.load(open("shown")); print(a["id"], *a.get("own_facets", []))'
  done
}
topics added given fixed > found
printf '%s\n' 'added topic=power' 'given topic=rice' 'fixed topic=power' | diff - found || fail "topics"
printf 'topic\trice\tgiá gạo\tLúa gạo\tRice\ntopic\twind\tgió\tGió\tWind\ntopic\tpower\tmặt trời|giá điện\tĐiện\tPower\n' > rules/facets.tsv
expect_exit 0 tra sync --rules rules --report report.json --lang en
expect_in out '1 article of no archive with other facets of your own now'
expect_json report.json "json['indexed']['own_facets_changed'] == 1 and json['of_no_archive'] == 3"
topics added given fixed > found
printf '%s\n' 'added topic=power topic=wind' 'given topic=rice' 'fixed topic=power' | diff - found || fail "topics after a sync"
expect_exit 0 tra correct fixed 'topic=?'
topics fixed | diff - <(echo 'fixed topic=rice') || fail "what was read comes back"
expect_exit 0 tra sync --rules rules
expect_not_in out 'other facets'
# tra add does so too, and leaves the archives to the next sync.
printf 'topic\tsun\tmặt trời\tNắng\tSun\ntopic\tgust\tgió\tGió giật\tGust\n' > rules/facets.tsv
article late 'Mặt trời' 'Hai bên bàn.' | expect_exit 0 tra add --rules rules - --lang vi
expect_in out 'được xếp loại riêng lại theo facets.tsv mới'
topics added given fixed late > found
printf '%s\n' 'added topic=gust' 'given topic=rice' 'fixed' 'late topic=sun' | diff - found || fail "topics after tra add"
expect_exit 0 tra sync --rules rules --lang en
expect_in out 'the rules have changed, every article was read again'
expect_not_in out 'other facets'

# A newer program has other built-in rules: each sync says so until all articles have been read again.
expect_exit 0 python3 "$(dirname "$test_script")/older_rules.py" "$TRA_INDEX"
for again in 1 2; do
  expect_exit 0 tra sync --report report.json --lang en
  expect_in out "read by an older tra; tra sync --rebuild reads every article again"
  expect_in out '4 articles of no archive: tra add of the same files reads them anew'
  expect_json report.json "json['archives'][0]['rules'] == 'built_in_changed' and json['total']['unchanged'] == 2"
done
expect_exit 0 tra sync --lang vi
expect_in out 'do bản tra cũ đọc; tra sync --rebuild sẽ đọc lại mọi bài'
expect_exit 0 tra sync --rebuild
expect_in out 'total       2         2      0        2          0        0       0       0'
expect_exit 0 tra sync --lang en
expect_not_in out 'older tra'
finish
