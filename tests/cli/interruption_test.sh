#!/usr/bin/env bash
# A sync that is interrupted or killed: the index is that of the last commit, and the next sync completes it. A search
# whose index is damaged under its feet.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

documents() { tra status --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["documents"])'; }

# articles NAME COUNT: a file of long articles
articles() {
  python3 - "$1" "$2" > "archive/$1.jsonl" <<'P'
import json, random, sys
name, count = sys.argv[1], int(sys.argv[2])
words = "hai bên trao đổi về hợp tác song phương trong chuyến thăm chính thức của bộ trưởng ngoại giao lào".split()
random.seed(name)
for i in range(count):
    body = " ".join(random.choices(words, k=400)) + f" số{random.randrange(10**6)}."
    print(json.dumps({"id": f"{name}-{i}", "title": f"Bài {name} {i}", "body": body}, ensure_ascii=False))
P
}

mkdir archive
articles first 200
expect_exit 0 tra sync archive
articles second 12000

interrupted=0
for seconds in 0.1 0.2 0.4; do
  status=0
  timeout --preserve-status --signal INT $seconds "$program" sync --threads 2 archive > out 2> err || status=$?
  [ $status -eq 130 ] || [ $status -eq 0 ] || fail "exit status $status of an interrupted sync: $(cat err)"
  if [ $status -eq 130 ]; then
    interrupted=$((interrupted + 1))
    [ "$(documents)" = 200 ] || fail "$(documents) articles after an interrupted sync"
  fi
  expect_exit 0 tra check
done
[ $interrupted -gt 0 ] || echo "every sync was done before it could be interrupted"

for seconds in 0.1 0.2 0.4 0.8; do
  { timeout --signal KILL $seconds "$program" sync --threads 2 --memory 16 archive > out; } 2> err
  case $(documents) in 200 | 12200) ;; *) fail "$(documents) articles after a killed sync" ;; esac
  expect_exit 0 tra check
  expect_exit 0 tra search 'thăm chính thức' --limit 1
done
expect_exit 0 tra sync archive
[ "$(documents)" = 12200 ] || fail "$(documents) articles after the sync that follows"
expect_exit 0 tra check
expect_exit 0 tra sync archive
expect_in out "12,200 articles in the index"

# A file cut short under a search that has it open: a message and exit status 2, not a crash.
cp -r "$TRA_INDEX" cut
mkfifo queries
"$program" search --index cut --batch queries --limit 1 > answers 2> err &
search=$!
exec 3> queries
printf 'q1\ttrao đổi\n' >&3
until [ -s answers ] || ! kill -0 $search 2> /dev/null; do sleep 0.05; done
for file in cut/*.stored cut/*.postings cut/*.terms; do : > "$file"; done
printf 'q2\tchính thức\n' >&3
exec 3>&-
status=0
wait $search || status=$?
[ $status -eq 2 ] || fail "exit status $status of a search whose index was cut short"
expect_in err "run tra check"
expect_exit 2 tra check --index cut
expect_exit 2 tra search --index cut lào
expect_lines err 1
finish
