#!/usr/bin/env bash
# Every example of the help, run as it stands there where what it names exists: none is refused or fails.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/support.sh"
sample=$here/../../corpus/sample
export XDG_CONFIG_HOME=$scratch/config LC_ALL=C.UTF-8 BROWSER=true VISUAL=true TRA_NOW=2024-12-20
unset TRA_INDEX
mkdir bin world
ln -s "$program" bin/tra
printf '#!/bin/sh\necho "{\\"id\\": \\"new\\", \\"title\\": \\"Tin\\", \\"body\\": \\"Tin\\"}"\n' > bin/curl
chmod +x bin/curl
PATH=$scratch/bin:$PATH

# What the examples name. Absolute folders of the examples stand in the scratch folder.
cd world
mkdir -p articles/2019 pages other-pages srv/news archive my-rules mnt/readers 2021
cp "$sample"/a-00*.txt "$sample"/a-03*.html articles/
cp "$sample"/a-01*.txt articles/2019/
cp "$sample"/*.html pages/
cp "$sample"/a-02*.txt other-pages/
article n1 'Tin' 'Lào' > srv/news/a.jsonl
for i in $(seq 9); do article "p$i" "Tin $i" 'Lào' > "archive/$i.jsonl"; done
{
  article train-000123 'Tham khảo chính trị Việt Nam - Lào' 'Tham khảo chính trị, quảng cáo, Biển Đông.' '"url": "https://example.org/1", "partner_country": ["LA"], "source": "example.org", "date": "2024-05-06"'
  article train-000124 'Thăm chính thức Lào' 'Toà nhà hòa bình, ASEAN.' '"date": "2023-05-06"'
  article 2021/lao.txt 'Lào' 'Một bài.'
  for part in txt html; do article "2021/lao-lan-thu-6.$part" 'Tham khảo chính trị lần thứ 6' 'Tham khảo chính trị Việt Nam - Lào.' '"url": "https://example.org/2"'; done
} > all.jsonl
zstd -q -c all.jsonl > export.jsonl.zst 2> err || { echo 'Skipped: no zstd'; exit 77; }
cp all.jsonl export.jsonl
cp pages/"$(ls pages | head -1)" page.html
cp articles/"$(ls articles | grep txt | head -1)" notes.txt
cp notes.txt article.txt
printf 'q1\tlào\nq2\ttham khảo\n' > queries.tsv
printf 'tham khao\n' > lines.txt
printf 'tham khảo\ttrain-000123\t1\n' > judged.tsv
: > my-rules/names.tsv
{
  tra sync all.jsonl archive
  tra sync articles/2019 srv/news
  tra tag 2021/lao-lan-thu-6.txt +quan-trọng
  tra sync -i news.tra all.jsonl
  for other in broken.tra part-1.index part-2.index ../2023.index ../2024.index; do cp -a news.tra "$other"; done
  tra export -i news.tra --format ciff > other-engine.ciff
  tra plan archive --parts 8 -o plan
  tra count plan && tra build plan -o parts
} > ../made 2>&1 || fail "$(cat ../made)"
cd ..
cp -a world template

examples() {
  tra --help --lang en | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | while read -r command; do
    tra "$command" --help --lang en | sed -n '/^Examples:/,$s/^  //p'
  done
  for topic in query dates facets nightly; do tra help $topic --lang en | sed -n 's/^  \(tra .*\)/\1/p'; done
}
examples > all-examples
[ "$(wc -l < all-examples)" -gt 60 ] || fail "only $(wc -l < all-examples) examples"
while IFS= read -r example; do
  rm -rf world
  cp -a template world
  case $example in
    *jq*) command -v jq > out || continue ;;
    'tra sync '[a-z]*) rm -rf world/.tra ;;  # a first sync
    *'tra plan '*) rm -rf world/plan ;;
    *'tra count plan &&'*) rm -rf world/parts ;;
    *'--merge'*) (cd world && tra count plan > /dev/null) ;;
  esac
  status=0
  (cd world && bash -c "$(sed 's#/srv/news#srv/news#; s#/archive#archive#; s#/mnt/#mnt/#' <<< "$example")") > out 2> err < /dev/null || status=$?
  case $example in
    'tra forget'*) grep -q -- '--yes is needed' err && continue ;;
    'tra browse'*) grep -q 'needs a terminal' err && continue ;;
    'tra tune'*) grep -q 'tuning takes at least' err && continue ;;  # an archive of five articles
  esac
  [ "$status" -le 1 ] || fail "$example: exit status $status: $(head -c 300 err)"
done < all-examples
finish
