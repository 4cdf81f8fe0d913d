#!/usr/bin/env bash
# What reaches a terminal: no control characters of an article, colour only when asked for.
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

# A reader that goes away early is no error worth a word.
for i in $(seq 2000); do article "n$i" "Lào $i" "Bài về Lào số $i"; done | tra add - > /dev/null
tra search lào --limit 2000 2> err | head -1 > /dev/null
expect_lines err 0
# Output that cannot be written is.
if [ -w /dev/full ]; then
  tra search lào > /dev/full 2> err && fail "a full disk went unnoticed"
  expect_in err "could not write"
fi
finish
