#!/usr/bin/env bash
# The Python module, its example and a user's program by mypy --strict; wrong uses of the module are found.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
engine=$(realpath "$here/../../engine")
command -v mypy > /dev/null || { printf 'Skipped: mypy is not installed\n'; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export MYPYPATH=$engine/python
types() { mypy --strict --python-version 3.9 --cache-dir="$scratch/cache" "$@"; }

types "$engine/python/tra" "$engine/python/build_module.py" "$engine/examples/consultations_a_year.py"

cat > "$scratch/user.py" <<'PYTHON'
import datetime
from pathlib import Path
from typing import Iterator, Optional

import tra


def write(folder: Path) -> int:
    schema = tra.Schema().text("title", weight=3).keyword("country").date("day")
    with tra.Writer(folder, schema) as writer:
        writer.add("a", title="Một", country=["LA", "KH"], day=datetime.date(2024, 5, 1))
        return writer.commit().generation


def titles(folder: Path) -> Iterator[str]:
    with tra.Index.open(folder) as index:
        result = index.search("mot", country="LA", facets={"country": 5}, order="-day", published=("2023", None))
        counts: dict[str, int] = {value.value: value.count for value in result.facets["country"]}
        found: Optional[tra.Hit] = index.get("a")
        if counts and found is not None:
            yield from (hit.title for hit in result)


def failures(folder: Path) -> list[str]:
    try:
        return [message.path for message in tra.mirror(folder, "pages").messages]
    except tra.Error as error:
        return [error.kind]
PYTHON
types "$scratch/user.py"

wrong=('index.search(5)' 'index.hits("x", page="many")' 'index.open_everything()' 'len(index.search("x").total)'
  'tra.Schema().text("title", weight="3")' 'tra.forget(index)' 'writer.commit().pages' 'sorted(["a"], key=tra.sort_keys)')
{
  printf 'import tra\nindex = tra.Index.open("x")\nwith tra.Writer("x") as writer:\n    pass\n'
  printf '%s\n' "${wrong[@]}"
} > "$scratch/wrong.py"
found=$(types "$scratch/wrong.py") || true
for i in "${!wrong[@]}"; do
  [[ $found == *"wrong.py:$((i + 5)): error"* ]] || { printf 'FAILED: not found wrong: %s\n' "${wrong[i]}"; exit 1; }
done
