#!/usr/bin/env bash
# What is kept: originals, tags, notes, corrections, saved searches, facets of one's own, the file of defaults.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export XDG_CONFIG_HOME=$scratch/config TRA_NOW=2024-12-16

mkdir -p pages rules
cat > pages/lao.txt <<'TEXT'
Tham khảo chính trị Việt Nam - Lào lần thứ 6

Chiều 31/8/2021, Thứ trưởng Bộ Ngoại giao Trần Văn Hòa và Thứ trưởng Ngoại giao Lào Bounthavy Sengsouvanh đồng chủ trì Tham khảo chính trị lần thứ 6.
Hai bên trao đổi về hợp tác kinh tế, giá gạo và giao thông giữa hai nước trong thời gian tới.
TEXT
cat > pages/nga.txt <<'TEXT'
Tham khảo chính trị Việt Nam - Nga lần thứ 11

Sáng 2/3/2022, Thứ trưởng Ngoại giao Trần Văn Hòa và Thứ trưởng Ngoại giao Nga Andrey Voronin đồng chủ trì Tham khảo chính trị lần thứ 11.
Hai bên trao đổi về hợp tác kinh tế, năng lượng và giao thông giữa hai nước trong thời gian tới.
TEXT
printf 'topic\trice\tgiá gạo\tLúa gạo\tRice\ntopic\tenergy\tnăng lượng\tNăng lượng\tEnergy\n' > rules/facets.tsv
expect_exit 0 tra sync --rules rules pages

# Who met: in any spelling, part of a name, counted, explained.
for name in 'Trần Văn Hòa' 'tran van hoa' 'Trần Văn Hoà' 'Hòa'; do
  expect_exit 0 tra search --format json 'tham khảo' --person "$name"
  expect_json out "json['total']['value'] == 2"
done
expect_exit 0 tra search 'tham khảo' --person Voronin --format json
expect_json out "[hit['id'] for hit in json['hits']] == ['nga.txt']"
expect_exit 2 tra search 'tham khảo' --person 'Trần Văn Hò'
expect_in err 'Trần Văn Hòa'
expect_exit 0 tra facets --facets person --format json
expect_json out "{c['value']: c['count'] for c in json['facets']['person']}['Trần Văn Hòa'] == 2"
expect_exit 0 tra show lao.txt --explain-facets
expect_in out 'person = Bounthavy Sengsouvanh'
expect_in out 'who chairs the meeting'

# Facets of one's own, which the index remembers.
expect_exit 0 tra search 'tham khảo' --where topic=rice --format json
expect_json out "[hit['id'] for hit in json['hits']] == ['lao.txt']"
expect_exit 0 tra search 'topic:"Năng lượng"' --format json
expect_json out "[hit['id'] for hit in json['hits']] == ['nga.txt']"
expect_exit 0 tra facets --facets topic --format json
expect_json out "{c['label']: c['count'] for c in json['facets']['topic']} == {'Lúa gạo': 1, 'Năng lượng': 1}"
expect_exit 2 tra search 'tham khảo' --where topic=ric
expect_in err 'rice'
expect_exit 0 tra facets --facets topic --lang vi
expect_in out 'Lúa gạo'
expect_exit 0 tra facets --by topic --format csv --lang vi
expect_in out 'Lúa gạo,1'
expect_exit 0 tra facets --by topic,year --format json
expect_json out "json['cells'] == [[0, 1], [1, 0]] and [a['without'] for a in json['axes']] == [0, 0]"
expect_json out "[v['value'] for v in json['axes'][1]['values']] == ['2021', '2022']"
expect_exit 0 tra facets --by country,ordinal --format json
expect_json out "sorted(map(tuple, json['cells'])) == [(0, 1), (1, 0)]"
expect_json out "[v['value'] for v in json['axes'][1]['values']] == ['6..10', '11..15']"
expect_exit 0 tra facets --by day --from 2021-08-30 --to 2021-09-02 --format csv
expect_in out '2021-08-31,1'
expect_exit 2 tra facets --by topik
expect_in err 'topic'

# The original.
expect_exit 0 tra show lao.txt nga.txt --format json
expect_json out "[a['path'] for a in json] == ['$scratch/pages/lao.txt', '$scratch/pages/nga.txt']"
expect_exit 1 tra show lao.txt no.txt
expect_exit 0 env EDITOR='ed -s' VISUAL= "$program" open lao.txt --dry-run
expect_in out "$scratch/pages/lao.txt"
expect_exit 2 tra open lao.txt --url
expect_exit 0 tra cite lao.txt --format markdown
expect_in out '(lao\.txt)'
expect_exit 0 tra cite lao.txt nga.txt --format bibtex
expect_in out '@online{nga-txt'
expect_exit 0 tra similar lao.txt --format json
expect_json out "[hit['id'] for hit in json['hits']] == ['nga.txt']"
expect_exit 0 tra explain 'tham khảo chính trị' nga.txt --format json
expect_json out "json['total'] == 2 and json['place'] in (1, 2)"
expect_exit 1 tra explain 'giá gạo' nga.txt
expect_exit 0 tra terms tha --format json
expect_json out "{'term': 'tham', 'documents': 2} in json"
expect_exit 0 tra terms khao --spellings
expect_in out 'khảo'
expect_exit 1 tra terms qqq

# Tags, notes and corrections, kept when articles are read again.
expect_exit 0 tra tag lao.txt +quan-trọng --note 'đối chiếu với bản tin cũ'
expect_exit 0 tra correct lao.txt country=Thái\ Lan ordinal=9
expect_exit 2 tra correct lao.txt country=Atlantis
expect_exit 2 tra correct lao.txt ordinal=chín
expect_exit 1 tra tag no.txt +x
expect_exit 2 tra tag lao.txt '+hai chữ'
kept() {
  expect_exit 0 tra search 'tag:quan-trọng' --format json
  expect_json out "[hit['id'] for hit in json['hits']] == ['lao.txt']"
  expect_exit 0 tra show lao.txt --format json
  expect_json out "json['partner_country'] == ['TH'] and json['meeting_ordinal'] == 9"
  expect_exit 0 tra show lao.txt --explain-facets
  expect_in out 'corrected by hand'
}
kept
expect_exit 0 tra sync --rebuild
kept
expect_exit 0 tra search 'tham khảo' --where topic=rice
expect_exit 0 tra tag --export kept.tsv

# A file is replaced whole, and keeps its mode; a link stays; what cannot be replaced is written.
expect_export() { cmp -s "$1" kept.tsv || fail "$1 is not what was exported: $(head -c 200 "$1")"; }
echo old > private.tsv && chmod 600 private.tsv && ln private.tsv other-name.tsv && ln -s private.tsv link.tsv
expect_exit 0 tra tag --export link.tsv
expect_export private.tsv
[ "$(stat -c %a private.tsv)" = 600 ] && [ -L link.tsv ] || fail "the mode or the link was lost"
[ "$(cat other-name.tsv)" = old ] || fail "the old file was written into"
ln -s loop.tsv pool.tsv && ln -s pool.tsv loop.tsv
expect_exit 2 tra tag --export loop.tsv
[ -L loop.tsv ] || fail "a loop of links was replaced"
tra tag --export /dev/stdout | cat > piped.tsv
expect_export piped.tsv
tra tag --export >(cat > substituted.tsv)
echo before > appended.tsv && tra tag --export /dev/stdout >> appended.tsv
[ "$(head -1 appended.tsv)" = before ] && tail -n +2 appended.tsv | cmp -s - kept.tsv || fail "what was there is gone"
mkdir closed && echo old > closed/kept.tsv && chmod 555 closed
expect_exit 0 tra tag --export closed/kept.tsv
expect_export closed/kept.tsv
if [ -w /dev/full ]; then expect_exit 2 tra tag --export /dev/full; fi
if [ -w /dev/shm ]; then # files there are files, and no descriptors
  shared=$(mktemp /dev/shm/tra-test.XXXXXX) && echo old > "$shared"
  expect_exit 0 tra tag --export "$shared"
  expect_export "$shared"
  rm -f "$shared"
fi
if [ "$(id -u)" -ne 0 ]; then
  echo old > fixed.tsv && chmod 444 fixed.tsv
  expect_exit 2 tra tag --export fixed.tsv
  expect_in err "Permission denied"
fi
[ -z "$(ls -A . closed | grep tmp-)" ] || fail "a part of a file was left behind"
expect_export substituted.tsv

expect_exit 0 tra tag lao.txt =quan-trọng --note ''
expect_exit 0 tra correct lao.txt country='?' ordinal='?'
expect_exit 0 tra show lao.txt --format json
expect_json out "json['partner_country'] == ['LA'] and json['meeting_ordinal'] == 6"
expect_exit 0 tra tag --import kept.tsv
kept
printf 'lao.txt\tnonsense\tx\n' > bad.tsv
expect_exit 2 tra tag --import bad.tsv
expect_in err 'line 1'

# When articles came, and what saved searches have new.
expect_exit 0 tra watch hòa 'tham khảo' --person Hòa
expect_exit 1 tra news
cat pages/nga.txt | sed 's/Nga/Đức/g; s/Andrey Voronin/Franz Lindner/' > pages/duc.txt
TRA_NOW=2024-12-20 expect_exit 0 tra sync
TRA_NOW=2024-12-21 expect_exit 0 tra search 'tham khảo' --since 2d --format json
expect_json out "[hit['id'] for hit in json['hits']] == ['duc.txt']"
TRA_NOW=2024-12-21 expect_exit 0 tra news --peek --format json
expect_json out "[hit['id'] for hit in json[0]['hits']] == ['duc.txt'] and json[0]['total']['value'] == 1"
TRA_NOW=2024-12-21 expect_exit 0 tra news
expect_exit 1 tra news
expect_exit 0 tra watch
expect_in out 'hòa'
expect_exit 1 tra watch hoa
# Their file may be a link, as into a folder of settings that lies elsewhere: it stays a link.
mv config/tra/watches kept.json && ln -s "$PWD/kept.json" config/tra/watches
expect_exit 0 tra watch hòa --remove
[ -L config/tra/watches ] || fail "the link was replaced"
[ "$(cat kept.json)" = '[]' ] || fail "the file behind the link was not written: $(cat kept.json)"
expect_exit 1 tra watch hòa

# A search whose index is gone is told, and the others have their news; what could not be written is news the next time.
tra watch gone nga -i "$(cp -r "$TRA_INDEX" gone && echo "$PWD/gone")"
tra watch here 'tham khảo'
rm -r gone
sed 's/Nga/Áo/g' pages/nga.txt > pages/ao.txt
TRA_NOW=2024-12-22 expect_exit 0 tra sync
export TRA_NOW=2024-12-23
news_to_full_disk() { tra news here > /dev/full; }
expect_exit 2 news_to_full_disk
expect_exit 2 tra news --format json
expect_in err "search 'gone': "
expect_json out "[(each['name'], [hit['id'] for hit in each['hits']]) for each in json] == [('here', ['ao.txt'])]"
unset TRA_NOW
expect_exit 1 tra news here
expect_exit 0 tra watch gone --remove
expect_exit 0 tra watch here --remove
# A folder in the place of a file is named.
mkdir -p config/tra/config
expect_exit 2 tra search lào
expect_in err "tra/config"
rmdir config/tra/config
expect_exit 2 tra tag --import "$PWD"
expect_in err "cannot be read"
analyze_folder() { tra analyze < /; }
expect_exit 2 analyze_folder
expect_in err "cannot be read"

# What is no UTF-8, as the path of an index may be, is kept as it is.
cp -r "$TRA_INDEX" $'odd\xff'
expect_exit 0 tra -i $'odd\xff' watch $'l\xe0o' 'tham khảo'
expect_exit 0 tra watch $'l\xe0o'
expect_exit 1 tra news
expect_lines err 0
expect_exit 0 tra watch $'l\xe0o' --remove
expect_exit 2 tra watch '' lào
for tag in $'\xff' $'a\x1b' 'hai từ' "$(printf 'x%.0s' $(seq 101))"; do expect_exit 2 tra tag lao.txt "+$tag"; done
expect_in err '100 bytes at most'
expect_exit 0 tra similar duc.txt
expect_exit 0 tra similar duc.txt --limit 0

# Defaults.
mkdir -p config/tra
printf 'limit = 1\n[search]\nformat = json\n' > config/tra/config
expect_exit 0 tra search 'tham khảo'
expect_json out "len(json['hits']) == 1"
expect_exit 0 tra search 'tham khảo' --limit 2
expect_json out "len(json['hits']) == 2"
printf 'limti = 1\n' > config/tra/config
expect_exit 2 tra search 'tham khảo'
expect_in err 'line 1'
finish
