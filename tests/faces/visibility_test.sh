#!/usr/bin/env bash
# What a shared library exports that links the static libraries: its own function, and nothing of the engine.
set -euo pipefail
exported=$(nm -D --defined-only "$1" | awk '{print $NF}')
if [ "$exported" != embedding_documents ]; then
  printf 'FAILED: exported beside embedding_documents:\n%s\n' "$exported" | head -20
  exit 1
fi
