#!/usr/bin/env bash
# Installs the build to a scratch prefix, moves it, and builds small programs against it there, as users build them: by
# find_package(tra) and by pkg-config, against the static libraries and the shared one, with their compilers and standards
# and warnings as errors.
set -euo pipefail
cmake=$1 build=$2 compiler=$3 sanitize=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
corpus=$here/../../corpus/sample
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
flags=(-std=c++20 -Wall -Wextra -Wconversion -Wpedantic -Werror)
[ -z "$sanitize" ] || flags+=("-fsanitize=$sanitize")
fail() {
  printf 'FAILED: %s\n' "$*"
  exit 1
}

"$cmake" --install "$build" --prefix "$scratch/installed" > "$scratch/install.log"
mv "$scratch/installed" "$scratch/prefix"  # whoever installs a package puts it elsewhere than where it was built for
prefix=$scratch/prefix
libraries=$(dirname "$(find "$prefix" -name libtra_engine.a)")
[ ! -e "$prefix/include/tra/format" ] || fail "private headers are installed"

check_program() {  # PROGRAM
  rm -rf "$scratch/index"
  "$1" "$scratch/index" > "$scratch/output"
  grep -q 'lao-6' "$scratch/output" || fail "$1 does not find its document"
}
check_mirror() {  # PROGRAM
  rm -rf "$scratch/index"
  "$1" "$scratch/index" "$corpus" > "$scratch/mirrored"
  grep -q 'partial: no' "$scratch/mirrored" || fail "$1 finds part of the words"
  grep -q 'Nước đối tác: Lào' "$scratch/mirrored" || fail "$1 counts no facets"
}

find_package() {  # KIND: by CMake
  local folder=$scratch/build-$1
  "$cmake" -G Ninja -S "$here/program" -B "$folder" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$compiler" \
    -DCMAKE_CXX_FLAGS="${flags[*]}" -DKIND="$1" > "$scratch/configure.log" || { cat "$scratch/configure.log"; exit 1; }
  "$cmake" --build "$folder" > "$scratch/build.log" || { cat "$scratch/build.log"; exit 1; }
  check_program "$folder/program"
  check_mirror "$folder/mirror"
}

by_pkg_config() {  # NAME
  local options
  read -ra options <<< "$(PKG_CONFIG_PATH=$libraries/pkgconfig pkg-config --cflags --libs "$1")"
  "$compiler" "${flags[@]}" "$here/program/program.cpp" -o "$scratch/$1-program" "${options[@]}"
  "$compiler" "${flags[@]}" "$here/program/mirror.cpp" -o "$scratch/$1-mirror" "${options[@]}"
  LD_LIBRARY_PATH=$libraries check_program "$scratch/$1-program"
  LD_LIBRARY_PATH=$libraries check_mirror "$scratch/$1-mirror"
}

find_package static
by_pkg_config tra-static
if [ -e "$libraries/libtra.so" ]; then
  find_package shared
  by_pkg_config tra
  grep -q 'libtra\.so\.[0-9]' <<< "$(ldd "$scratch/tra-program")" || fail "the shared library is not linked by its soname"
  # A program of C, by the C compiler alone.
  read -ra options <<< "$(PKG_CONFIG_PATH=$libraries/pkgconfig pkg-config --cflags --libs tra)"
  [ -n "$sanitize" ] || cc -std=c99 -pedantic -Wall -Wextra -Wconversion -Werror "$here/program/version.c" -o "$scratch/version" "${options[@]}"
  [ -n "$sanitize" ] || LD_LIBRARY_PATH=$libraries "$scratch/version" || fail "header and library are of two versions"
fi

# All public headers, and a program, as both compilers and both standards read them.
for compiler_of_user in g++ clang++; do
  command -v $compiler_of_user > /dev/null || { printf 'Skipped for lack of %s\n' $compiler_of_user; continue; }
  for standard in c++20 c++2b; do
    for header in "$prefix"/include/tra/*.h; do
      printf '#include <tra/%s>\n' "$(basename "$header")"
    done > "$scratch/headers.cpp"
    $compiler_of_user -std=$standard -Wall -Wextra -Wconversion -Wpedantic -Wshadow -Werror -I "$prefix/include" -fsyntax-only \
      "$scratch/headers.cpp" || fail "the headers by $compiler_of_user as $standard"
    [ -z "$sanitize" ] || continue  # each compiler has a sanitizer's library of its own
    read -ra options <<< "$(PKG_CONFIG_PATH=$libraries/pkgconfig pkg-config --cflags --libs tra-static)"
    $compiler_of_user "${flags[@]}" -std=$standard "$here/program/program.cpp" -o "$scratch/of-user" "${options[@]}"
    check_program "$scratch/of-user"
  done
done

"$prefix/bin/tra" --version
