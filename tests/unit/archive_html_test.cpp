// HTML pages: finding the article's element, metadata and headings.
#include <catch2/catch.hpp>

#include "archive/html/nesting.h"
#include "archive/read/source.h"
#include "archive_support.h"

using namespace tra;
using namespace tra::test;

namespace {

const std::string first =
    "Chiều 14/11, tại Hà Nội, hai Thứ trưởng Ngoại giao đồng chủ trì cuộc tham khảo chính trị thường niên giữa hai Bộ.";
const std::string second =
    "Hai bên bày tỏ hài lòng trước đà phát triển của thương mại song phương và nhất trí sớm họp Ủy ban hỗn hợp.";
const std::string third =
    "Trước đó, đoàn đã đến chào xã giao lãnh đạo Chính phủ và thăm một cơ sở chế biến nông sản ở ngoại thành Hà Nội.";
const std::string teaser =
    "Theo thông cáo phát đi tối qua, hai nhà lãnh đạo đã điện đàm bốn mươi phút về chuỗi cung ứng và linh kiện bán "
    "dẫn...";

std::string paragraphs() { return "<p>" + first + "</p><p>" + second + "</p><p>" + third + "</p>"; }
std::string body_text() { return first + "\n" + second + "\n" + third; }

ParsedArticle page(const std::string& html, const std::string& name = "a.html") {
  Reading reading = read_bytes(name, html);
  for (const ReadFailure& failure : reading.failures) UNSCOPED_INFO(failure.reason);
  REQUIRE(reading.articles.size() == 1);
  return std::move(reading.articles[0]);
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a page of today's kind: metadata, main content, captions, tail", "[archive]") {
  const ParsedArticle parsed =
      page(R"(<!DOCTYPE html><html><head><meta charset="utf-8">
    <title>Tham khảo chính trị lần thứ ba | Báo Mẫu</title>
    <meta property="og:title" content="Tham khảo chính trị lần thứ ba">
    <meta property="og:site_name" content="Báo Mẫu">
    <meta property="og:url" content="https://bao.example/1.html">
    <meta name="description" content="Hai bên nhất trí sớm họp Ủy ban hỗn hợp.">
    <meta property="article:published_time" content="2022-11-14T18:20:00+07:00">
    <style>p{color:red}</style><script>var x = "<p>không hiện</p>";</script></head><body>
    <nav><a href="/">Trang chủ</a> <a href="/the-gioi">Thế giới</a></nav>
    <main><div class="fck_detail"><h1>Tham khảo chính trị lần thứ ba</h1>
    <p class="sapo">Hai bên nhất trí sớm họp Ủy ban hỗn hợp.</p>)" +
           paragraphs() +
           R"(<figure><img alt="x"><figcaption>Hai Thứ trưởng tại cuộc họp.</figcaption></figure>
    <div class="related-news"><p>)" +
           teaser +
           R"(</p></div><script>quang_cao()</script></div></main>
    <section class="comments"><p>Bình luận hay quá</p></section>
    <aside><p>)" +
           teaser + R"(</p></aside><footer>© Báo Mẫu</footer></body></html>)");
  const Article& article = parsed.article;
  CHECK(parsed.reader == Reader::html);
  CHECK(parsed.encoding == "utf-8");
  CHECK_FALSE(parsed.raw_page);
  CHECK(article.id == "a.html");
  CHECK(article.title == "Tham khảo chính trị lần thứ ba");
  CHECK(article.lead == "Hai bên nhất trí sớm họp Ủy ban hỗn hợp.");
  CHECK(article.body == body_text());
  CHECK(article.captions == "Hai Thứ trưởng tại cuộc họp.");
  CHECK(article.date == "2022-11-14");
  CHECK(article.url == "https://bao.example/1.html");
  CHECK(article.source == "Báo Mẫu");
  CHECK(article.tail == "Trang chủ Thế giới\n" + teaser + "\nBình luận hay quá\n" + teaser + "\n© Báo Mẫu");
}

TEST_CASE("each usual container is recognised", "[archive]") {
  const std::string side = "<div class=box><p>" + teaser + "</p><p>" + teaser + "</p></div>";
  for (const char* open : {"<div itemprop='articleBody'>", "<div class='x detail-content afcbc-body'>", "<article>",
                           "<main>", "<div id=ArticleContent>", "<div role=main>", "<div class='entry-content'>"}) {
    INFO(open);
    const std::string name(open + 1, std::string(open).find_first_of(" >") - 1);
    const ParsedArticle parsed = page("<body>" + side + open + paragraphs() + "</" + name + ">" + side);
    CHECK(parsed.article.body == body_text());
    CHECK_FALSE(parsed.raw_page);
    CHECK(contains(parsed.article.tail, teaser));
  }
}

TEST_CASE("without a name the densest element is the article", "[archive]") {
  const ParsedArticle parsed = page("<body><div><a href=1>Một</a> <a href=2>Hai</a></div><div><div>" + paragraphs() +
                                    paragraphs() + "</div><div><p>" + teaser + "</p></div></div></body>");
  CHECK_FALSE(parsed.raw_page);
  CHECK(parsed.article.body == body_text() + "\n" + body_text());
  CHECK(contains(parsed.article.tail, teaser));
}

TEST_CASE("teasers of many small article elements are not the article", "[archive]") {
  const ParsedArticle parsed =
      page("<body><article><p>" + teaser + "</p></article><article><p>" + teaser +
           "</p></article><div class=noi-dung>" + paragraphs() + "</div><article><p>" + teaser + "</p></article>");
  CHECK(parsed.article.body == body_text());
}

TEST_CASE("a page with no clear main content is left to be split", "[archive]") {
  const ParsedArticle parsed =
      page("<title>Tiêu đề</title><nav>Trang chủ</nav><p>" + first + "</p><p>Một dòng</p><footer>Chân trang</footer>");
  CHECK(parsed.raw_page);
  CHECK(parsed.article.title == "Tiêu đề");
  CHECK(parsed.article.body == first + "\nMột dòng");
  CHECK(parsed.article.tail == "Trang chủ\nChân trang");
}

TEST_CASE("JSON-LD gives what the page does not", "[archive]") {
  const std::string script = R"(<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "WebSite", "headline": "Không phải"},
    {"@type": ["Thing", "NewsArticle"], "headline": "Tiêu đề &quot;A&quot;", "description": "Sa pô ở đây",
     "articleBody": ")" + first +
                             "\n" + second + R"(", "datePublished": "2024-12-16T08:00:00+07:00"}]}</script>)";
  const ParsedArticle parsed =
      page("<head>" + script + "</head><body><div>" + second + "</div><p>Chân trang</p></body>");
  CHECK(parsed.article.title == "Tiêu đề \"A\"");
  CHECK(parsed.article.lead == "Sa pô ở đây");
  CHECK(parsed.article.date == "2024-12-16");
  CHECK(parsed.article.body == first + " " + second);
  CHECK(parsed.article.tail == "Chân trang");
  CHECK_FALSE(parsed.raw_page);
  CHECK(page("<script type='application/ld+json'>{broken</script><p>" + first).raw_page);
}

TEST_CASE("the date of publication, by the places it may stand", "[archive]") {
  const auto date = [](const std::string& html) { return page(html + "<p>" + first + "</p>").article.date; };
  CHECK(date("<meta name=pubdate content='2020-01-02T10:00:00Z'>") == "2020-01-02");
  CHECK(date("<meta property=og:published_time content='2020-01-02'>") == "2020-01-02");
  CHECK(date("<meta itemprop=datePublished content='2020-01-02'>") == "2020-01-02");
  CHECK(date("<span itemprop=datePublished>Thứ Năm, 02/01/2020 10:15</span>") == "2020-01-02");
  CHECK(date("<time datetime='2020-01-02 10:00'>hôm qua</time>") == "2020-01-02");
  CHECK(date("<body><div class=date>03/03/2023</div><div><h1>Một tiêu đề dài</h1><span class=date>02/01/2020 - "
             "9:12</span></div>") == "2020-01-02");
  CHECK(date("<meta property='article:published_time' content='không rõ'>").empty());
  CHECK(date("<div class=date>Hôm nay 03/03/2023</div>").empty());  // mostly the day on which the page was saved
}

TEST_CASE("the title, by the places it may stand", "[archive]") {
  const auto title = [](const std::string& html) { return page(html + "<p>" + first + "</p>").article.title; };
  CHECK(title("<title>Một tiêu đề dài - Báo</title><h1>Một tiêu đề dài</h1>") == "Một tiêu đề dài");
  CHECK(title("<meta property=og:site_name content=Báo><title>Một tiêu đề dài - Báo</title>") == "Một tiêu đề dài");
  CHECK(title("<title>Một tiêu đề dài - Báo</title><h1>Chuyên trang</h1><h1>Một tiêu đề dài</h1>") ==
        "Một tiêu đề dài");
  CHECK(title("<meta property=og:site_name content=Báo><title>Ngày hội Ó – Báo</title>") == "Ngày hội Ó");
  CHECK(title("<meta property=og:site_name content=báo><title>Ngày hộibáo</title>") == "Ngày hộibáo");
  CHECK(title("<meta property=og:title content='Tiêu đề OG'><title>Khác</title><h1>Khác</h1>") == "Tiêu đề OG");
  CHECK(title("<h1> Chỉ\n có h1 </h1>") == "Chỉ có h1");
  CHECK(title("") == "");
}

TEST_CASE("lines are as a reader sees them", "[archive]") {
  const ParsedArticle parsed = page(
      "<article><p>Một<br>Hai <b>đậm</b><i>nghiêng</i>&nbsp;&amp; xong</p><!-- ẩn --><noscript>ẩn</noscript>"
      "<ul><li>a<li>b</ul><table><tr><td>Kim ngạch<td>800</table><div>c<div>d</div>e</div>" +
      paragraphs() + "</article>");
  CHECK(parsed.article.body == "Một\nHai đậmnghiêng & xong\na\nb\nKim ngạch 800\nc\nd\ne\n" + body_text());
}

TEST_CASE("lines of nothing but links inside the article are teasers", "[archive]") {
  const ParsedArticle parsed =
      page("<article>" + paragraphs() + "<p><a href=1>Xem thêm bài này nữa</a></p><p>" + first +
           "</p><p>Tin khác</p><p>• <a href=2>Tin thứ nhất trong ngày</a></p>"
           "<p><a href=3>Tin thứ hai trong ngày</a></p></article>");
  CHECK(parsed.article.body == body_text() + "\n" + first);
  CHECK(parsed.article.tail == "Xem thêm bài này nữa\nTin khác\n• Tin thứ nhất trong ngày\nTin thứ hai trong ngày");
}

TEST_CASE("an old page: tables, no end tags, windows-1258", "[archive]") {
  const std::string vietnamese = "Ti\xea\xecu \xf0\xea\xcc";  // "Tiếu đề" as letters and combining marks
  const ParsedArticle parsed =
      page("<HTML><META http-equiv=Content-Type content='text/html; charset=windows-1258'><TITLE>" + vietnamese +
           "</TITLE><TABLE><TR><TD><A href=a>Trang</A><TD><P class=Normal>" + std::string(200, 'a') +
           "<P class=Normal>" + vietnamese + " " + std::string(400, 'b') + "<TD>phai</TABLE>");
  CHECK(parsed.encoding == "windows-1258");
  CHECK(parsed.article.title == "Tiếu đề");
  CHECK(parsed.article.body == std::string(200, 'a') + "\nTiếu đề " + std::string(400, 'b'));
  CHECK(parsed.article.tail == "Trang\nphai");
}

TEST_CASE("valid UTF-8 is UTF-8 whatever the page declares", "[archive]") {
  const ParsedArticle parsed = page("<meta charset=windows-1252><p>" + first);
  CHECK(parsed.encoding == "utf-8");
  CHECK(parsed.article.body == first);
}

TEST_CASE("HTML is told from text by its first bytes", "[archive]") {
  CHECK(page("<!DOCTYPE html><p>" + first, "a.txt").reader == Reader::html);
  CHECK(page("\n <html><p>" + first, "a").reader == Reader::html);
  CHECK(page("a < b và c > d", "a.txt").reader == Reader::text);
}

TEST_CASE("pages without text and pages that are traps are reported", "[archive]") {
  CHECK(read_bytes("a.html", "<html><script>x()</script>").failed_with("an HTML page without text"));
  std::string divs;
  for (int i = 0; i < 200000; ++i) divs += "<div>";
  CHECK(read_bytes("a.html", divs + "x").failed_with("2048 elements inside one another"));
  std::string attributes = "<div ";
  for (int i = 0; i < 50000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  CHECK(read_bytes("a.html", attributes + ">x").failed_with("2048 attributes"));
  // Each paragraph opens all the fonts again, so that a small page would take gigabytes of memory.
  std::string fonts = "<p>";
  for (int i = 0; i < 1500; ++i) fonts += "<font color=" + std::to_string(i) + ">";
  for (int i = 0; i < 20000; ++i) fonts += "<p>x";
  CHECK(read_bytes("a.html", fonts).failed_with("too much memory"));
}

TEST_CASE("pages that people wrote are not too deep", "[archive]") {
  std::string page_text;
  for (int i = 0; i < 20000; ++i)
    page_text +=
        "<div><p>x<br><b>y</b><img src=a><ul><li>1<li>2</ul><table><tr><td>z</table></div><p><font>f</p></font>";
  CHECK_NOTHROW(check_nesting(page_text));
  CHECK_NOTHROW(
      check_nesting("<script>" + std::string(9000, '<') + "</script><style><div></style><!-- <div><div> -->"));
  CHECK_THROWS_AS(check_nesting([] {
                    std::string tables;
                    for (int i = 0; i < 3000; ++i) tables += "<div><table></div>";
                    return tables;
                  }()),
                  ReadError);
}
