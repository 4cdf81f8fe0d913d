#!/usr/bin/env bash
# Compiles each header alone with both compilers.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if [ $# -eq 2 ]; then  # COMPILER HEADER: one of them
  read -ra libraries <<< "$(pkg-config --cflags icu-uc libxxhash libzstd libarchive gumbo simdjson)"
  "$1" -std=c++20 -fsyntax-only -Wall -Wextra -Wno-unused-function -Wno-unused-const-variable -DTRA_TEST_DATA='""' \
    -DTRA_SOURCE_DIR='""' -I index-format/include -I engine/include -I engine -I index-format/src -I cli -I tests -I bench \
    "${libraries[@]}" -x c++ - <<< "#include \"$PWD/$2\"" && exit 0
  printf 'does not compile alone by %s: %s\n' "$1" "$2"
  exit 1
fi

failed=0
headers=$(find index-format engine cli tests bench -name '*.h' -not -path 'tests/tidy/breach/*' -not -path 'tests/install/*' | sort)
for compiler in g++ clang++; do
  xargs --max-procs "$(nproc)" --max-args 1 bash tests/full/headers_test.sh $compiler <<< "$headers" || failed=1
done
printf '%d headers\n' "$(wc -l <<< "$headers")"
exit $failed
