#!/usr/bin/env bash
# An interrupted or killed sync leaves the last commit, and the next sync completes it. A search must survive damage to
# the index while it runs.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

documents() { tra status --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["documents"])'; }

# articles NAME COUNT: writes a file of long articles.
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
before=200
for signal in INT TERM; do
  for seconds in 0.1 0.2 0.4; do
    status=0
    rm -f report.json
    timeout --preserve-status --signal $signal $seconds "$program" sync --threads 2 archive --report report.json > out 2> err ||
      status=$?
    if [ $status -ne 0 ]; then
      [ $status = "$([ $signal = INT ] && echo 130 || echo 143)" ] || fail "exit status $status of $signal: $(cat err)"
      interrupted=$((interrupted + 1))
      if [ -s err ]; then # else the signal came before the program waited for it: ended at once, nothing done
        expect_json report.json "json['status'] == 'interrupted' and json['exit_status'] == $status"
        expect_in err "what was done is committed"
      elif [ -e report.json ]; then
        fail "a report of an interruption that was not told: $(cat report.json)"
      fi
      now=$(documents)
      [ "$now" -ge "$before" ] && [ "$now" -le 12200 ] || fail "$now articles after $before and an interruption"
      before=$now
    fi
    expect_exit 0 tra check
  done
done
[ $interrupted -gt 0 ] || echo "every sync was done before it could be interrupted"

for seconds in 0.1 0.2 0.4 0.8; do
  { timeout --signal KILL $seconds "$program" sync --threads 2 --memory 16 archive > out; } 2> err
  now=$(documents)
  [ "$now" -ge "$before" ] && [ "$now" -le 12200 ] || fail "$now articles after a killed sync"
  expect_exit 0 tra check
  expect_exit 0 tra search 'thăm chính thức' --limit 1
done
expect_exit 0 tra sync archive
[ "$(documents)" = 12200 ] || fail "$(documents) articles after the sync that follows"
expect_exit 0 tra check
expect_exit 0 tra sync archive
expect_in out "12,200 articles in the index"

# When an opened file is truncated, a search prints a message and exits with 2 instead of crashing.
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
