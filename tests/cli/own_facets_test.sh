#!/usr/bin/env bash
# Facets of one's own: shown with the others, in both languages; a sync notices that their rules have changed.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
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
finish
