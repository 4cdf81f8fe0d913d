#!/usr/bin/env bash
# Output to a terminal contains no control characters of an article, and colour only when requested.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

printf '{"id": "evil", "title": "Lào \\u001b[31mđỏ\\u0007", "body": "Lào \\u001b]0;title\\u0007 \\u202eđảo"}\n' | tra add - > /dev/null
escape=$(printf '\033')
expect_exit 0 tra search lào
expect_not_in out "$escape"
expect_in out '\x1B[31m'
expect_exit 0 tra show evil
expect_not_in out "$escape"
expect_exit 0 tra search lào --color always
expect_in out "$escape[1;31m"
expect_not_in out "$escape[31m"
expect_exit 0 tra search lào --color never
expect_not_in out "$escape"

# No character that controls a terminal is printed, whether it is in an id, a title, a body or a file name.
python3 -c 'import json, os
steering = [*range(0x01, 0x20), *range(0x7f, 0xa0), 0x61c, 0x200e, 0x200f, *range(0x2028, 0x202f), *range(0x2066, 0x206a),
            *range(0xe0001, 0xe0080)]
with open("steering.jsonl", "w") as file:
    for c in map(chr, steering):
        file.write(json.dumps({"id": f"s{c}{ord(c)}", "title": f"Thăm{c}dò", "body": f"Thăm {c} dò"}) + "\n")
os.mkdir("named")
for c in (0x1b, 0x7f, 0x9b, 0x202e, 0xe0041):
    with open(f"named/thăm{chr(c)}[31m.txt", "w") as file:
        file.write("Thăm dò dư luận\n\nMột bài về thăm dò dư luận.\n")
    with open(f"named/hỏng{chr(c)}.txt", "wb") as file:
        file.write(bytes(4))'
steers_nothing() {
  python3 -c 'import re, sys
found = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]",
                  sys.stdin.buffer.read().decode())
sys.exit(f"U+{ord(found[0]):04X}" if found else 0)' < "$1" || fail "$1 of '$2' steers a terminal"
}
tra add - < steering.jsonl > out 2> err
steers_nothing out add
tra sync --index named-index named > out 2> err
steers_nothing out sync
steers_nothing err sync
expect_lines err 5
printf 'q\033\tthăm dò\n' > batch
for index in "$TRA_INDEX" named-index; do
  for format in text json jsonl trec; do
    tra search --index "$index" 'thăm dò' --limit 400 --format $format > out
    steers_nothing out "search --format $format"
    tra search --index "$index" --batch batch --limit 400 --format $format > out
    steers_nothing out "search --batch --format $format"
  done
  tra export --index "$index" > exported
  steers_nothing exported export
  tra delete --index "$index" --query 'thăm dò' --dry-run > out
  steers_nothing out 'delete --dry-run'
done
python3 -c 'import json
for line in open("exported"): json.loads(line)' || fail "what was exported is not JSON"
for id in "$(printf 's\342\200\2568238')" "s%7F127"; do
  expect_exit 0 tra show "$id"
  steers_nothing out show
  expect_exit 0 tra show "$id" --format json
  steers_nothing out 'show --format json'
  expect_exit 1 tra show "$id$id"
  steers_nothing err show
done

# A pipe closed early by its reader is not an error.
for i in $(seq 2000); do article "n$i" "Lào $i" "Bài về Lào số $i"; done | tra add - > /dev/null
tra search lào --limit 2000 2> err | head -1 > /dev/null
expect_lines err 0
# Output that cannot be written is an error.
if [ -w /dev/full ]; then
  tra search lào > /dev/full 2> err && fail "a full disk went unnoticed"
  expect_in err "could not write"
fi
finish
