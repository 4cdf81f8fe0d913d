#!/usr/bin/env bash
# The source tarball builds, and from it the Debian packages: lintian finds no error in them, and once unpacked the program,
# the module of Python and the extension of SQLite answer a question.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
fail() {
  printf 'FAILED: %s\n' "$*"
  failed=1
}
launcher=()
command -v ccache > /dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)

cmake -S . -B "$scratch/configured" -G Ninja -DTRA_TESTS=OFF -DTRA_BENCH=OFF > /dev/null || exit 1
(cd "$scratch/configured" && cpack --config CPackSourceConfig.cmake -B "$scratch/source") > /dev/null || exit 1
tar -xf "$scratch"/source/tra-*.tar.xz -C "$scratch" || exit 1
cmake -S "$scratch"/tra-*/ -B "$scratch/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr -DTRA_TESTS=OFF \
  -DTRA_BENCH=OFF "${launcher[@]}" > /dev/null && cmake --build "$scratch/build" || exit 1
bash tests/install/packages_test.sh "$scratch/build" corpus/sample "$scratch/packages" || fail "the packages"
if command -v lintian > /dev/null; then
  lintian --allow-root --fail-on error "$scratch"/packages/*.deb || fail "lintian"
else
  printf 'Skipped: lintian is not installed\n'
fi
exit $failed
