#!/usr/bin/env bash
# A newcomer's first hour in a bare Debian 12: tests/bare.
folder=$(mktemp -d)
trap 'rm -rf --one-file-system "$folder"' EXIT
bash "$(dirname "${BASH_SOURCE[0]}")/../bare" "$folder"
