// Who meets: names, offices, countries and roles of the principals of an article's own meeting.
#include <catch2/catch.hpp>

#include <algorithm>

#include "archive/facets/person_names.h"
#include "facets_support.h"

using namespace tra;
using tra::test::facets;

namespace {

std::vector<std::string> names(const Article& article) {
  std::vector<std::string> all;
  for (const Principal& principal : article.principals) all.push_back(principal.name + " " + principal.country);
  return all;
}

}  // namespace

TEST_CASE("the two who chair a consultation", "[archive][facets]") {
  const Article a = facets("Tham khảo chính trị Việt Nam - Lào lần thứ 6",
                           "Chiều 31/8, Thứ trưởng Bộ Ngoại giao Trần Văn Hòa và Thứ trưởng Ngoại giao Lào Bounthavy "
                           "Sengsouvanh đồng chủ trì Tham khảo chính trị lần thứ 6.",
                           "Cùng dự có Đại sứ Việt Nam tại Lào Nguyễn Bá An.\nThứ trưởng Hòa cảm ơn phía Lào.");
  CHECK(names(a) == test::Strings{"Trần Văn Hòa VN", "Bounthavy Sengsouvanh LA"});
  CHECK(a.principals[0].office == "Thứ trưởng Bộ Ngoại giao");
  CHECK(a.principals[1].office == "Thứ trưởng Ngoại giao Lào");
  CHECK(a.principals[0].role == "co-lead");
}

TEST_CASE("guest and host of a visit, the host by his invitation", "[archive][facets]") {
  const Article a = facets("Thủ tướng Campuchia sắp thăm Việt Nam",
                           "Thủ tướng Campuchia Sok Vannarith sẽ thăm chính thức Việt Nam theo lời mời của Thủ tướng "
                           "Nguyễn Văn Bình.");
  CHECK(names(a) == test::Strings{"Sok Vannarith KH", "Nguyễn Văn Bình VN"});
  CHECK(a.principals[0].role == "guest");
  CHECK(a.principals[1].role == "host");
}

TEST_CASE("names before their offices, names with hyphens, names behind small words", "[archive][facets]") {
  const Article before =
      facets("Phiên họp Ủy ban chỉ đạo hợp tác song phương Việt Nam - Trung Quốc",
             "Đồng chí Bùi Quang Lâm - Phó Thủ tướng Chính phủ, Bộ trưởng Bộ Ngoại giao Việt Nam và "
             "đồng chí Lâm Thụ Đức - Bộ trưởng Bộ Ngoại giao Trung Quốc chủ trì phiên họp lần thứ 16 "
             "Ủy ban chỉ đạo hợp tác song phương.");
  CHECK(names(before) == test::Strings{"Bùi Quang Lâm VN", "Lâm Thụ Đức CN"});
  const Article hyphens = facets("Chủ tịch nước tiếp Ngoại trưởng Hàn Quốc",
                                 "Chủ tịch nước Trần Văn Hòa tiếp Ngoại trưởng Hàn Quốc Kang Min - wha.");
  CHECK(names(hyphens) == test::Strings{"Trần Văn Hòa VN", "Kang Min-wha KR"});
  const Article small = facets("Tham khảo chính trị Việt Nam - Hà Lan",
                               "Thứ trưởng Ngoại giao Vũ Lan Phương và Tổng Thư ký Bộ Ngoại giao Hà Lan Pieter van den "
                               "Akker đồng chủ trì Tham khảo chính trị.");
  CHECK(names(small) == test::Strings{"Vũ Lan Phương VN", "Pieter van den Akker NL"});
}

TEST_CASE("the same office on the other side, and an office told apart from its holder", "[archive][facets]") {
  const Article a = facets("Việt - Nga tăng hợp tác",
                           "Phó thủ tướng Trịnh Văn Nam và người đồng cấp Nga Igor Ivanovich "
                           "Sokolov hội đàm tại Hà Nội.");
  CHECK(names(a) == test::Strings{"Trịnh Văn Nam VN", "Igor Ivanovich Sokolov RU"});
}

TEST_CASE("who is only mentioned, speaks or was there before is no principal", "[archive][facets]") {
  const Article a = facets(
      "Chủ tịch nước Trần Văn Hòa hội đàm với Tổng thống Mông Cổ",
      "Chủ tịch nước Trần Văn Hòa hội đàm với Tổng thống Mông Cổ Bat Erdene.",
      "Người phát ngôn Bộ Ngoại giao Lê Thị Mai cho biết hai bên hài lòng.\nTrước đó, trong chuyến thăm năm 2013, "
      "nguyên Chủ tịch nước Đỗ Văn Tư đã gặp Tổng thống khi đó là ông Elbeg.");
  CHECK(names(a) == test::Strings{"Trần Văn Hòa VN", "Bat Erdene MN"});
}

TEST_CASE("forms of one name are one person", "[archive][facets]") {
  const Article a = facets("Thủ tướng Thoong-lun hội đàm với Thủ tướng Nguyễn Văn Bình",
                           "Thủ tướng Lào Thoong-lun Xi-xu-lít và Thủ tướng Nguyễn Văn Bình hội đàm sáng nay.",
                           "Thủ tướng Lào Thongloun Sisoulith cảm ơn Thủ tướng Bình.");
  CHECK(a.principals.size() == 2);
  CHECK(archive::sound_of_name("Thongloun Sisoulith") == archive::sound_of_name("Thoong-lun Xi-xu-lít"));
  CHECK(archive::is_form_of({3}, {1, 2, 3}, true));
  CHECK_FALSE(archive::is_form_of({1}, {1, 2, 3}, true));
  CHECK(archive::is_form_of({1, 3}, {1, 2, 3}, false));
  CHECK(archive::is_form_of({2, 1}, {1, 2}, false));
}

TEST_CASE("no meeting, no principals; those given are kept; the evidence tells the rule", "[archive][facets]") {
  CHECK(facets("Giá gạo tăng", "Bộ trưởng Nguyễn Văn Bình nói về giá gạo.").principals.empty());
  Article given;
  given.title = "Thủ tướng Nguyễn Văn Bình hội đàm với Thủ tướng Lào Bounthavy Sengsouvanh";
  given.principals = {{"Ai đó", "", "LA", ""}};
  test::extractor().extract(given);
  CHECK(given.principals.size() == 1);
  given.principals.clear();
  std::vector<FacetEvidence> why;
  given.partner_country.clear();
  test::extractor().extract(given, &why);
  const auto person = std::find_if(why.begin(), why.end(), [](const auto& one) { return one.facet == "person"; });
  REQUIRE(person != why.end());
  CHECK(person->rule == "named with the meeting");
}
