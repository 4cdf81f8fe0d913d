# Functions that install missing Debian packages; sourced by cli/quickstart and tests/run.

build_packages=(g++ cmake ninja-build pkg-config libboost-dev libboost-iostreams-dev libboost-program-options-dev
  libicu-dev libxxhash-dev libzstd-dev zlib1g-dev libbrotli-dev libarchive-dev libgumbo-dev libsimdjson-dev libxml2-dev
  libmimetic-dev libncurses-dev libyaml-dev libcmark-dev libstemmer-dev nlohmann-json3-dev)
test_packages=(catch2 libbenchmark-dev python3 python3-jsonschema zstd clang-format spin poppler-utils sqlite3
  libsqlite3-dev dpkg-dev file mypy)
# what tests/run full needs beside them
full_packages=(clang clang-tidy groff-base zsh fish debootstrap git doxygen lintian chromium
  slurm-wlm munge qemu-user-static g++-aarch64-linux-gnu)

say() { printf '\n== %s\n' "$*"; }

is_installed() { [ "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed" ]; }

install_packages() {
  local missing=() package
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    say "All needed Debian packages are installed"
    return
  fi
  say "Installing Debian packages: ${missing[*]}"
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}
