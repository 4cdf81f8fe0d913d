#!/usr/bin/env bash
# The unit tests and the oracle on aarch64: compiled by a cross compiler against the packages of Debian 12 for arm64, run by
# qemu. The kernels must be those of NEON beside the scalar ones. Needs root (debootstrap) and a network.
#   tests/full/aarch64_test.sh [FOLDER]   keeps the packages and the build in FOLDER
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source cli/packages.sh
skip() { printf 'Skipped: %s\n' "$*"; exit 77; }
for program in debootstrap qemu-aarch64-static aarch64-linux-gnu-g++; do
  command -v $program > /dev/null || skip "$program is not installed"
done
[ "$(id -u)" -eq 0 ] || skip "debootstrap needs root"
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch"
scratch=$(realpath "$scratch")
[ -n "${1:-}" ] || trap 'rm -rf --one-file-system "$scratch"' EXIT
sysroot=$scratch/sysroot

# The packages of build_packages that have headers and libraries, with what they depend on. Nothing of them is run, so it is
# enough to unpack them.
fill_sysroot() {
  local wanted=(libc6-dev catch2) package file link
  for package in "${build_packages[@]}"; do
    case $package in *-dev) wanted+=("$package") ;; esac
  done
  debootstrap --download-only --arch=arm64 --variant=minbase --include="$(IFS=,; printf '%s' "${wanted[*]}")" bookworm \
    "$scratch/packages" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} > "$scratch/debootstrap.log" || { tail "$scratch/debootstrap.log"; return 1; }
  for file in "$scratch"/packages/var/cache/apt/archives/*.deb; do
    dpkg-deb -x "$file" "$sysroot.new" || return 1
  done
  # Absolute links would lead out of the folder.
  find "$sysroot.new/usr/lib" -type l -lname '/*' | while read -r link; do
    ln -sfn "$sysroot$(readlink "$link")" "$link"
  done
  mv "$sysroot.new" "$sysroot"
}
[ -d "$sysroot" ] || fill_sysroot || exit 1

launcher=()
command -v ccache > /dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake -S . -B "$scratch/build" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$PWD/tests/full/aarch64.cmake" -DTRA_SYSROOT="$sysroot" \
  -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O1 -DTRA_BENCH=OFF -DTRA_INSTALL=OFF "${launcher[@]}" > "$scratch/configure.log" ||
  { tail "$scratch/configure.log"; exit 1; }
cmake --build "$scratch/build" --target tra_unit_tests tra_oracle_tests || exit 1

# Emulated, everything takes many times as long, so random indexes and queries are fewer.
TRA_ORACLE_INDEXES=${TRA_ORACLE_INDEXES:-1} TRA_ORACLE_QUERIES=${TRA_ORACLE_QUERIES:-10} \
  TRA_FILTERED_QUERIES=${TRA_FILTERED_QUERIES:-10} ctest --test-dir "$scratch/build" --output-on-failure --parallel "$(nproc)" \
  --tests-regex '^(unit|oracle)' || exit 1
# The lanes of kernels_vector.cpp must have become instructions of NEON.
aarch64-linux-gnu-objdump -d "$scratch/build/index-format/CMakeFiles/tra_format.dir/src/kernels_vector.cpp.o" > "$scratch/vector"
grep -qw 'ushr' "$scratch/vector" && grep -q '\.4s' "$scratch/vector" || { printf 'FAILED: no NEON\n'; exit 1; }
