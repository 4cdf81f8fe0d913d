// Headlines are distinguished from the site's name, wherever a page puts either of them.
#include <catch2/catch.hpp>

#include "html_support.h"

using namespace tra;
using namespace tra::test;

namespace {

std::string title(const std::string& head, const std::string& top = {}, const std::string& inside = {}) {
  return html_article("<head>" + head + "</head><body>" + top + "<div class='article-body'>" + inside +
                      three_paragraphs() + "</div></body>")
      .title;
}

}  // namespace

TEST_CASE("an h1 that is the logo is no title", "[archive][html]") {
  const std::string page_title = "<title>Làng chiếu giữ nghề trăm năm | Báo Miền Tây</title>";
  const std::string headline = "<h2>Làng chiếu giữ nghề trăm năm</h2>";
  for (const char* logo : {"<h1 class=logo>Báo Miền Tây</h1>", "<h1><a href='/'>Báo Miền Tây</a></h1>",
                           "<div id=siteTitle><h1>Báo Miền Tây</h1></div>", "<h1>Báo Miền Tây</h1>"}) {
    INFO(logo);
    CHECK(title(page_title, logo, headline) == "Làng chiếu giữ nghề trăm năm");
  }
  CHECK(title("<title>Báo Miền Tây - Làng chiếu giữ nghề</title>", "", "<h1>Làng chiếu giữ nghề</h1>") ==
        "Làng chiếu giữ nghề");
}

TEST_CASE("og:title that is the site's name is no title", "[archive][html]") {
  const std::string head =
      "<title>Mưa lớn ngập phố - Báo Thành Đô</title><meta property=og:title content='Báo Thành Đô'>"
      "<meta property=og:site_name content='Báo Thành Đô'>";
  CHECK(title(head) == "Mưa lớn ngập phố");
  CHECK(title(head, "", "<h1>Mưa lớn gây ngập</h1>") == "Mưa lớn gây ngập");
}

TEST_CASE("og:title that is the site's name in <title> or the host is no title", "[archive][html]") {
  const auto named = [](const std::string& page_title, const std::string& og, const std::string& top = {}) {
    return title("<title>" + page_title + "</title><meta property=og:title content='" + og +
                     "'><meta property=og:url content='https://www.baolang.example/thoi-su/1.html'>",
                 top);
  };
  for (const char* site : {"Báo Làng", "baolang.example", "Tin nhanh báo Làng", "www.baolang.example"}) {
    INFO(site);
    CHECK(named("Mưa lớn gây ngập phố - " + std::string(site), site) == "Mưa lớn gây ngập phố");
  }
  CHECK(named("Mưa lớn gây ngập phố", "BaoLang") == "Mưa lớn gây ngập phố");
  CHECK(named("Lũ về | Báo Nông thôn Miền Tây", "Báo Nông thôn Miền Tây", "<h2>Lũ về</h2>") == "Lũ về");
  CHECK(named("Báo Làng | Mưa lớn gây ngập", "Báo Làng", "<h2>Mưa lớn gây ngập</h2>") == "Mưa lớn gây ngập");
  // The other part is the site's name.
  CHECK(named("Mưa lớn gây ngập phố - Báo Làng", "Mưa lớn gây ngập phố") == "Mưa lớn gây ngập phố");
  CHECK(named("Báo Làng - Mưa lớn gây ngập phố", "Mưa lớn gây ngập phố") == "Mưa lớn gây ngập phố");
  CHECK(named("Báo Nông thôn Miền Tây - Lũ về", "Lũ về", "<h2>Lũ về</h2>") == "Lũ về");
  CHECK(named("Ngập phố", "Mưa lớn gây ngập phố") == "Mưa lớn gây ngập phố");
}

TEST_CASE("the headline an article shows beats another one in the metadata", "[archive][html]") {
  CHECK(title("<meta property=og:title content='Vì sao phố ngập? Xem ngay'>", "",
              "<h1>Mưa lớn gây ngập nhiều tuyến phố</h1>") == "Mưa lớn gây ngập nhiều tuyến phố");
  CHECK(title("<meta property=og:title content='Mưa lớn gây ngập nhiều tuyến phố'>", "<h1>Thời sự</h1>") ==
        "Mưa lớn gây ngập nhiều tuyến phố");
}

TEST_CASE("an unknown site's name behind a headline that the page shows", "[archive][html]") {
  CHECK(title("<title>Cầu mới qua sông Hậu - Tin nhanh miền Tây</title>", "", "<h2>Cầu mới qua sông Hậu</h2>") ==
        "Cầu mới qua sông Hậu");
}

TEST_CASE("an element marked as the headline is the title, where no h1 is", "[archive][html]") {
  for (const char* headline :
       {"<p itemprop=headline>Mùa nước nổi</p>", "<p property='schema:headline'>Mùa nước nổi</p>",
        "<div class='detail-title'>Mùa nước nổi</div>", "<h2 class='entry-title'>Mùa nước nổi</h2>"}) {
    INFO(headline);
    CHECK(html_article(std::string("<title>Báo Làng</title><h2 class='entry-title'><a href='/x'>Bài khác</a></h2>") +
                       headline + "<div class='article-body'>" + three_paragraphs() + "</div>")
              .title == "Mùa nước nổi");
  }
}

TEST_CASE("a title that says nothing gives way to the first headline of the page", "[archive][html]") {
  const std::string text = "<p><b>Thông báo tuyển sinh lớp mười</b></p>" + three_paragraphs();
  for (const char* title : {"Untitled Document", "New Page 1", "Trang chủ"})
    CHECK(html_article(std::string("<title>") + title + "</title><div class='article-body'>" + text + "</div>").title ==
          "Thông báo tuyển sinh lớp mười");
  CHECK(html_article("<title>Trang chủ</title><div class='article-body'>" + three_paragraphs() + "</div>").title ==
        "Trang chủ");
}

TEST_CASE("titles of portals, of views to print, of domains and of Word's templates name no article",
          "[archive][html]") {
  const std::string above =
      "<table><tr><td>Số lượt truy cập: 1.234</td></tr></table><div>Bộ Thủy lợi tiếp đoàn chuyên gia về hồ "
      "chứa</div><i>(12/03/2009 14:05)</i>";
  for (const char* title :
       {"Cổng thông tin điện tử Bộ Thủy lợi", "TRANG THÔNG TIN ĐIỆN TỬ", "In bài viết", "thuyloi.com.vn",
        ":: Bộ Thủy lợi ::", "Tin tức | Bộ Thủy lợi", "Chi tiết tin - Bộ Thủy lợi", "Tin chi tiết", "Xem tin"})
    CHECK(html_article(std::string("<title>") + title + "</title>" + above + "<div class='NoiDung'>" +
                       three_paragraphs() + "</div>")
              .title == "Bộ Thủy lợi tiếp đoàn chuyên gia về hồ chứa");
  const std::string word = "<meta name=Generator content='Microsoft Word 11'>";
  CHECK(title(word + "<title>Kế hoạch năm 2008</title>", "", "<p>Báo cáo về hồ chứa nước vùng trung du</p>") ==
        "Báo cáo về hồ chứa nước vùng trung du");
  CHECK(title(word + "<title>Kế hoạch năm 2008</title>", "", "<p>Kế hoạch năm 2008</p>") == "Kế hoạch năm 2008");
  CHECK(title("<title>Tin tức - Báo Làng</title>", "<h1>Tin tức</h1><h2>Mùa nước nổi đến sớm trên đồng</h2>") ==
        "Mùa nước nổi đến sớm trên đồng");
  // A lead that a portal's page shows between headline and text.
  const Article article = html_article("<title>Cổng thông tin Bộ Thủy lợi</title>" + above + "<b>" + text_a +
                                       "</b><div class='NoiDung'><p>" + text_b + "</p><p>" + text_c + "</p></div>");
  CHECK(holds(article.lead + article.body, text_a));
}

TEST_CASE("names that portals give headline and lead", "[archive][html]") {
  const Article article =
      html_article("<title>Tin chi tiết</title><div class=TieuDe>Hồ chứa mới</div><div class='TrichDan'>" +
                   std::string(text_a) + "</div><div class='ChiTiet'><p>" + text_b + "</p><p>" + text_c + "</p></div>");
  CHECK(article.title == "Hồ chứa mới");
  CHECK(article.lead == text_a);
  const std::string domain = "<title>baolang.vn</title><meta property=og:title content='baolang.vn'>";
  CHECK(title(domain, "", "<div class='art-title'>Hồ chứa mới</div>") == "Hồ chứa mới");
  CHECK(title("<title>Hồ chứa mới - Sở Thủy lợi</title>", "",
              "<h1>Tin tức - Sự kiện</h1><h2 itemprop=headline>Hồ chứa mới</h2>") == "Hồ chứa mới");
}

TEST_CASE("an h1 that begins <title> is the site's, where the page shows the rest", "[archive][html]") {
  CHECK(html_article(
            "<title>Ruộng bậc thang: Mùa nước nổi đến sớm</title><div class='header'><h1 class='title'>Ruộng bậc "
            "thang</h1></div><h3 class='post-title'>Mùa nước nổi đến sớm</h3><div class='post-body'>" +
            three_paragraphs() + "</div>")
            .title == "Mùa nước nổi đến sớm");
}

TEST_CASE("the site's name in both titles, and a host behind a headline", "[archive][html]") {
  const std::string text = "<div class='article-body'>" + three_paragraphs() + "</div>";
  CHECK(html_article(
            "<title>Giá lúa | Nông nghiệp | Báo Làng</title><meta property='og:title' content='Giá lúa lên cao | Báo "
            "Làng'>" +
            text)
            .title == "Giá lúa lên cao");
  CHECK(html_article("<title>Giá lúa lên cao - BaoLang.com.vn</title>" + text).title == "Giá lúa lên cao");
  CHECK(html_article("<title>Giá lúa tăng - giảm thất thường</title>" + text).title ==
        "Giá lúa tăng - giảm thất thường");
}

TEST_CASE("a description of the site is no lead", "[archive][html]") {
  const Article article = html_article(
      "<head><title>Làng chiếu | Báo Miền Tây</title><meta property=og:site_name content='Báo Miền Tây'>"
      "<meta name=description content='Báo Miền Tây - Tin tức 24h về Trung Quốc, Mỹ, Nga'></head><div "
      "class='article-body'>" +
      three_paragraphs() + "</div>");
  CHECK(article.lead.empty());
  CHECK(article.body == three_lines());
  const auto lead = [](const std::string& description, const std::string& top = {}) {
    return html_article("<head><title>Mùa nước nổi - Sở Thủy lợi</title><meta name=description content='" +
                        description + "'></head>" + top + "<div class='article-body'><h1>Mùa nước nổi</h1>" +
                        three_paragraphs() + "</div>")
        .lead;
  };
  CHECK(lead("Sở Thủy lợi tỉnh, nơi công bố tin về hồ chứa").empty());
  CHECK(lead("Trang thông tin điện tử của ngành thủy lợi tỉnh nhà").empty());
  CHECK(lead("Báo điện tử, tin tức mới nhất trong ngày, đọc báo online nhanh: thời sự, thế giới").empty());
  const std::string slogan = "Nơi gặp gỡ của người yêu sông nước miền Tây";
  CHECK(lead(slogan, "<header><p class='site-description'>" + slogan + "</p></header>").empty());
  CHECK(lead(slogan) == slogan);
  const std::string of_place = "Huế đón hơn ba vạn khách trong ngày khai hội, phố phường rộn ràng";
  CHECK(html_article("<title>Lễ hội - Huế</title><meta name=description content='" + of_place +
                     "'><div class='article-body'><h1>Lễ hội</h1>" + three_paragraphs() + "</div>")
            .lead == of_place);
  CHECK(lead("Tin mới về mùa nước nổi: cá linh về sớm, người dân phấn khởi") ==
        "Tin mới về mùa nước nổi: cá linh về sớm, người dân phấn khởi");
}
