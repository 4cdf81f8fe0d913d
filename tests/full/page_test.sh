#!/usr/bin/env bash
# The pages of tra search --format html and tra report as a browser shows them: nothing is wider than the window at 360
# and at 1400 pixels, no text of an article becomes markup, no request leaves the page, and the print has every article.
#   tests/full/page_test.sh [FOLDER]   keeps the pages and pictures of them, light and dark, in FOLDER
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
                      "date": "2023-05-06", "partner_country": ["LA"]}))
print(json.dumps({"id": "rtl", "title": "\u202elào \u2066đảo\u200f ngược \u05d0\u05d1\u05d2", "body": "lào \u202e đảo", "date": "2023-05-07"}))
print(json.dumps({"id": "w" * 500, "title": "lào " + "w" * 10000, "body": "lào " + "x" * 10000, "date": "2023-05-08",
                  "source": "s" * 3000, "principals": [{"name": "N" * 900}]}))' | "$program" add --no-facets - > /dev/null || fail add
"$program" search lào --format html --limit 100 > "$scratch/search.html"
"$program" report --lang vi > "$scratch/report.html"

chromium() {
  timeout 240 "$browser" --headless --hide-scrollbars --no-sandbox --disable-gpu --disable-background-networking --no-first-run \
    --disable-component-update --user-data-dir="$scratch/profile" "$@" 2> /dev/null
}
for page in search report; do
  grep -q '<script\|<img\|href="javascript' "$scratch/$page.html" && fail "$page: markup of an article"
  grep -qP '[\x{061c}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]' "$scratch/$page.html" && fail "$page: text turns the page's direction"
  # A copy that may run one script tells the page around it how wide it is.
  sed -e '/Content-Security-Policy/d' -e 's|</body>|<script>onload=()=>{const e=document.documentElement;parent.postMessage(e.scrollWidth+" of "+e.clientWidth,"*")}</script></body>|' \
    "$scratch/$page.html" > "$scratch/$page-told.html"
  for width in 360 1400; do
    printf '<body style="margin:0"><iframe width=%s height=2600 style="border:0" src="%s-told.html"></iframe><p id=told></p><script>onmessage=m=>{document.getElementById("told").textContent=m.data}</script>' \
      $width $page > "$scratch/frame.html"
    told=$(chromium --window-size=1500,900 --virtual-time-budget=5000 --dump-dom "file://$scratch/frame.html" |
      grep -o 'id="told">[^<]*' | sed 's/.*>//')
    [ "$told" = "$width of $width" ] || fail "$page at $width pixels: '$told'"
    for scheme in 1 0; do  # light, dark
      chromium --window-size=$((width < 500 ? 500 : width)),2700 --blink-settings=preferredColorScheme=$scheme \
        --screenshot="$scratch/$page-$width-$scheme.png" "file://$scratch/frame.html" > /dev/null
    done
  done
  chromium --no-pdf-header-footer --print-to-pdf="$scratch/$page.pdf" "file://$scratch/$page.html" > /dev/null
  if command -v pdftotext > /dev/null; then
    printed=$(pdftotext -layout "$scratch/$page.pdf" - | tr -d '[:space:]')
    while IFS= read -r id; do
      case $printed in *"$id"*) ;; *) fail "$page: the print lacks $id" ;; esac
    done < <(grep -o '<p class="key">[^ <]*' "$scratch/$page.html" | sed 's/.*>//')
  fi
  chromium --log-net-log="$scratch/net.json" --dump-dom "file://$scratch/$page.html" > /dev/null
  grep -q 'evil\.invalid/[abc]\|example\.org' "$scratch/net.json" && fail "$page: a request left the page"
done
[ "$failed" -eq 0 ] && echo 'all as expected'
exit $failed
