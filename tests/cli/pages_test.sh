#!/usr/bin/env bash
# The pages in HTML: well formed, in the reader's language, nothing of an article's text as markup, nothing to be loaded.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export LC_ALL=C.UTF-8 TRA_NOW=2024-12-20

{
  article 1 '\"><script>alert(1)</script> lào' 'Một <b>bài</b> về Lào & Cuba.' \
    '"date": "2023-05-06", "url": "javascript:alert(1)", "partner_country": ["LA"]'
  article 2 'Lào 2' 'Bài về Lào.' '"date": "2021-05-06", "url": "https://example.org/?a=1&b=\"2", "partner_country": ["LA"]'
} | tra add --no-facets - > /dev/null
expect_exit 0 tra search lào --format html
cp out search.html
expect_exit 0 tra report --lang vi
cp out report.html
expect_exit 1 tra search khongco --format html
for page in search report; do
  expect_not_in $page.html '<script'
  expect_not_in $page.html 'href="javascript'
  expect_in $page.html "default-src 'none'"
  expect_in $page.html 'href="https://example.org/?a=1&amp;b=&quot;2"'
  python3 - $page.html <<'PYTHON' || fail "$page.html is not well formed"
import html.parser, re, sys
text = open(sys.argv[1], encoding="utf-8").read()
void = {"meta", "link", "line", "rect"}
class Checker(html.parser.HTMLParser):
    open_tags = []
    def handle_starttag(self, tag, attributes):
        assert tag not in {"script", "img", "iframe", "object"}, tag
        for name, value in attributes:
            assert name not in {"src", "srcset"} and not name.startswith("on"), name
            assert name != "href" or re.match(r"https?://|#|data:,$", value), value
        if tag not in void: self.open_tags.append(tag)
    def handle_endtag(self, tag):
        if tag not in void: assert self.open_tags.pop() == tag, tag
checker = Checker()
checker.feed(text)
checker.close()
assert not checker.open_tags, checker.open_tags
PYTHON
done
expect_in search.html '<mark>'
expect_in search.html '<html lang="en">'
expect_in report.html '<html lang="vi">'
expect_in report.html 'Nước đối tác và năm'
expect_in report.html '20/12/2024'
finish
