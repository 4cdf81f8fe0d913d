#!/usr/bin/env bash
# The pages of tra search --format html and tra report as a browser shows them: nothing is wider than the window at 360
# and at 1400 pixels, no text of an article becomes markup, no request leaves the page.
#   tests/full/page_test.sh [FOLDER]   keeps the pages and pictures of them in FOLDER
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
browser=$(command -v chromium || command -v chromium-browser) || { echo 'Skipped: no chromium'; exit 77; }
program=$(realpath build/tra)
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch"
scratch=$(realpath "$scratch")
[ -n "${1:-}" ] || trap 'rm -rf "$scratch"' EXIT
export TRA_INDEX=$scratch/index LC_ALL=C.UTF-8
failed=0
fail() {
  printf 'FAILED: %s\n' "$*"
  failed=1
}

"$program" sync corpus/sample > /dev/null || fail sync
python3 -c 'import json
evil = "\"><script src=http://evil.invalid/a.js></script><img src=http://evil.invalid/b onerror=alert(1)>\x27&lt; lào"
for n, url in enumerate(["javascript:alert(1)", "http://evil.invalid/\"><img src=http://evil.invalid/c>", "https://example.org/"]):
    print(json.dumps({"id": f"evil{n}" + "x" * 90, "title": evil, "body": evil + " " + "dài" * 200, "url": url, "source": evil,
                      "date": "2023-05-06", "partner_country": ["LA"]}))' | "$program" add --no-facets - > /dev/null || fail add
"$program" search lào --format html > "$scratch/search.html"
"$program" report --lang vi > "$scratch/report.html"

chromium() {
  timeout 120 "$browser" --headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run \
    --disable-component-update --user-data-dir="$scratch/profile" "$@" 2> /dev/null
}
for page in search report; do
  grep -q '<script\|<img\|href="javascript' "$scratch/$page.html" && fail "$page: markup of an article"
  # A copy that may run one script tells the page around it how wide it is.
  sed -e '/Content-Security-Policy/d' -e 's|</body>|<script>onload=()=>{const e=document.documentElement;parent.postMessage(e.scrollWidth+" of "+e.clientWidth,"*")}</script></body>|' \
    "$scratch/$page.html" > "$scratch/$page-told.html"
  for width in 360 1400; do
    printf '<body><iframe width=%s height=800 style="border:0" src="%s-told.html"></iframe><p id=told></p><script>onmessage=m=>{document.getElementById("told").textContent=m.data}</script>' \
      $width $page > "$scratch/frame.html"
    told=$(chromium --window-size=1500,900 --virtual-time-budget=5000 --dump-dom "file://$scratch/frame.html" |
      grep -o 'id="told">[^<]*' | sed 's/.*>//')
    [ "$told" = "$width of $width" ] || fail "$page at $width pixels: '$told'"
    chromium --window-size=$((width < 500 ? 500 : width)),2400 --screenshot="$scratch/$page-$width.png" "file://$scratch/frame.html" > /dev/null
  done
  chromium --log-net-log="$scratch/net.json" --dump-dom "file://$scratch/$page.html" > /dev/null
  grep -q 'evil\.invalid/[abc]\|example\.org' "$scratch/net.json" && fail "$page: a request left the page"
done
[ "$failed" -eq 0 ] && echo 'all as expected'
exit $failed
