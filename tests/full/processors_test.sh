#!/usr/bin/env bash
# The kernel sets that older x86-64 processors can run, and the tests of the kernels on these processors, emulated by qemu.
# Needs the unit tests in build/.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
skip() { printf 'Skipped: %s\n' "$*"; exit 77; }
[ "$(uname -m)" = x86_64 ] || skip "the kernel sets are those of x86-64"
command -v qemu-x86_64-static > /dev/null || skip "qemu-x86_64-static is not installed"
failed=0
fail() {
  printf 'FAILED: %s\n' "$*"
  failed=1
}

# The message that refuses a set of another name lists those that the processor can run. Catch breaks its lines.
sets_of() {
  TRA_KERNELS=none qemu-x86_64-static -cpu "$1" build/tests/tra_unit_tests "the plain kernels come first*" 2>&1 | tr -s ' \n' ' ' |
    sed -n 's/.*of this machine, which has \([a-z0-9]*\(, [a-z0-9]*\)*\).*/\1/p'
}

while read -r processor expected; do
  found=$(sets_of "$processor")
  [ "$found" = "$expected" ] || fail "$processor has the kernel sets '$found', not '$expected'"
  # In a masked load qemu also reads the lanes that are masked out, which are behind the memory that this case gives.
  qemu-x86_64-static -cpu "$processor" build/tests/tra_unit_tests "[kernels]~the kernels find the same shared documents*" \
    > /dev/null 2>&1 || fail "the kernels on $processor"
done << 'END'
Conroe scalar, vector
Nehalem scalar, vector
Haswell scalar, vector, bmi2, avx2
EPYC scalar, vector, avx2
END
exit $failed
