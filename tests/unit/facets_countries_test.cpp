// Countries are distinguished from words and names that look like them.
#include <catch2/catch.hpp>

#include "facets_support.h"

using tra::test::facets;
using tra::test::Strings;

namespace {

Strings countries(const std::string& sentence) { return facets("Tin trong ngày", sentence).countries_mentioned; }

}  // namespace

TEST_CASE("a name after an office or a preposition is a country", "[archive][facets]") {
  CHECK(countries("Thủ tướng Anh phát biểu.") == Strings{"GB"});
  CHECK(countries("Thủ tướng Đức Anna Keller đến nơi.") == Strings{"DE"});
  CHECK(countries("Bộ trưởng Quốc phòng Ý gửi thư.") == Strings{"IT"});
  CHECK(countries("Bộ Quốc phòng Nga ra thông cáo.") == Strings{"RU"});
  CHECK(countries("Ngoại trưởng Áo vừa tới.") == Strings{"AT"});
  CHECK(countries("Hàng xuất sang Pháp, Đức và Ý tăng mạnh.").size() == 3);
}

TEST_CASE("a person, a place or a word is none", "[archive][facets]") {
  CHECK(countries("Chị Nga kể lại chuyện cũ.").empty());
  CHECK(countries("Khi ấy chị Nga mới hai mươi tuổi.").empty());
  CHECK(countries("Ông Đức cho rằng giá sẽ giảm.").empty());
  CHECK(countries("Em Tuấn Anh đoạt giải nhất.").empty());
  CHECK(countries("Anh cho biết sẽ trở lại.").empty());
  CHECK(countries("Trận đấu trên sân Mỹ Đình.").empty());
  CHECK(countries("Đường về Lào Cai sạt lở.").empty());
  CHECK(countries("Cầu bắc qua sông Hàn.").empty());
  CHECK(countries("Viện Hàn lâm họp thường niên.").empty());
  CHECK(countries("Người biểu tình Áo vàng xuống đường.").empty());
  CHECK(countries("Cô mặc Áo dài trắng.").empty());
  CHECK(countries("Miền Trung mưa lớn.").empty());
  CHECK(countries("Mỗi sinh nhật đều có hoa.").empty());
}

TEST_CASE("spellings of one country are one", "[archive][facets]") {
  CHECK(countries("Đoàn đến Ô-xtrây-li-a.") == Strings{"AU"});
  CHECK(countries("Đoàn đến Thuỵ Điển.") == Strings{"SE"});
  CHECK(countries("Đoàn đến Thụy Điển.") == Strings{"SE"});
  CHECK(countries("Đoàn đến Mi-an-ma.") == Strings{"MM"});
  CHECK(countries("Đoàn đến Mianma.") == Strings{"MM"});
  CHECK(countries("Đoàn đến Ukraine.") == Strings{"UA"});
  CHECK(countries("Đoàn đến Đông Timor.") == Strings{"TL"});
  CHECK(countries("Đoàn đến CHDCND Lào.") == Strings{"LA"});
  CHECK(countries("Đoàn đến CHLB Đức.") == Strings{"DE"});
  CHECK(countries("Đoàn đến Trung Phi.") == Strings{"CF"});
  CHECK(countries("Đoàn đến Vương quốc Anh.") == Strings{"GB"});
  CHECK(countries("\u0110oa\u0300n \u0111\u00EA\u0301n La\u0300o.") == Strings{"LA"});  // decomposed
}

TEST_CASE("short names count in pairs alone", "[archive][facets]") {
  CHECK(countries("Quan hệ Việt-Lào bền chặt.") == Strings{"LA"});
  CHECK(countries("Quan hệ Việt – Trung phát triển.") == Strings{"CN"});
  CHECK(countries("Đường biên giới Hàn - Triều yên tĩnh.").size() == 2);
}
