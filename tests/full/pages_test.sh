#!/usr/bin/env bash
# groff must accept the manual pages without warnings, and zsh and fish must accept the completions.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
share=build/share
failed=0
fail() {
  printf 'FAILED: %s\n' "$*"
  failed=1
}

for page in "$share"/man/man[17]/* "$share"/man/vi/man[17]/*; do
  warnings=$(groff -K utf8 -man -Tutf8 -ww -z "$page" 2>&1)
  [ -z "$warnings" ] || fail "$page: $warnings"
done
zsh -n "$share/zsh/site-functions/_tra" || fail "zsh"
fish --no-execute "$share/fish/vendor_completions.d/tra.fish" || fail "fish"
completed=$(fish -c "source $share/fish/vendor_completions.d/tra.fish; complete -C 'tra search --sort '" | cut -f1 | sort | paste -sd ' ')
[ "$completed" = "date date:asc date:desc relevance title title:asc title:desc" ] || fail "fish completes --sort by: $completed"
exit $failed
