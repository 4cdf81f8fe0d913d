#!/usr/bin/env bash
# What a user's shared library exports that links the static libraries without any option of the linker: nothing of a tra
# that is built without libtra.so, as a subfolder of a project is. Of libraries beside a libtra.so, whose objects must be
# visible, it tells how many symbols are exported, and checks that --exclude-libs hides all of them.
#   tests/full/embedding_test.sh [FOLDER]   keeps the build of the libraries in FOLDER
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch"
[ -n "${1:-}" ] || trap 'rm -rf "$scratch"' EXIT
launcher=()
command -v ccache > /dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)

# The symbols of a shared library that links the engine of this build, except templates of the standard library, which
# libstdc++ makes visible whatever is asked for.
exports() {  # BUILD LINKER-OPTION...
  local build=$1
  shift
  g++ -std=c++20 -fPIC -shared -fvisibility=hidden -fvisibility-inlines-hidden -Iengine/include -Iindex-format/include "$@" \
    tests/faces/embedding.cpp -o "$scratch/embedding.so" "$build/engine/libtra_engine.a" "$build/index-format/libtra_format.a" \
    -lboost_iostreams -lstemmer $(pkg-config --libs icu-i18n icu-uc libxxhash libzstd) || exit 1
  nm -D --defined-only "$scratch/embedding.so" | awk '{print $NF}' | grep -vE '^_Z(Z?NK?|T[IVS])?St'
}

cmake -S . -B "$scratch/hidden" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O1 -DTRA_SHARED=OFF -DTRA_CLI=OFF \
  -DTRA_TESTS=OFF -DTRA_BENCH=OFF "${launcher[@]}" > /dev/null && cmake --build "$scratch/hidden" --target tra_engine || exit 1
exported=$(exports "$scratch/hidden")
[ "$exported" = embedding_documents ] || { printf 'FAILED: exported of hidden libraries:\n%s\n' "$exported"; exit 1; }

[ -f build/engine/libtra_engine.a ] || { printf 'Skipped for lack of build/: libraries beside a libtra.so\n'; exit 0; }
printf 'beside libtra.so, without --exclude-libs: %d symbols exported\n' "$(exports build | grep -c 3tra)"
exported=$(exports build -Wl,--exclude-libs,libtra_engine.a:libtra_format.a)
[ "$exported" = embedding_documents ] || { printf 'FAILED: exported in spite of --exclude-libs:\n%s\n' "$exported"; exit 1; }
