#!/usr/bin/env bash
# When standard descriptors are closed at the start, messages must not be written into files of the index.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

mkdir archive
for i in $(seq 20); do printf 'Tham khảo chính trị lần %d\n\nMột bài dài hơn về lần %d.\n' $i $i > archive/$i.txt; done
head -c 4 /dev/zero > archive/broken.txt  # gives a message
expect_exit 0 tra sync archive
tra export | sort > wanted
rm -r index

for closed in '0' '1' '2' '0 1' '0 2' '1 2' '0 1 2'; do
  (
    for descriptor in $closed; do
      case $descriptor in
        0) exec 0<&- ;;
        1) exec 1>&- ;;
        2) exec 2>&- ;;
      esac
    done
    exec "$program" sync archive
  ) > /dev/null || fail "sync with descriptors $closed closed"
  grep -laE 'binary data|articles' index/write.lock && fail "a message was written into write.lock"
  expect_exit 0 tra check
  tra export | sort > got
  cmp wanted got || fail "the index differs with descriptors $closed closed"
  rm -r index
done
finish
