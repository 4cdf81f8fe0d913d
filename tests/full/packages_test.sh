#!/usr/bin/env bash
# The source tarball builds, and from it the Debian packages: lintian finds no error in them; once unpacked, the program, the
# module of Python and the extension of SQLite answer a question; and installed by apt in a bare Debian, programs in C,
# Python and SQL do, by tests/install/afternoon.sh, which tells after how many seconds.
#   tests/full/packages_test.sh [FOLDER [CMAKE-OPTION...]]   keeps the packages in FOLDER/packages, and the bare Debian in
#                                                            FOLDER/debian
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch"
scratch=$(realpath "$scratch")
[ -n "${1:-}" ] || trap 'rm -rf --one-file-system "$scratch"' EXIT
shift || true
failed=0
fail() {
  printf 'FAILED: %s\n' "$*"
  failed=1
}
launcher=()
command -v ccache > /dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)

cmake -S . -B "$scratch/configured" -G Ninja -DTRA_TESTS=OFF -DTRA_BENCH=OFF > /dev/null || exit 1
(cd "$scratch/configured" && cpack --config CPackSourceConfig.cmake -B "$scratch/source") > /dev/null || exit 1
mkdir -p "$scratch/tarball"
tar -xf "$scratch"/source/tra-*.tar.xz -C "$scratch/tarball" --strip-components=1 || exit 1
# In the folder "build" of the sources, so that ccache knows what the usual build has compiled with the same options.
build=$scratch/tarball/build
cmake -S "$scratch/tarball" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr -DTRA_TESTS=OFF \
  -DTRA_BENCH=OFF "${launcher[@]}" "$@" > /dev/null && cmake --build "$build" || exit 1
bash tests/install/packages_test.sh "$build" corpus/sample "$scratch/packages" || fail "the packages"
if command -v lintian > /dev/null; then
  lintian --allow-root --fail-on error "$scratch"/packages/*.deb || fail "lintian"
else
  printf 'Skipped: lintian is not installed\n'
fi
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap > /dev/null; then
  printf 'Skipped: apt in a bare Debian needs root and debootstrap\n'
else
  bash tests/bare "$scratch/debian" true && rm -rf "$scratch/debian/opt/packages" &&
    cp -r "$scratch/packages" "$scratch/debian/opt" &&
    bash tests/bare "$scratch/debian" bash tests/install/afternoon.sh /opt/packages || fail "a stranger's afternoon"
fi
exit $failed
