#!/usr/bin/env bash
# Installs the build to a scratch prefix and builds two small programs against it, with find_package(tra) and with
# pkg-config: one uses the engine, one the archive. Runs them.
set -euo pipefail
cmake=$1 build=$2 compiler=$3 sanitize=$4
source_folder=$(dirname "${BASH_SOURCE[0]}")/program
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
flags=${sanitize:+-fsanitize=$sanitize}

"$cmake" --install "$build" --prefix "$scratch/prefix" > "$scratch/install.log"
"$cmake" -G Ninja -S "$source_folder" -B "$scratch/build" -DCMAKE_PREFIX_PATH="$scratch/prefix" -DCMAKE_CXX_COMPILER="$compiler" \
  -DCMAKE_CXX_FLAGS="$flags" > "$scratch/configure.log" || { cat "$scratch/configure.log"; exit 1; }
"$cmake" --build "$scratch/build"
"$scratch/build/program" "$scratch/index-a" | tee "$scratch/output"
grep -q 'lao-6' "$scratch/output"

corpus=$(dirname "${BASH_SOURCE[0]}")/../../corpus/sample
"$scratch/build/mirror" "$scratch/index-c" "$corpus" | tee "$scratch/mirrored"
grep -q 'partial: no' "$scratch/mirrored"
grep -q 'Nước đối tác: Lào' "$scratch/mirrored"

export PKG_CONFIG_PATH="$(dirname "$(find "$scratch/prefix" -name tra.pc)")"
"$compiler" $flags "$source_folder/program.cpp" -o "$scratch/program" \
  $(pkg-config --define-variable=prefix="$scratch/prefix" --cflags --libs tra)
"$scratch/program" "$scratch/index-b" | cmp - "$scratch/output"
"$compiler" $flags "$source_folder/mirror.cpp" -o "$scratch/mirror" \
  $(pkg-config --define-variable=prefix="$scratch/prefix" --cflags --libs tra)
"$scratch/mirror" "$scratch/index-d" "$corpus" | cmp - "$scratch/mirrored"

"$scratch/prefix/bin/tra" --version
