// Zones of saved pages: no line is lost, and text around the article goes to the tail.
#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

#include "archive/zones/zones.h"
#include "facets_support.h"

using namespace tra;
using tra::test::page;

namespace {

const std::string kTitle = "Bộ trưởng Ngoại giao hội đàm với Bộ trưởng Ngoại giao Ba Lan";
const std::string kLead =
    "Sáng 4/6, tại Hà Nội, Bộ trưởng Ngoại giao hội đàm với Bộ trưởng Ngoại giao Ba Lan nhân chuyến thăm làm việc tại "
    "Việt Nam.";
const std::string kFirst =
    "Hai Bộ trưởng vui mừng nhận thấy quan hệ hữu nghị truyền thống giữa hai nước tiếp tục phát triển tốt đẹp trên "
    "nhiều lĩnh vực.";
const std::string kSecond =
    "Hai bên nhất trí tạo thuận lợi cho nông sản, dược phẩm và lao động, sớm nối lại đường bay thẳng giữa hai nước "
    "trong năm tới.";
const std::string kArticle = kTitle + "\n\n" + kLead + "\n" + kFirst + "\n" + kSecond + "\n";

bool holds(const std::string& zone, const std::string& text) { return zone.find(text) != std::string::npos; }

// All lines of the page that are not blank, sorted.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (line.find_first_not_of(" \t\r") != std::string::npos) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("a plain article has no tail", "[archive][zones]") {
  const Article a = page(kArticle);
  CHECK(a.title == kTitle);
  CHECK(a.lead == kLead);
  CHECK(a.body == kFirst + "\n" + kSecond);
  CHECK(a.tail.empty());
}

TEST_CASE("navigation above, markers and teasers below", "[archive][zones]") {
  const std::string text =
      "Thời báo Ví Dụ\nThời sự | Thế giới | Kinh doanh | Bạn đọc\nĐăng ký|Đăng nhập\nThứ Năm, 05/06/2025 | 08:15\n\n" +
      kArticle +
      "Hai Bộ trưởng bắt tay trước cuộc hội đàm. Ảnh: Minh Họa\nĐọc nhiều\nGiá cà phê lập đỉnh mới sau ba tuần\n\nGiá "
      "cà phê lập đỉnh mới sau ba tuần\n\n"
      "31 May, 02:44 PM\n\nBình luận (0)\nTin mới\n";
  const Article a = page(text);
  CHECK(a.title == kTitle);
  CHECK(a.lead == kLead);
  CHECK(a.date == "2025-06-05");
  CHECK(holds(a.captions, "Ảnh: Minh Họa"));
  CHECK(holds(a.tail, "Đăng nhập"));
  CHECK(holds(a.tail, "Giá cà phê"));
  CHECK_FALSE(holds(a.body, "Giá cà phê"));
  const std::string all = a.title + "\n" + a.lead + "\n" + a.body + "\n" + a.captions + "\n" + a.tail;
  CHECK(lines_of(all) == lines_of(text));
}

TEST_CASE("what follows the end sign is not the article", "[archive][zones]") {
  const Article a =
      page(kTitle + "\n" + kLead + "\n" + kFirst + "\nHai bên nhất trí gặp lại tại Vác-sa-va vào mùa xuân tới./.\n" +
           "Chiều 5/6, lãnh đạo tỉnh họp bàn về phòng chống thiên tai trước mùa mưa bão năm nay.\n");
  CHECK(holds(a.body, "gặp lại tại Vác-sa-va"));
  CHECK(holds(a.tail, "phòng chống thiên tai"));
}

TEST_CASE("a run of headlines ends the page", "[archive][zones]") {
  const Article a = page(kArticle +
                         "Công bố quyết định thành lập trạm y tế xã\nHội nghị tổng kết công tác bầu cử tại địa "
                         "phương\nLễ ra quân tổng điều tra kinh tế năm nay\n");
  CHECK(a.body == kFirst + "\n" + kSecond);
  CHECK(holds(a.tail, "trạm y tế"));
}

TEST_CASE("a box of links inside the article does not end it", "[archive][zones]") {
  const Article a =
      page(kTitle + "\n" + kLead + "\n" + kFirst + "\nTin liên quan\nGiá cà phê lập đỉnh mới sau ba tuần\n" +
           "Bộ trưởng Ngoại giao Ba Lan nhấn mạnh quan hệ hữu nghị truyền thống giữa hai nước tiếp tục phát triển tốt "
           "đẹp, mong hai bên sớm nối lại đường bay.\n" +
           kSecond + "\n");
  CHECK(holds(a.body, "Bộ trưởng Ngoại giao Ba Lan nhấn mạnh"));
  CHECK(holds(a.body, kSecond));
  CHECK(holds(a.tail, "Giá cà phê"));
}

TEST_CASE("a title and lead that are known are not repeated in the body", "[archive][zones]") {
  Article a;
  a.title = kTitle;
  a.lead = kLead;
  a.body = "Trang chủ\n" + kArticle;
  tra::test::extractor().split_zones(a);
  CHECK(a.title == kTitle);
  CHECK(a.body == kFirst + "\n" + kSecond);
  CHECK(a.tail == "Trang chủ");
}

TEST_CASE("publication dates in addresses", "[archive][zones]") {
  using archive::date_of_url;
  CHECK(date_of_url("https://vidu.vn/2024/08/15/bai.html") == "2024-08-15");
  CHECK(date_of_url("https://vidu.vn/bai-20240815.html") == "2024-08-15");
  CHECK(date_of_url("https://vidu.vn/bai-185240815232301196.htm") == "2024-08-15");
  CHECK(date_of_url("https://vidu.vn/bai-4512345.htm").empty());
  CHECK(date_of_url("https://vidu.vn/bai-185249915232301196.htm").empty());
}

TEST_CASE("a headline of a word or two above a blank line", "[archive][zones]") {
  CHECK(page("Lũ lớn\n\n" + kLead + "\n" + kFirst).title == "Lũ lớn");
  CHECK(page("Lũ lớn\n15/08/2024 10:30\n\n" + kLead + "\n" + kFirst).title.empty());
  CHECK(page("Lũ lớn\n\n15/08/2024 10:30\n" + kLead + "\n" + kFirst).title == "Lũ lớn");
  CHECK(page("Lũ lớn\n" + kLead + "\n" + kFirst).title.empty());      // no blank line follows
  CHECK(page("Thời sự\n\n" + kLead + "\n" + kFirst).title.empty());   // the name of a section
  CHECK(page("Hà Nội.\n\n" + kLead + "\n" + kFirst).title.empty());   // a sentence
  CHECK(page("trong đó\n\n" + kLead + "\n" + kFirst).title.empty());  // no capital at the beginning
  CHECK(page("Thời sự\n\n" + kArticle).title == kTitle);
}

TEST_CASE("pages that are hardly one", "[archive][zones]") {
  CHECK(page("").body.empty());
  CHECK(page("\n\n \n").tail.empty());
  const Article one = page("Một dòng.");
  CHECK(one.title + one.lead + one.body + one.tail == "Một dòng.");
  const Article bytes = page("\xFF\xFE\xC3 \x80 chữ\n\xE1\xBA");
  CHECK_FALSE((bytes.title + bytes.lead + bytes.body + bytes.tail).empty());
}
