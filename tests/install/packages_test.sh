#!/usr/bin/env bash
# Makes the Debian packages of a build, unpacks them into a folder and runs what is in them.
#   packages_test.sh BUILD ARCHIVE [FOLDER]    keeps the packages in the folder
set -euo pipefail
build=$1 archive=$(realpath "$2")
for program in dpkg-shlibdeps dpkg-deb cpack; do
  command -v $program > /dev/null || { printf 'Skipped: %s is not installed\n' $program; exit 77; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
packages=${3:-$scratch/packages}
fail() {
  printf 'FAILED: %s\n' "$*"
  exit 1
}

(cd "$build" && cpack -G DEB -B "$packages") > "$scratch/cpack.log" 2>&1 || { cat "$scratch/cpack.log"; exit 1; }
for package in "$packages"/*.deb; do
  dpkg-deb -x "$package" "$scratch/root"
  printf '%s\n' "$(dpkg-deb -f "$package" Package)"
done | sort > "$scratch/names"
grep -qx tra "$scratch/names" || fail "no package of the program"

usr=$scratch/root/usr
"$usr/bin/tra" -i "$scratch/index" sync "$archive" > /dev/null 2>&1
grep -q 'lần thứ 8' <<< "$("$usr/bin/tra" -i "$scratch/index" search 'tham khao chinh tri lao' --limit 1)" || fail "the program"
for program in tra tra-index tra-browse; do
  [ -x "$usr/bin/$program" ] || fail "no program $program"
  for language in . vi; do
    [ -e "$usr/share/man/$language/man1/$program.1.gz" ] || fail "no manual page of $program ($language)"
  done
done
for file in bash-completion/completions/tra zsh/site-functions/_tra fish/vendor_completions.d/tra.fish \
  tra/systemd/tra-sync.timer tra/systemd/tra-sync.service tra/slurm/submit tra/schema/search.schema.json tra/crontab; do
  [ -e "$usr/share/$file" ] || fail "no $file"
done
while read -r name; do
  [ -e "$usr/share/doc/$name/copyright" ] || fail "$name says nothing of its licence"
done < "$scratch/names"

library=$(find "$usr" -name 'libtra.so.*' | head -n 1)
[ -n "$library" ] || { printf 'without the shared library\n'; exit 0; }
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(dirname "$library")
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$usr/lib/python3/dist-packages python3 - "$scratch/index" <<'PYTHON' || fail "the module of Python"
import sys, tra
with tra.Index.open(sys.argv[1]) as index:
    assert index.search("tham khao", country="LA").hits[0].title.endswith("lần thứ 8")
PYTHON
extension=$(find "$usr" -name tra_sqlite.so)
if [ -n "$extension" ] && command -v sqlite3 > /dev/null; then
  years=$(sqlite3 -cmd ".load $extension" :memory: \
    "SELECT count(*) > 0 FROM tra('$scratch/index', '') WHERE country = 'LA' AND type = 'political_consultation' GROUP BY year LIMIT 1")
  [ "$years" = 1 ] || fail "the extension of SQLite"
fi
