#!/usr/bin/env bash
# Runs a program with a fresh folder in place of the argument FOLDER, which is gone afterwards.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
arguments=()
for argument in "$@"; do
  arguments+=("${argument/#FOLDER/$folder}")
done
"${arguments[@]}"
