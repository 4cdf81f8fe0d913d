#!/usr/bin/env bash
# Each header compiles alone, by both compilers.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
includes=(-I index-format/include -I engine/include -I engine -I cli -I tests -I bench)
read -ra libraries <<< "$(pkg-config --cflags icu-uc libxxhash libzstd libarchive gumbo simdjson)"
definitions=(-DTRA_TEST_DATA='""' -DTRA_SOURCE_DIR='""')

failed=0
compile() {  # COMPILER HEADER
  "$1" -std=c++20 -fsyntax-only -Wall -Wextra -Wno-unused-function -Wno-unused-const-variable "${definitions[@]}" "${includes[@]}" \
    "${libraries[@]}" -x c++ - <<< "#include \"$PWD/$2\"" || {
    printf 'does not compile alone by %s: %s\n' "$1" "$2"
    return 1
  }
}

count=0
while read -r header; do
  for compiler in g++ clang++; do
    compile $compiler "$header" || failed=1
  done
  count=$((count + 1))
done < <(find index-format engine cli tests bench -name '*.h' -not -path 'tests/tidy/breach/*' -not -path 'tests/install/*' | sort)
printf '%d headers\n' $count
[ $count -gt 100 ] || failed=1
exit $failed
