#!/usr/bin/env bash
# Compares the output of the quick start's searches with quickstart.txt. With --update it writes that file anew:
#   bash tests/golden/run_golden_test.sh build/tra --update
set -euo pipefail
program=$(realpath "$1")
folder=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
root=$folder/../..
source "$root/cli/quickstart-searches.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export TRA_INDEX=$scratch/index NO_COLOR=1
# The results in Vietnamese, whatever the locale of the machine.
vietnamese() { env LC_ALL=vi_VN.UTF-8 "$program" "$@"; }

tra() {
  printf '$ tra %s\n' "$*"
  # Removes times, which differ from run to run.
  vietnamese "$@" | sed -E 's/ \([0-9,]+ ms\)//'
}

"$program" sync "$root/corpus/sample" > "$scratch/sync" || { cat "$scratch/sync"; exit 1; }
quickstart_searches > "$scratch/output"
if [ "${2:-}" = --update ]; then
  cp "$scratch/output" "$folder/quickstart.txt"
else
  diff -u "$folder/quickstart.txt" "$scratch/output"
fi
