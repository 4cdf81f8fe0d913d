#!/usr/bin/env bash
# Lets spin search every state of the model. Without arguments, all promises must hold. With a breach and a promise,
# spin must find that the protocol with this breach breaks this promise.
#   model_test.sh [BREACH PROMISE]
#   FLAGS='-DGENERATIONS=5 -DNO_READER' model_test.sh      for another search; MEMORY_MIB limits its memory
set -euo pipefail
model=$(realpath "$(dirname "${BASH_SOURCE[0]}")")/index.pml
breach=${1:-} promise=${2:-}
compiler=${CC:-cc}
for program in spin "$compiler"; do
  if ! command -v "$program" > /dev/null; then
    echo "Skipped: no $program here"
    exit 77
  fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

flags=(${breach:+-D"$breach"} ${FLAGS:-})
preprocess=(-P"$compiler -E -x c")
# A search that finds a breach is finished before compiling with optimisation would be.
optimize=$([ -n "$breach" ] && echo -O0 || echo -O1)
spin "${preprocess[@]}" -a "${flags[@]}" "$model"
# NOREDUCE disables partial order reduction, so that every order of steps is searched.
"$compiler" "$optimize" -w -DSAFETY -DNOREDUCE -DMEMLIM="${MEMORY_MIB:-2000}" -o search pan.c
./search -m1000000 -w22 > found || true

number() { sed -n "s/$1/\1/p" found | head -1; }
states=$(number '^ *\([0-9e.+]*\) states, stored.*')
transitions=$(number '^ *\([0-9e.+]*\) transitions.*')
depth=$(number '.*depth reached \([0-9]*\),.*')
broken=$(number '.*assertion violated \(.*\) (at depth.*')
story() { spin "${preprocess[@]}" -B -T -k index.pml.trail -t "${flags[@]}" "$model" | grep -v '^spin: \|^[0-9]* process' | tail -"$1"; }

if [ -n "$breach" ]; then
  if [ "$broken" != "$promise" ]; then
    echo "with $breach spin finds '$broken' broken, and should find $promise"
    exit 1
  fi
  echo "$breach breaks $promise; found after $states states. The last that happened:"
  story 15
  exit 0
fi

if [ -n "$broken" ]; then
  echo "$broken is broken. The last that happened:"
  story 60
  exit 1
fi
unreached() { sed '/^unreached in/,$!d' found | grep 'pml:' | grep -v '"-end-"'; }
# Rejects errors of other kinds, incomplete searches, and steps of the model that are never reached (unless FLAGS
# removed them).
if ! grep -q 'errors: 0$' found || grep -q 'Search not completed\|max search depth too small' found ||
  { [ -z "${FLAGS:-}" ] && unreached; }; then
  cat found
  exit 1
fi
echo "every promise holds in all $states states; $transitions transitions, search depth $depth"
