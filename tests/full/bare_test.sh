#!/usr/bin/env bash
# Runs tests/bare: a newcomer's first steps in a bare Debian 12.
folder=$(mktemp -d)
trap 'rm -rf --one-file-system "$folder"' EXIT
bash "$(dirname "${BASH_SOURCE[0]}")/../bare" "$folder"
