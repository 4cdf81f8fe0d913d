// The day of publication: where pages show it, and which day is chosen when a page shows several.
#include <catch2/catch.hpp>

#include "html_support.h"

using namespace tra;
using namespace tra::test;

namespace {

std::string date(const std::string& head, const std::string& top = {}, const std::string& inside = {},
                 const std::string& below = {}) {
  return html_article("<head>" + head + "</head><body>" + top + "<div class='detail-content'>" + inside +
                      three_paragraphs() + "</div>" + below + "</body>")
      .date;
}

const std::string h1 = "<h1>Khánh thành cầu mới qua sông Hậu</h1>";
const std::string side =
    "<aside><a href=x>Giá vàng</a><time datetime='2026-01-05T08:00:00+07:00'>05/01/2026</time></aside>";

}  // namespace

TEST_CASE("the day beside the headline counts, one of a side bar does not", "[archive][html]") {
  CHECK(date("", side, h1 + "<div>15/08/2024 - 10:30</div>", side) == "2024-08-15");
  CHECK(date("", "", h1 + "<p class='publish-date'>Thứ Năm, 15/08/2024</p>", side) == "2024-08-15");
  CHECK(date("", "", h1 + "<span class='content__meta__date'>15.08.2024</span>", side) == "2024-08-15");
  CHECK(date("", "", h1 + "<abbr class=published title='2024-08-15T10:00:00+07:00'>hôm nay</abbr>") == "2024-08-15");
  CHECK(date("", "", h1 + "<div>Đăng bởi Ban Biên tập, ngày 15 tháng 8 năm 2024</div>") == "2024-08-15");
  CHECK(date("", "<header>" + h1 + "<time datetime='2024-08-15'>hôm nay</time></header>", "", side) == "2024-08-15");
  CHECK(date("", "<h2 class=date-header>Thursday, August 15, 2024</h2>", h1) == "2024-08-15");
  CHECK(date("", "", h1, side).empty());
}

TEST_CASE("the day of a change is not taken for the day of publication", "[archive][html]") {
  const std::string updated = "<time class=updated datetime='2024-08-20T08:00:00+07:00'>20/08/2024</time>";
  const std::string entry = "<time class='entry-date published' datetime='2024-08-15T08:00:00+07:00'>15/08/2024</time>";
  for (const std::string& shown :
       {updated + entry, entry + updated, "<div class=entry-date>" + updated + " " + entry + "</div>",
        std::string("<p>Cập nhật: 20/08/2024</p><p>Đăng ngày: 15/08/2024</p>"),
        std::string("<p>Cập nhật lúc 20/08/2024 09:00 | Xuất bản 15/08/2024 08:00</p>"),
        std::string("<p>Lần cập nhật cuối: 20/08/2024</p><p>Thứ Năm, 15/08/2024 - 10:30 (GMT+7)</p>"),
        std::string("<p>15/08/2024 (CẬP NHẬT 20/08/2024)</p>"),
        std::string("<p>Last updated August 20, 2024. Published August 15, 2024</p>"),
        std::string("<div class=updated>20/08/2024</div><div class=date>15/08/2024</div>"),
        std::string("<span>Cập nhật:</span> <time datetime='2024-08-20'>20/8</time><br><time>15/08/2024</time>"),
        std::string(
            "<time itemprop=dateModified datetime='2024-08-20'>20/8</time><span class=date>15/08/2024</span>")}) {
    INFO(shown);
    CHECK(date("", side, h1 + shown, side) == "2024-08-15");
  }
  CHECK(date("", "", h1 + updated, "<p>Ngày đăng: 15/08/2024</p>") == "2024-08-15");
  const std::string address = "<link rel=canonical href='https://bao.example/2024/08/15/cau-moi.html'>";
  CHECK(date(address, "", h1 + "<p>Cập nhật: 20/08/2024</p>") == "2024-08-15");
  // The day of the change is the last resort, before today's date, a later one, and days inside the text.
  for (const std::string& shown : {updated, std::string("<p>Cập nhật: 20/08/2024</p>"),
                                   std::string("<p>Cập nhật lúc <span class=date>20/08/2024</span></p>")}) {
    INFO(shown);
    CHECK(date("", "", h1 + shown) == "2024-08-20");
    CHECK(date("", "<p>Hôm nay: 05/01/2026</p>", h1 + shown) == "2024-08-20");
    CHECK(date("", "", h1 + shown + "<p>Giá vé mới được áp dụng trên toàn tuyến kể từ ngày 1/7/2024.</p>") ==
          "2024-08-20");
  }
  // A sentence about a change, and a label with no day of its own, name no day of a change.
  CHECK(date("", "", h1 + "<p>15/08/2024</p><p>Bảng giá xăng cập nhật ngày 12/08/2024</p>") == "2024-08-15");
  CHECK(date("", "", h1 + "<p>15/08/2024 cập nhật lúc 10:30</p>") == "2024-08-15");
  CHECK(date("", "", h1 + "<time class='entry-date published updated'>15/08/2024</time>") == "2024-08-15");
}

TEST_CASE("the day below the text, where there is none above", "[archive][html]") {
  const std::string foot = "<div class=post-footer>Đăng ngày 15/08/2024 trong mục Thời sự</div>";
  CHECK(date("", "<div>", h1, foot + "</div>") == "2024-08-15");
}

TEST_CASE("days of a licence and of what the text tells are no days of publication", "[archive][html]") {
  CHECK(date("", "", h1, "<div>Giấy phép số 12/GP-TTĐT cấp ngày 10/01/2010</div>").empty());
  CHECK(date("", "", h1 + "<p>Ông sinh ngày 15/8/1950 ở một huyện ven sông, mất năm ngoái.</p>").empty());
  CHECK(date("<meta name='article:published_time' content='1970-01-01T00:00:00Z'>", "", h1 + "<div>15/08/2024</div>") ==
        "2024-08-15");
}

TEST_CASE("days in metadata by the names they have", "[archive][html]") {
  for (const char* name : {"parsely-pub-date",
                           "date",
                           "DC.date.created",
                           "article.published",
                           "article:published_time",
                           "publish-date",
                           "sailthru.date",
                           "dcterms.issued",
                           "cXenseParse:recs:publishtime",
                           "sw-pubdate",
                           "citation_date",
                           "citation_publication_date",
                           "prism.publicationDate",
                           "video:release_date",
                           "releaseDate",
                           "published",
                           "gentime",
                           "article:create_at",
                           "lastmod",
                           "article:publish_time",
                           "its_publication",
                           "news_date",
                           "pdate"}) {
    INFO(name);
    CHECK(date("<meta name='" + std::string(name) + "' content='2024-08-15'>", "", h1) == "2024-08-15");
  }
  CHECK(date("<meta itemprop=dateCreated content='2024-08-15'>") == "2024-08-15");
  CHECK(date("", "<span property='schema:datePublished' content='2024-08-15T10:00:00+07:00'></span>") == "2024-08-15");
  CHECK(date("<meta name=date content='2025-01-01'><meta property='article:published_time' content='2024-08-15'>") ==
        "2024-08-15");
  CHECK(date("<meta property='article:modified_time' content='2025-01-01'>", "", h1 + "<p>15/08/2024</p>") ==
        "2024-08-15");
  for (const char* last :
       {"<meta name=lastmod content='2024-08-20'>", "<meta itemprop=uploadDate content='2024-08-20'>",
        "<script type='application/ld+json'>{\"@type\":\"VideoObject\",\"uploadDate\":\"2024-08-20\"}"
        "</script>"}) {
    INFO(last);
    CHECK(date(last) == "2024-08-20");
    CHECK(date(last, "", h1 + "<p>15/08/2024</p>") == "2024-08-15");
  }
  CHECK(date("<meta name=citation_date content='2024-08-20'><meta itemprop=datePublished content='2024-08-15'>") ==
        "2024-08-15");
  CHECK(date("<link rel=canonical href='https://bao.example/2024/08/15/cau-moi.html'>", "", h1) == "2024-08-15");
}

TEST_CASE("a time in UTC is of the Vietnamese day on Vietnamese pages only", "[archive][html]") {
  const std::string utc = "<meta property='article:published_time' content='2024-08-14T18:15:00Z'>";
  CHECK(date(utc) == "2024-08-15");
  const std::string english =
      "The new bridge across the river was opened this morning by the ministers of both states.";
  CHECK(html_article(utc + "<article><p>" + english + "</p><p>" + english + "</p></article>").date == "2024-08-14");
}
