#!/usr/bin/env bash
# One allocation of a command fails: at moments spread over the whole run, of all that the engine and its libraries ask
# for. The command then says so and ends with an error, or does without that memory; it is never ended by a signal. What
# was committed before stays, and the next run does the rest. A run that takes a minute waits for ever, which is a failure.
#   allocation_test.sh TRA FAILING_MALLOC
set -uo pipefail
program=$(realpath "$1")
preload=$(realpath "$2")
sample=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../corpus/sample")
moments=${TRA_ALLOCATION_MOMENTS:-60}
seed=${TRA_TEST_SEED:-1}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
failures=0

fail() {
  printf 'FAILED (TRA_TEST_SEED=%s): %s\n' "$seed" "$*"
  sed 's/^/    /' out | tail -5
  failures=$((failures + 1))
}

# with_failure NUMBER COMMAND...: its exit status; the allocations of the run are in ./count.
with_failure() {
  local number=$1
  shift
  timeout 60 env TRA_FAIL_ALLOCATION="$number" TRA_COUNT_ALLOCATIONS=count LD_PRELOAD="$preload" "$program" "$@" > out 2>&1
}

expect_sound() {  # INDEX WHAT
  "$program" check -i "$1" > checked 2>&1 || fail "$2: the index is damaged: $(tail -2 checked)"
}

# fail_everywhere NAME PREPARE COMMAND...: PREPARE makes the folder ./index anew before each run.
fail_everywhere() {
  local name=$1 prepare=$2 number status i total refused=0
  shift 2
  $prepare
  rm -f count
  with_failure 0 "$@" || { fail "$name fails without any failure"; return; }
  total=$(cat count)
  for ((i = 0; i < moments; i++)); do
    number=$((1 + (total * i + seed * 7919 % total) / moments))
    $prepare
    status=0
    with_failure "$number" "$@" || status=$?
    [ $status -le 2 ] || fail "$name, allocation $number of $total: exit status $status"
    [ $status -eq 0 ] || refused=$((refused + 1))
    compgen -G 'index/manifest-*' > /dev/null && expect_sound index "$name, allocation $number of $total"
  done
  printf '%s: %s of %s allocations failed, %s runs ended with an error\n' "$name" "$moments" "$total" "$refused"
}

nothing() { rm -rf index; }
with_sample() {
  rm -rf index
  cp -r kept index
}

"$program" sync -i kept "$sample" > out 2>&1 || { fail "tra sync"; exit 1; }
fail_everywhere "sync of the sample" nothing sync -i index --threads 1 "$sample"
fail_everywhere "search" with_sample search -i index --facets partner_country "tham khao chinh tri lao"
fail_everywhere "merge" with_sample merge -i index
fail_everywhere "delete" with_sample delete -i index --query "lao"

# Memory refused just after a thread was started: the thread is joined.
for number in 1 2 3 4 5 6 7 8; do
  with_sample
  status=0
  timeout 60 env TRA_FAIL_AFTER_THREAD=$number LD_PRELOAD="$preload" \
    "$program" sync -i index --threads 3 --rebuild "$sample" > out 2>&1 || status=$?
  [ $status -le 2 ] || fail "sync, after thread $number: exit status $status"
  expect_sound index "sync, after thread $number"
done
exit $((failures > 0))
