#!/usr/bin/env bash
# TRA_KERNELS: all kernels that the machine can run give the same results, and an unknown name is refused.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

for i in $(seq 1 300); do
  article "$i" "Tham khảo chính trị $((i % 7))" "Đối thoại hợp tác số $((i % 13)) tham khảo $((i % 5)) chính trị."
done > articles.jsonl
expect_exit 0 tra add --no-facets - < articles.jsonl

queries=('tham khảo' '"tham khảo chính trị"' 'tham OR hợp' '+tham +5' 'th*')
for query in "${queries[@]}"; do tra search "$query" --format json; done > wanted
runnable=
for set in scalar vector bmi2 avx2 avx512 vp2intersect; do
  if TRA_KERNELS=$set tra status > status 2> err; then
    runnable="$runnable $set"
    for query in "${queries[@]}"; do TRA_KERNELS=$set tra search "$query" --format json; done > found
    diff <(grep -v took_us wanted) <(grep -v took_us found) > differences ||
      fail "$set finds something else: $(head -5 differences)"
  else
    expect_in err "TRA_KERNELS=$set"
  fi
done
case $runnable in *scalar*) ;; *) fail "the plain kernels do not run" ;; esac

TRA_KERNELS=sse9 expect_exit 2 tra search 'tham khảo'
expect_in err 'TRA_KERNELS=sse9'
expect_in err 'scalar'
article new "Mới" "Mới." | TRA_KERNELS=sse9 expect_exit 2 tra add --no-facets -
expect_in err 'TRA_KERNELS=sse9'
finish
