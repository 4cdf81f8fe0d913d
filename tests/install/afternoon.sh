#!/usr/bin/env bash
# A stranger's afternoon: on a Debian that has nothing of tra, from `apt install` of the packages in a folder to the
# answers of the three programs consultations_a_year in engine/examples, with the seconds until each. Needs root.
#   afternoon.sh PACKAGES
set -euo pipefail
packages=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source_folder=$PWD
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
apt-get update -q > "$scratch/apt.log" 2>&1 || { cat "$scratch/apt.log"; exit 1; }

begin=$(date +%s%N)
lap() { printf '%6.1f s  %s\n' "$(($(date +%s%N) - begin))e-9" "$1"; }
answers() {  # WHAT COMMAND...
  local what=$1
  shift
  "$@" > "$scratch/$what"
  lap "the answer from $what"
}

apt-get install -q -y --no-install-recommends "$packages"/*.deb gcc libc6-dev pkg-config sqlite3 > "$scratch/apt.log" 2>&1 ||
  { cat "$scratch/apt.log"; exit 1; }
lap "apt install ./*.deb gcc pkg-config sqlite3"
cp "$source_folder"/engine/examples/consultations_a_year.* "$scratch"
cd "$scratch"
tra -i news.tra sync "$source_folder/corpus/sample" "$source_folder/tests/faces/consultations.jsonl" > sync.log 2>&1
lap "tra sync"
gcc -std=c99 -Wall -Wextra -Werror consultations_a_year.c -o consultations_a_year $(pkg-config --cflags --libs tra)
answers C ./consultations_a_year news.tra
answers Python python3 consultations_a_year.py news.tra
extension=$(dpkg -L libsqlite3-mod-tra | grep '/tra_sqlite\.so$')
answers SQL sqlite3 -cmd ".load $extension" :memory: < consultations_a_year.sql

# The same, counted over the exported articles without any search.
tra -i news.tra export --format jsonl | python3 "$source_folder/tests/faces/exported_consultations.py" > wanted
for face in C Python SQL; do
  cmp wanted $face || { printf 'FAILED: the answer from %s\n' $face; cat $face; exit 1; }
done
cat wanted
