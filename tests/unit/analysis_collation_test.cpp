// Vietnamese collation order.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tra/collation.h"

using tra::sort_key;

namespace {

void check_order(const std::vector<std::string>& texts) {
  for (std::size_t i = 0; i + 1 < texts.size(); ++i) {
    INFO(texts[i] << " before " << texts[i + 1]);
    CHECK(sort_key(texts[i]) < sort_key(texts[i + 1]));
  }
}

}  // namespace

TEST_CASE("letters come in the order of the Vietnamese alphabet", "[analysis]") {
  check_order(
      {"an", "ăn", "ân", "bà", "con", "da", "đa", "em", "êm", "gà", "on", "ôn", "ơn", "phở", "un", "ưn", "yên"});
  check_order({"Dương", "Đan Mạch", "Đức", "Estonia"});
}

TEST_CASE("tones decide where letters are equal", "[analysis]") {
  check_order({"ma", "mà", "mả", "mã", "má", "mạ", "mát"});
  check_order({"quán ăn", "quan hệ"});  // the whole text is compared
  check_order({"hòa", "hóa", "hóa học"});
  check_order({"lào", "Lào"});
}

TEST_CASE("numbers go by value, Unicode forms are one", "[analysis]") {
  check_order({"lần thứ 9", "lần thứ 10", "lần thứ 47"});
  CHECK(sort_key("Vi\u1EC7t") == sort_key("Vie\u0323\u0302t"));
  CHECK(sort_key("") < sort_key("a"));
  CHECK(sort_key("“An Giang”") < sort_key("Áo dài"));
  CHECK(sort_key("… ") != sort_key(""));
  CHECK_NOTHROW(sort_key("\xFF\xC3"));
  CHECK(sort_key(std::string(5000, 'a')) < sort_key(std::string(5001, 'a')));
}

TEST_CASE("numbers of texts are in the order of their keys, as far as they go", "[analysis]") {
  std::vector<std::string> texts = {"",   "“a”",  "An", "Ăn",   "Ấn Độ",           "9",
                                    "10", "中国", "𝔸",  "\xFF", "Đà Nẵng hôm nay", "Đà Nẵng hôm qua"};
  for (int i = 0; i < 30; ++i) texts.push_back("Thủ tướng Chính phủ " + std::to_string(i * i));
  for (const std::string& a : texts) {
    for (const std::string& b : texts) {
      INFO(a << " and " << b);
      const std::string key_a = sort_key(a).substr(0, 16), key_b = sort_key(b).substr(0, 16);
      CHECK((tra::sort_numbers(a) < tra::sort_numbers(b)) == (key_a < key_b));
      CHECK((tra::sort_numbers(a) == tra::sort_numbers(b)) == (key_a == key_b));
    }
  }
}
