#!/usr/bin/env bash
# Programs that nothing installs, in every place a command may stand.
own() { echo "jq in a text; 'and here'"; }
own | zstd > file
x=$(git log) && [ "$(qemu-aarch64-static tra)" ] || own
if ! timeout 5 nonesuch --flag; then LC_ALL=C python3 -; fi <<'END'
valgrind in a document that is given to a program
END
case $x in lintian) own ;; esac
list=(strace)  # strace
cmake --build build
cmake -S . -B build
cmake -S . -B build -G Ninja
own | grep -q text
