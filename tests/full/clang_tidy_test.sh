#!/usr/bin/env bash
# Runs the checks of .clang-tidy on all sources of the libraries and the program, with the compile commands of
# build-clang/.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ -f build-clang/compile_commands.json ] || { echo "Skipped: build-clang/ is not there"; exit 77; }
find index-format engine cli -name '*.cpp' | sort | xargs --max-procs "$(nproc)" --max-args 1 \
  clang-tidy -p build-clang --quiet 2> /dev/null
