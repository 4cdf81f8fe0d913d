#!/usr/bin/env bash
# tra repair copies a damaged index to a new one and names what is lost; tra upgrade analyses an older index again in
# place.
tests=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

for i in $(seq 400); do
  article "k$i" "Bài số $i" "Hai bên trao đổi về vấn đề thứ $((i * 7919 % 9973)) và $((i * 104729 % 99991))."
done > articles.jsonl
expect_exit 0 tra add articles.jsonl
expect_exit 0 tra delete k7

expect_exit 0 tra repair --threads 1 index copied
expect_in out "399 articles saved, 0 lost"
expect_exit 0 tra search -i copied --format jsonl --limit 400 "vấn đề 7919"
ids() { python3 -c "import json, sys; print(sorted(json.loads(line)[\"id\"] for line in sys.stdin))"; }
ids < out > copied.ids
expect_exit 0 tra search --format jsonl --limit 400 "vấn đề 7919"
ids < out | cmp -s - copied.ids || fail "the saved index answers otherwise"
expect_exit 2 tra repair index copied
expect_in err "there is an index already"

tra export > before.jsonl
expect_exit 0 tra upgrade
expect_in out "399 articles analysed anew"
tra export > after.jsonl
cmp -s before.jsonl after.jsonl || fail "an upgrade changed articles"
[ ! -e index.upgrade ] || fail "an upgrade left its folder"
expect_exit 0 tra check
expect_exit 0 tra add articles.jsonl

# What a killed upgrade has left is removed by the next one, another folder of the name is not.
mkdir index.upgrade && touch index.upgrade/{upgrade,segment-1}
expect_exit 0 tra add articles.jsonl
expect_in err "index.upgrade"
expect_exit 0 tra upgrade
[ ! -e index.upgrade ] && [ ! -e index/upgrade ] || fail "an upgrade left something"
mkdir index.upgrade && touch index.upgrade/mine
expect_exit 2 tra upgrade
expect_in err "in the way"
rm -r index.upgrade

# An upgrade that a signal ends leaves the index as it is, and no folder in the way of the next one.
for i in $(seq 20000); do article "m$i" "Bài số $i" "Hai bên trao đổi về vấn đề thứ $i, $((i * 7919 % 9973))."; done |
  tra add -i many - > /dev/null
before=$(ls many)
"$program" upgrade -i many --threads 1 > out 2> err &
until [ -e many.upgrade ] || ! kill -0 $! 2> err; do sleep 0.01; done
kill -TERM $!
status=0
wait $! || status=$?
[ $status -eq 143 ] || fail "exit status $status of an upgrade that was interrupted: $(cat err)"
[ ! -e many.upgrade ] || fail "an interrupted upgrade left its folder"
[ "$(ls many)" = "$before" ] || fail "an interrupted upgrade changed the index"
"$program" upgrade -i many --threads 1 > out 2> err &
until [ -e many.upgrade/write.lock ] || ! kill -0 $! 2> err; do sleep 0.01; done
kill -KILL $!
wait $! 2> err
[ -e many.upgrade ] || fail "the upgrade was killed too late to show anything"
expect_exit 0 tra upgrade -i many
[ ! -e many.upgrade ] || fail "the next upgrade did not remove what a killed one left"

# When the newest commit is damaged, the one before is used, and every command says so.
fell_back() {
  expect_in err "the newest commit is damaged, an older one is read"
  expect_in err "manifest-"
}
damage_newest() {
  rm -rf fallen && cp -r index fallen
  printf '\377' | dd of="$(ls fallen/manifest-* | tail -1)" bs=1 seek=100 conv=notrunc status=none
}
expect_exit 0 tra delete k9
damage_newest
expect_exit 0 tra search -i fallen "vấn đề" --limit 1
fell_back
expect_exit 0 tra show -i fallen k9
fell_back
expect_exit 0 tra status -i fallen --format json
fell_back
expect_json out '"checksum" in json["damage"]'
expect_exit 0 tra add -i fallen articles.jsonl
fell_back
expect_exit 0 tra status -i fallen --format json
expect_lines err 0
expect_json out 'json["damage"] is None'
mkdir one && printf 'Một bài\n\nHai bên trao đổi.\n' > one/1.txt
damage_newest
expect_exit 0 tra sync -i fallen one --quiet --report report.json
fell_back
expect_lines out 0
expect_json report.json '"checksum" in json["damage"]'
expect_exit 0 tra sync -i fallen one --quiet --report report.json
expect_lines err 0
expect_json report.json 'json["damage"] is None'
expect_exit 0 tra add articles.jsonl

# An index of a newer tra is refused as such, not called damaged, and no older commit is read in its place.
make_newer() {  # FILE...: makes them of version 99
  PYTHONPATH=$tests/second_reader python3 - "$@" <<'P'
import sys, struct, xxh3
from pathlib import Path
for path in map(Path, sys.argv[1:]):
    data = bytearray(path.read_bytes())
    data[8:10] = struct.pack("<H", 99)
    data[56:64] = struct.pack("<Q", xxh3.xxh3_64(bytes(data[:56])))
    path.write_bytes(data)
P
}
cp -r index newer && make_newer "$(ls newer/manifest-* | tail -1)"
cp -r index all-newer && make_newer all-newer/manifest-*
for index in newer all-newer; do
  for command in "search bài" "add articles.jsonl" status upgrade check; do
    expect_exit 2 tra $command -i $index
    expect_in "$([ "$command" = check ] && echo out || echo err)" "format version 99, this build reads 1; a newer tra made it"
  done
  expect_in out "NOT CHECKED"
  [ ! -e $index.upgrade ] || fail "an upgrade that was refused left its folder"
done

# Damages four bytes in the middle of the stored fields, after their dictionary and before the block table.
cp -r copied broken
stored=$(ls broken/segment-*.stored | head -1)
printf '\377\377\377\377' | dd of="$stored" bs=1 seek=$(($(stat -c %s "$stored") / 2)) conv=notrunc status=none
expect_exit 2 tra check -i broken
expect_in out "DAMAGED"
cp -r broken mixed && make_newer "$(ls mixed/segment-*.positions | head -1)" # damage beside another version is damage
expect_exit 2 tra check -i mixed
expect_in out "DAMAGED"
expect_in out "format version 99"
expect_exit 2 tra repair broken saved
kept=$(sed -n 's/^\([0-9]*\) articles saved.*/\1/p' out)
lost=$(grep -c '^lost' out)
[ $((kept + lost)) -eq 399 ] || fail "$kept saved and $lost lost are not 399"
expect_in out "lost	k"
expect_exit 2 tra upgrade -i broken
expect_in err "stays as it is"
[ ! -e broken.upgrade ] || fail "a refused upgrade left its folder"

# A repaired index goes on syncing: the files of the lost articles are read again, although they did not change.
mkdir pages
for i in $(seq 400); do
  printf 'Bài số %s\n\nHai bên trao đổi về vấn đề thứ %s và %s.\n' $i $((i * 7919 % 9973)) $((i * 104729 % 99991))
done | split -l 3 -a 3 -d --additional-suffix=.txt - pages/
expect_exit 0 tra sync --threads 1 -i mirrored pages
stored=$(ls mirrored/segment-*.stored | head -1)
printf '\377\377\377\377' | dd of="$stored" bs=1 seek=$(($(stat -c %s "$stored") / 2)) conv=notrunc status=none
expect_exit 2 tra repair mirrored mended
lost=$(grep -c '^lost' out)
[ "$lost" -gt 0 ] || fail "nothing was lost, so nothing is tested"
expect_exit 0 tra sync -i mended --report report.json
expect_json report.json "json['total']['added'] == $lost and json['documents'] == 400"
expect_exit 0 tra sync -i mended --report report.json
expect_json report.json "json['total']['unchanged'] == 400 and json['files_unchanged'] == 400"

# When the repair cannot save what the index stores about its archives, a sync says what to do, and does it.
cp -r mirrored stateless
printf '\377' | dd of="$(ls -S stateless/attachment-* | head -1)" bs=1 seek=60 conv=notrunc status=none
expect_exit 2 tra repair stateless unknown
expect_in err "attachment 'sync' is lost"
expect_exit 2 tra sync -i unknown
expect_in err "tra sync --rebuild"
expect_exit 0 tra sync -i unknown --rebuild --report report.json
expect_json report.json "json['documents'] == 400"
expect_exit 0 tra sync -i unknown --report report.json
expect_json report.json "json['files_unchanged'] == 400"
finish
