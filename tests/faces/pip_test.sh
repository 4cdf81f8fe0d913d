#!/usr/bin/env bash
# pip installs the Python module without a network, from its folder, from a wheel and from a source archive, and what is
# installed is the module, in the version of the library.
#   pip_test.sh VERSION        the environment has TRA_LIBRARY
set -euo pipefail
version=$1
module=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../engine/python")
python3 -m pip --version > /dev/null 2>&1 || { printf 'Skipped: pip is not installed\n'; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export PYTHONDONTWRITEBYTECODE=1

made() {  # HOOK: the name of what the build makes
  PYTHONPATH=$module python3 -c "import build_module; print(build_module.$1('.'))"
}
for source in "$module" "$(made build_wheel)" "$(made build_sdist)"; do
  rm -rf installed
  python3 -m pip install --quiet --no-index --disable-pip-version-check --root-user-action ignore --target installed "$source"
  diff -r --exclude=__pycache__ "$module/tra" installed/tra
  got=$(PYTHONPATH=installed python3 -c '
import importlib.metadata, tra
print(importlib.metadata.version("tra"), tra.__version__, tra.sort_key("Đà Nẵng") < tra.sort_key("Ea Súp"), tra.__file__)')
  [ "$got" = "$version $version True $scratch/installed/tra/__init__.py" ] || { printf 'FAILED: %s: %s\n' "$source" "$got"; exit 1; }
done
[ -z "$(find "$module" -name '*.egg-info' -o -name build -o -name '*.whl')" ] || { printf 'FAILED: the build leaves files\n'; exit 1; }
