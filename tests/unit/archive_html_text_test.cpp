// Visible text of HTML pages, the ends of its lines, and which lines belong to the article.
#include <catch2/catch.hpp>

#include "archive/html/data_addresses.h"
#include "archive/html/nesting.h"
#include "archive/html/plain_text.h"
#include "html_support.h"

using namespace tra;
using namespace tra::test;

namespace {

std::string body(const std::string& inside) {
  return html_article("<body><div class='article-body'>" + inside + three_paragraphs() + "</div></body>").body;
}

// The lines before the three paragraphs.
std::string lines_of(const std::string& inside) {
  const std::string all = body(inside);
  REQUIRE(all.ends_with(three_lines()));
  return all.substr(0, all.size() - three_lines().size());
}

}  // namespace

TEST_CASE("elements that HTML does not know do not break a sentence", "[archive][html]") {
  CHECK(lines_of("<p>Thủ tướng <st1:place w:st=on>Nhật Bản</st1:place> thăm <o:p></o:p>nước ta</p>") ==
        "Thủ tướng Nhật Bản thăm nước ta\n");
  CHECK(lines_of("<p>Họa sĩ <x-name>Bạch Dương</x-name>, Bộ trưởng <nobr>Ngoại giao</nobr></p>") ==
        "Họa sĩ Bạch Dương, Bộ trưởng Ngoại giao\n");
  CHECK(lines_of("<p>Cụ đồ <picture><source srcset=a><img src=b></picture>viết chữ</p>") == "Cụ đồ viết chữ\n");
  CHECK(lines_of("<p>Câu đối <ruby>Phúc Lộc<rp>(</rp><rt>fu lu</rt><rp>)</rp></ruby> Thọ</p>") ==
        "Câu đối Phúc Lộc Thọ\n");
  CHECK(lines_of("<custom-story><p>Một</p><p>Hai</p></custom-story>") == "Một\nHai\n");
}

TEST_CASE("a name of an element inside a sentence is no box", "[archive][html]") {
  CHECK(lines_of("<p>Trên <a class='tag-link' href=x>sông Hậu</a> mùa <span class=share>nước nổi</span> này</p>") ==
        "Trên sông Hậu mùa nước nổi này\n");
}

TEST_CASE("preformatted text keeps its lines", "[archive][html]") {
  CHECK(lines_of("<pre>Dòng một\nDòng  hai\n\nDòng ba</pre>") == "Dòng một\nDòng hai\nDòng ba\n");
}

TEST_CASE("what a page hides is not read", "[archive][html]") {
  for (const char* hidden : {"<p hidden>ẩn</p>", "<div style='display: none'>ẩn</div>",
                             "<p style='color:red;VISIBILITY:hidden!important'>ẩn</p>",
                             "<div aria-hidden=true><p>ẩn</p></div>", "<dialog>ẩn</dialog>", "<video>ẩn</video>"}) {
    INFO(hidden);
    CHECK(lines_of(hidden).empty());
  }
  for (const char* seen :
       {"<p style='overflow:hidden'>rõ</p>", "<p style='display:block'>rõ</p>", "<p aria-hidden=false>rõ</p>",
        "<details><p>rõ</p></details>", "<dialog open>rõ</dialog>", "<p style='content-visibility:hidden'>rõ</p>"}) {
    INFO(seen);
    CHECK(lines_of(seen) == "rõ\n");
  }
}

TEST_CASE("a page that hides its whole text until a script runs is read", "[archive][html]") {
  const std::string page = "<body style='visibility:hidden'><div class='article-body' style='display:none'>" +
                           three_paragraphs() + "<p hidden>ẩn</p></div><p>Chân trang</p>";
  CHECK(html_article(page).body == three_lines());
}

TEST_CASE("text in noscript is read where there is no other", "[archive][html]") {
  CHECK(
      html_article("<div id=root></div><noscript><div class='article-body'>" + three_paragraphs() + "</div></noscript>")
          .body == three_lines());
  CHECK(lines_of("<noscript>Hãy bật JavaScript</noscript>").empty());
}

TEST_CASE("boxes of other articles inside the text, by the names sites give them", "[archive][html]") {
  for (const char* open : {"<div type=RelatedOneNews>", "<div class='kbwscwl-relatedbox type-5'>",
                           "<div class='RelatedNews'>", "<section class=relatedposts>", "<div id=boxTinLienQuan>",
                           "<div class='detail__related'>", "<div class=factbox>", "<div class='newsletterSignup'>",
                           "<div role=complementary>", "<div class='tin_moi_nhat tinmoi'>", "<aside>"}) {
    INFO(open);
    const std::string name(open + 1, std::string(open).find_first_of(" >") - 1);
    const Article article = html_article(
        "<div class='article-body'>" + three_paragraphs() + open +
        "<p>Động đất mạnh ở nước ngoài khiến nhiều ngôi nhà bị sập trong đêm qua.</p></" + name + "></div>");
    CHECK(article.body == three_lines());
    CHECK(holds(article.tail, "Động đất mạnh"));
  }
}

TEST_CASE("an article inside the article whose heading is a link is a teaser", "[archive][html]") {
  const std::string update = "<article><h3>Cập nhật 10 giờ</h3><p>" + text_c + "</p></article>";
  const Article article =
      html_article("<article><h1>Tin</h1><p>" + text_a + "</p><article><h4><a href='/x'>Tin khác</a></h4><p>" +
                   "Bắc Kinh cho biết công trình sẽ hoàn thành sau bảy năm xây dựng liên tục trên sông." +
                   "</p></article><p>" + text_b + "</p>" + update + "</article>");
  CHECK(!holds(article.body, "Bắc Kinh"));
  for (const std::string& part : {text_a, text_b, text_c}) CHECK(holds(article.lead + article.body, part));
}

TEST_CASE("titles of portlets and notes on logging in are the site's", "[archive][html]") {
  for (const char* box : {"<header class='portlet-topper'><h1 class='portlet-title'>Tin hoạt động</h1></header>",
                          "<div class='paywall-box'>Tin hoạt động của bạn</div>",
                          "<div class='notebox'><a>Tin hoạt động</a></div>", "<p class='hidden'>Tin hoạt động</p>"})
    CHECK(!holds(html_article("<h1>Tin</h1><div class='article-body'><p>" + text_a + "</p>" + box + "<p>" + text_b +
                              "</p></div>")
                     .body,
                 "Tin hoạt động"));
  CHECK(holds(html_article("<h1>Tin</h1><div class='article-body'><p>" + text_a +
                           "</p><p class='hidden md:block'>Tin hoạt động</p><p>" + text_b + "</p></div>")
                  .body,
              "Tin hoạt động"));
}

TEST_CASE("a wrapper around the article is no side box, whatever it is called", "[archive][html]") {
  const std::string menu = "<ul><li><a href=1>Trang chủ và các chuyên mục khác của báo chúng tôi</a></ul>";
  for (const char* name : {"tag-hop-tac", "sidebar", "banner", "newsletter", "share-content"}) {
    INFO(name);
    const Article article =
        html_article("<body>" + menu + menu + menu + menu + menu + menu + menu + "<div class='" + name + "'><article>" +
                     three_paragraphs() + "</article></div><footer>Chân trang của báo</footer>");
    CHECK(article.body == three_lines());
  }
}

TEST_CASE("comments are no article even where they are longer", "[archive][html]") {
  std::string comments;
  for (int i = 0; i < 12; ++i) comments += "<p>" + text_b + " (" + std::to_string(i) + ")</p>";
  CHECK(html_article("<div><div class=x>" + three_paragraphs() + three_paragraphs() + "</div><div class=comment-list>" +
                     comments + "</div></div>")
            .body == three_lines() + "\n" + three_lines());
}

TEST_CASE("an article spread over several equal containers is whole", "[archive][html]") {
  const Article article = html_article("<div class=story-body><p>" + text_a +
                                       "</p></div><div class=ads>Quảng cáo</div><div class=story-body><p>" + text_b +
                                       "</p></div><div class=story-body><p>" + text_c + "</p></div>");
  CHECK(article.body == three_lines());
}

TEST_CASE("of several articles the one with the main heading", "[archive][html]") {
  const std::string other = "<article><h2>Bài khác</h2><p>" + text_b + "</p><p>" + text_c + "</p></article>";
  CHECK(html_article("<title>Một bài ngắn - Báo</title><article><h1>Một bài ngắn</h1><p>" + text_a + "</p></article>" +
                     other + other)
            .body == text_a);
}

TEST_CASE("an introduction above the main element belongs to the article", "[archive][html]") {
  const std::string lead =
      "Kết thúc phiên họp chiều nay, hai bên nhất trí nối lại đường bay thẳng và mở thêm hai cửa khẩu trong năm tới.";
  for (const char* open : {"<p>", "<p class=excerpt>", "<p itemprop=description>", "<p class='article-intro'>"}) {
    INFO(open);
    const Article article = html_article("<h1>Hai nước nối lại đường bay thẳng</h1>" + (open + lead) +
                                         "</p><div class='article-body'>" + three_paragraphs() + "</div>");
    CHECK(holds(article.lead + article.body, lead));
    CHECK_FALSE(holds(article.tail, lead));
  }
}

TEST_CASE("the lead stands once", "[archive][html]") {
  const auto article = [](const std::string& description) {
    return html_article("<meta name=description content='" + description + "'><div class='article-body'><p>Hà Nội - " +
                        text_a + "</p><p>" + text_b + "</p><p>" + text_c + "</p></div>");
  };
  const std::string rest = text_b + "\n" + text_c;
  CHECK(article(text_a).lead == "Hà Nội - " + text_a);  // after a place name
  CHECK(article(text_a + " Xem thêm ở đây.").lead == "Hà Nội - " + text_a);
  CHECK(article(text_a + " " + text_b).lead.empty());  // spans two paragraphs, so it is no lead
  CHECK(article(text_a + " " + text_b).body == "Hà Nội - " + three_lines());
  CHECK(article(text_a.substr(0, 60) + "...").body == rest);  // truncated
  CHECK(article("Một mô tả khác hẳn của trang").lead == "Một mô tả khác hẳn của trang");
}

TEST_CASE("paragraphs that are one link stay, teasers go", "[archive][html]") {
  CHECK(lines_of("<p><a href=1>" + text_b + "</a></p>") == text_b + "\n");
  CHECK(lines_of("<p><a href=1>http://thu-vien.example/tai-lieu</a></p>") == "http://thu-vien.example/tai-lieu\n");
  CHECK(lines_of("<p><a href=1>Khai mạc tuần lễ phim châu Âu tại ba thành phố</a></p>").empty());
}

TEST_CASE("a label and a link are a teaser", "[archive][html]") {
  const std::string link = "<a href=/x>Khai mạc tuần lễ phim thiếu nhi ở thành phố</a>";
  for (const char* label : {"Có thể bạn quan tâm: ", "<em>Mời xem thêm:</em> ", ">> Tin liên quan: "}) {
    INFO(label);
    CHECK(lines_of("<p>" + (label + link) + "</p>").empty());
  }
  CHECK(lines_of("<p>Nhà văn nói: chuyện ở " + link + " là chuyện vui</p>") ==
        "Nhà văn nói: chuyện ở Khai mạc tuần lễ phim thiếu nhi ở thành phố là chuyện vui\n");
}

TEST_CASE("a teaser that is one link with headline and summary is neither lead nor text", "[archive][html]") {
  const std::string teaser = "Mười bộ phim được chiếu miễn phí tại nhiều thành phố trong dịp này, mời bạn đọc đón xem.";
  const auto article = [](const std::string& box) {
    return html_article("<div class='article-body'><p>" + text_a + "</p>" + box + "<p>" + text_b + "</p><p>" + text_c +
                        "</p></div>");
  };
  for (const std::string& box :
       {"<div><a href=/x><h2>Khai mạc tuần lễ phim</h2><p class=summary>" + teaser + "</p></a></div>",
        "<div><a href=/x><p>" + teaser + "</p><div class=title>Khai mạc tuần lễ phim</div></a></div>"}) {
    INFO(box);
    CHECK(article(box).lead.empty());
    CHECK(article(box).body == three_lines());
    CHECK(holds(article(box).tail, teaser));
  }
  CHECK(article("<p class=summary><a href=/x>" + teaser + "</a></p>").lead.empty());
  CHECK(html_article("<div class='article-body'><p class=sapo><a href=/x>" + text_a + "</a></p><p>" + text_b +
                     "</p><p>" + text_c + "</p></div>")
            .lead == text_a);
}

TEST_CASE("times above the text and labels below it are not the article's", "[archive][html]") {
  const Article article = html_article("<div class='article-body'><time>Thứ Năm</time><p>15/08/2024 10:30</p>" +
                                       three_paragraphs() + "<h3>Bài viết cùng tác giả</h3><p>Từ khóa</p></div>");
  CHECK(article.body == three_lines());
}

TEST_CASE("text that was escaped twice is read as it was meant", "[archive][html]") {
  CHECK(lines_of("<p>v&amp;#7879;c &amp;amp; s&amp;aacute;ch</p>") == "vệc & sách\n");
  CHECK(lines_of("<div>&lt;p&gt;Một&lt;/p&gt;&lt;p&gt;Hai&lt;/p&gt;</div>") == "Một\nHai\n");
  CHECK(lines_of("<p>Thẻ &lt;p&gt; mở đoạn</p><p>Viết &lt;p&gt; và &lt;/p&gt; quanh đoạn</p>") ==
        "Thẻ <p> mở đoạn\nViết <p> và </p> quanh đoạn\n");
  CHECK(lines_of("<p>R&amp;D và a < b; c > d</p>") == "R&D và a < b; c > d\n");
  const Article article = html_article("<meta property=og:title content='Bộ trưởng: &amp;quot;Sẽ làm&amp;quot; ngay'>" +
                                       three_paragraphs());
  CHECK(article.title == "Bộ trưởng: \"Sẽ làm\" ngay");
  CHECK(html_to_text("&amp;lt;p&amp;gt;Một&amp;lt;/p&amp;gt;") == "Một");
}

TEST_CASE("control characters are kept, because they are bytes of letters in text encoded twice", "[archive][html]") {
  CHECK(lines_of("<p>\u00C4\u0090\u00E1</p>") == "\u00C4\u0090\u00E1\n");
  CHECK(lines_of("<p>a\u00E1</p>") == "a\u00E1\n");
}

TEST_CASE("tags in metadata are removed, tags that are mentioned are not", "[archive][html]") {
  const auto article = [](const std::string& head) {
    return html_article("<head>" + head + "</head><div class='article-body'>" + three_paragraphs() + "</div>");
  };
  CHECK(article("<meta name=description content='&lt;p&gt;Mô tả &lt;strong&gt;đậm&lt;/strong&gt; về cảng&lt;/p&gt;'>")
            .lead == "Mô tả đậm về cảng");
  CHECK(article("<meta property=og:title content='Tin &amp;lt;b&amp;gt;nóng&amp;lt;/b&amp;gt; hôm nay'>").title ==
        "Tin nóng hôm nay");
  CHECK(article("<title>Viết &lt;br&gt; trong HTML</title>").title == "Viết <br> trong HTML");
  CHECK(article("<title>a < b và c > d</title>").title == "a < b và c > d");
}

TEST_CASE("a stray quote opens no value, and scripts end at their own end tag", "[archive][html]") {
  std::string images;
  for (int i = 0; i < 3000; ++i) images += "<img src=\"a\"\" alt=b> ";
  CHECK_NOTHROW(check_nesting(images));
  std::string divs;
  for (int i = 0; i < 3000; ++i) divs += "</b><div>";
  CHECK_NOTHROW(check_nesting("<script>" + divs + "</script>"));
  CHECK_NOTHROW(check_nesting("<a href=x\"y>" + images));
  CHECK(body("<img src=\"a\"\" alt=\"b\">") == three_lines());
}

TEST_CASE("a few zero bytes do not make a page binary", "[archive][html]") {
  std::string page = "<!DOCTYPE html><html><body><div class='article-body'>" + three_paragraphs() + "</div>";
  page.insert(page.find("</p>"), std::string(3, '\0'));
  CHECK(html_article(page).body == three_lines());
}

TEST_CASE("long addresses of data are dropped, and nothing else", "[archive][html]") {
  const std::string image = "<img src=\"data:image/png;base64,", bytes(5000, 'A'), few(100, 'B');
  std::string html = "<p>một</p>" + image + bytes + "\"><p>hai</p>" + image + few + "\">" + image + bytes + "==\">ba";
  drop_data_addresses(html);
  CHECK(html == "<p>một</p>" + image + "\"><p>hai</p>" + image + few + "\">" + image + "\">ba");
  std::string cut = "a" + image + bytes;
  drop_data_addresses(cut);
  CHECK(cut == "a" + image);
  std::string none = "một ;base64, hai";
  drop_data_addresses(none);
  CHECK(none == "một ;base64, hai");
}
