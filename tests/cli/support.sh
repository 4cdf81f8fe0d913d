# Sourced by the command line tests. Provides a scratch folder with an index, the program as `tra`, and assertions.
set -uo pipefail
program=$(realpath -e "$1") || exit 2
scratch=$(mktemp -d)
trap 'chmod -R u+rwX "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch"
export TRA_INDEX=$scratch/index NO_COLOR=1
failures=0

tra() { "$program" "$@"; }

fail() {
  printf 'FAILED at line %s: %s\n' "${BASH_LINENO[1]}" "$*"
  failures=$((failures + 1))
}

# expect_exit STATUS COMMAND...: runs the command and keeps its output in ./out and ./err.
expect_exit() {
  local wanted=$1 got=0
  shift
  "$@" > out 2> err || got=$?
  [ "$got" -eq "$wanted" ] || fail "exit status $got instead of $wanted of: $*; $(head -c 500 out err)"
}

expect_in() { grep -qF -- "$2" "$1" || fail "'$2' is not in $1: $(head -c 500 "$1")"; }
expect_not_in() { ! grep -qF -- "$2" "$1" || fail "'$2' is in $1"; }
expect_lines() { [ "$(wc -l < "$1")" -eq "$2" ] || fail "$1 has $(wc -l < "$1") lines instead of $2"; }

# expect_json FILE EXPRESSION: the Python expression over `json` must be true.
expect_json() {
  python3 -c 'import json, sys
json_ = json.load(open(sys.argv[1]))
sys.exit(0 if eval(sys.argv[2], {"json": json_}) else 1)' "$1" "$2" || fail "not true of $1: $2; $(head -c 500 "$1")"
}

# index_content: the output of tra status about articles, without the time of the last sync.
index_content() {
  tra status --format json |
    python3 -c 'import json, sys; s = json.load(sys.stdin); print(s["segment_list"], s["documents"], s["deleted"])'
}

# article ID TITLE BODY [MORE JSON MEMBERS]
article() { printf '{"id": "%s", "title": "%s", "body": "%s"%s}\n' "$1" "$2" "$3" "${4:+, $4}"; }

finish() {
  [ $failures -eq 0 ] && echo "all as expected"
  exit $((failures > 0))
}
