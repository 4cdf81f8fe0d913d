#!/usr/bin/env bash
# The reference of the public headers, without a warning of Doxygen.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
command -v doxygen > /dev/null || { printf 'Skipped: doxygen is not installed\n'; exit 77; }
mkdir -p build
doxygen engine/docs/Doxyfile
