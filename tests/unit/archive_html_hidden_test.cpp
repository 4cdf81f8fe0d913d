// Text that style sheets, names of classes and styles hide.
#include "html_support.h"

using namespace tra;
using namespace tra::test;

namespace {

bool hidden(const std::string& styles, const std::string& element) {
  const Article article = html_article("<title>Mùa hoa</title><style>" + styles + "</style><div class='article-body'>" +
                                       three_paragraphs() + element + "</div>");
  return !holds(article.body, "ẩn") && !holds(article.tail, "ẩn");
}

}  // namespace

TEST_CASE("style sheets of a page hide text", "[archive][html]") {
  CHECK(hidden(".a{display:none}", "<p class='b a'>ẩn</p>"));
  CHECK(hidden("/* x */ #k , .c { color: red; visibility : hidden !important }", "<p id=k>ẩn</p>"));
  CHECK(hidden("@import 'x'; p.a{display:none}", "<p class=a>ẩn</p>"));
  CHECK(hidden(".a{position:absolute;left:-9999px}", "<div class=a><p>ẩn</p></div>"));
  CHECK(hidden("@media print{.b{display:block}} .a{height:0;overflow:hidden}", "<p class=a>ẩn</p>"));
  CHECK(hidden(".a{display:block} .a{display:none}", "<p class=a>ẩn</p>"));
}

TEST_CASE("style sheets that hide only at times, or elsewhere, hide nothing", "[archive][html]") {
  for (const char* styles :
       {"@media print{.a{display:none}}", ".a:hover{display:none}", ".b .a{display:none}", "p{display:none}",
        "div.a{display:none}", ".a.b{display:none}", ".a{display:none} .a{display:block}",
        ".a{display:none} .a.c{display:block}", ".a{display:none} .open .a{display:block}", ".a{overflow:hidden}",
        ".a{left:-10px}", ".a{clip:rect(0,10px,10px,0)}", ".a{clip-path:inset(5%)}", ".a{height:1px}",
        ".a{display:none", "{}.a"}) {
    INFO(styles);
    CHECK(!hidden(styles, "<p class='a c'>ẩn</p>"));
  }
  CHECK(!hidden(".a{display:none} @media (min-width:700px){.b{color:red} .a{display:block}}", "<p class=a>ẩn</p>"));
  CHECK(!hidden("", "<p class='d-none d-md-block'>ẩn</p>"));
}

TEST_CASE("letters of no size hide text, and not the elements of a box that has no gaps", "[archive][html]") {
  CHECK(hidden("", "<p style='font-size:0'>ẩn</p>"));
  CHECK(hidden("", "<p>x <span style='color:red; font-size: 0px !important'>ẩn</span></p>"));
  CHECK(!hidden("", "<div style='font-size:0'><p style='font-size:14px'>ẩn</p></div>"));
  CHECK(!hidden("", "<p style='font-size:0.9em'>ẩn</p>"));
  CHECK(!hidden("", "<p style='opacity:0'>ẩn</p>"));  // fades in
  CHECK(!hidden(".a{opacity:0}", "<p class=a>ẩn</p>"));
}

TEST_CASE("styles and names that hide text from the eye", "[archive][html]") {
  for (const char* element :
       {"<p style='position:absolute; left:-9999px'>ẩn</p>", "<p style='text-indent:-5000em'>ẩn</p>",
        "<div style='height:0;overflow:hidden'>ẩn</div>", "<p style='max-height: 0px; overflow: clip'>ẩn</p>",
        "<p style='position:absolute;width:1px;height:1px;overflow:hidden'>ẩn</p>", "<p popover>ẩn</p>",
        "<p style='clip: rect(0 0 0 0); position: absolute'>ẩn</p>", "<p style='clip-path:inset(50%)'>ẩn</p>",
        "<p style='clip: rect(1px, 1px, 1px, 1px)'>ẩn</p>", "<p class='sr-only'>ẩn</p>",
        "<h2 class='element-invisible'>ẩn</h2>", "<span class='x visually-hidden'>ẩn</span>",
        "<div class='d-none'><p>ẩn</p></div>"}) {
    INFO(element);
    CHECK(hidden("", element));
  }
}

TEST_CASE("a sheet that hides the article itself is not followed", "[archive][html]") {
  CHECK(html_article("<title>Mùa hoa</title><style>.article-body{display:none}</style><div class='article-body'>" +
                     three_paragraphs() + "</div><p>Chân trang</p>")
            .body == three_lines());
}

TEST_CASE("parts of an article that are hidden one by one stay", "[archive][html]") {
  std::string slides;
  for (const std::string& text : {text_b, text_c, text_a + " Hết.", text_b + " Hết."})
    slides += "<div class=later><p>" + text + "</p></div>";
  CHECK(holds(html_article("<title>Mùa hoa</title><style>.later{display:none}</style><div class='article-body'><p>" +
                           text_a + "</p>" + slides + "</div>")
                  .body,
              text_b + " Hết."));
}

TEST_CASE("style sheets are followed to their end, however long", "[archive][html]") {
  std::string others, repeated;
  for (int i = 0; i < 5000; ++i) others += ".n" + std::to_string(i) + "{display:none}";
  for (int i = 0; i < 500; ++i) repeated += ".a{display:block}.n.n" + std::to_string(i) + "{display:none}";
  const std::string fonts = "@font-face{src:url(x" + std::string(5u << 20, 'x') + ")}";
  std::string classes;
  for (int i = 0; i < 50; ++i) classes += "c" + std::to_string(i) + " ";
  CHECK(hidden(others + ".a{display:none}", "<p class=a>ẩn</p>"));
  CHECK(hidden(repeated + ".a{display:none}", "<p class=a>ẩn</p>"));
  CHECK(hidden(repeated, "<p class='n n499'>ẩn</p>"));
  CHECK(hidden(fonts + ".a{display:none}", "<p class=a>ẩn</p>"));
  CHECK(hidden(".a{display:none}", "<p class='" + classes + "a'>ẩn</p>"));
}

TEST_CASE("templates are not shown, those of shadow roots are", "[archive][html]") {
  const auto page = [](const std::string& attributes) {
    return html_article(
        "<title>Mùa hoa</title><x-app><template" + attributes + "><style>.article-body{display:none}</style><article>" +
        three_paragraphs() +
        "<p>Trong bóng.</p></article></template></x-app><div class='article-body'><p>Ngoài sáng.</p></div>");
  };
  for (const char* attributes : {" shadowrootmode=open", " shadowrootmode='Closed' shadowrootdelegatesfocus"}) {
    INFO(attributes);
    const Article article = page(attributes);
    CHECK(holds(article.body, "Trong bóng."));
    CHECK(holds(article.body, text_b + "\n" + text_c));
    CHECK((holds(article.body, "Ngoài sáng.") || holds(article.tail, "Ngoài sáng.")));
  }
  for (const char* attributes : {"", " shadowrootmode", " shadowrootmode=none", " id=x"}) {
    INFO(attributes);
    const Article article = page(attributes);
    CHECK(!holds(article.body, "Trong bóng."));
    CHECK(holds(article.body, "Ngoài sáng."));
  }
}

TEST_CASE("limits of style sheets are told", "[archive][html]") {
  const auto reason = [](const std::string& styles) {
    const Reading reading = read_bytes("a.html", "<style>" + styles + "</style>" + three_paragraphs());
    return reading.failures.empty() ? "" : reading.failures[0].reason;
  };
  std::string names, rules, doubts;
  for (int i = 0; i <= 200'000; ++i) names += ".n" + std::to_string(i) + ",";
  for (int i = 0; i <= 256; ++i) rules += "x" + std::to_string(i) + ".a{display:none}";
  for (int i = 0; i <= 200'000; ++i) doubts += "> .n" + std::to_string(i);
  CHECK(holds(reason(names + ".a{display:none}"), "more than 200000 names, the limit"));
  CHECK(holds(reason(doubts + "{display:block}"), "more than 200000 names, the limit"));
  CHECK(holds(reason(rules), "more than 256 rules for one name, the limit"));
}

TEST_CASE("components of AMP around the article are no part of it", "[archive][html]") {
  const Article article = html_article(
      "<title>Mùa hoa</title><article><h1>Mùa hoa</h1><amp-ad type=x><div fallback>Quảng cáo nhà</div></amp-ad>" +
      three_paragraphs() + "<amp-sidebar>Trang chủ Thời sự</amp-sidebar></article>");
  CHECK(article.body == three_lines());
}
