// Other spellings of a typed word.
#include <catch2/catch.hpp>

#include "analysis/other_writings.h"

using tra::analysis::other_writings;
using Texts = std::vector<std::string>;

TEST_CASE("abbreviations stand for their words, in any case and without marks", "[analysis]") {
  CHECK(other_writings("LHQ") == Texts{"Liên hợp quốc"});
  CHECK(other_writings("Ban Chấp hành T.Ư họp") == Texts{"Ban Chấp hành trung ương họp"});
  CHECK(other_writings("TP.HCM") == Texts{"thành phố.HCM", "TP.Hồ Chí Minh", "TPHCM", "thành phố Hồ Chí Minh"});
  CHECK(other_writings("tphcm") == Texts{"thành phố Hồ Chí Minh", "tp hcm"});
  CHECK(other_writings("TPHCM") == Texts{"thành phố Hồ Chí Minh", "TP HCM"});
  CHECK(other_writings("hdnd") == Texts{"Hội đồng nhân dân"});
  CHECK(other_writings("KT\u2013XH") == Texts{"KTXH", "kinh tế xã hội"});
}

TEST_CASE("tied words have a solid spelling, solid ones their pieces", "[analysis]") {
  CHECK(other_writings("Mi-an-ma") == Texts{"Mianma"});
  CHECK(other_writings("COVID-19") == Texts{"COVID19"});
  CHECK(other_writings("d’Ivoire") == Texts{"dIvoire"});
  CHECK(other_writings("ôtô") == Texts{"ô tô"});
  CHECK(other_writings("10km") == Texts{"10 km"});
  CHECK(other_writings("Việt Nam-Lào").empty());
}

TEST_CASE("numbers have a plain form; their parts do not stand for them", "[analysis]") {
  CHECK(other_writings("1,7 tỷ") == Texts{"1.7 tỷ"});
  CHECK(other_writings("23.000") == Texts{"23000"});
  CHECK(other_writings("06/01/2021") == Texts{"6/1/2021"});
  CHECK(other_writings("05/2024") == Texts{"5/2024"});
  CHECK(other_writings("07:30") == Texts{"7:30"});
  CHECK(other_writings("7h30") == Texts{"7:30"});
  CHECK(other_writings("28-29/6/2021").empty());
  CHECK(other_writings("29:70").empty());
}

TEST_CASE("a long list has no more of them than are worth a search", "[analysis]") {
  std::string list;
  for (int i = 1; i < 2000; ++i) list += std::to_string(i) + ",5 ";
  CHECK(other_writings(list).size() == 16);
}

TEST_CASE("other words have none", "[analysis]") {
  for (const char* text : {"", " ", "tham khảo", "visa", "buýt", "ngoạm", "\xFF\xC3", "💯", "漢字"})
    CHECK(other_writings(text).empty());
}
