// Words with another joint spelling, several names of one thing, and names that are no fields.
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "analysis/other_writings.h"
#include "tra/equal_names.h"
#include "tra/error.h"
#include "tra/query_parser.h"
#include "unit/tiny_index.h"

using namespace tra;

namespace {

const Schema& schema() {
  static const Schema value = [] {
    Schema made;
    made.text("title", 3, true).text("body").keyword("type").keyword("source").date("date");
    return made;
  }();
  return value;
}

std::shared_ptr<const EqualNames> names() {
  return std::make_shared<EqualNames>(std::vector<std::vector<std::string>>{
      {"Moskva", "Mát-xcơ-va", "Moscow"}, {"Mỹ", "Hoa Kỳ"}, {"Sài Gòn", "Thành phố Hồ Chí Minh"}});
}

ParserOptions with_names() {
  ParserOptions options;
  options.names = names();
  return options;
}

std::string parsed(std::string_view text, const ParserOptions& options = {}) {
  return to_string(parse_query(text, schema(), options).query);
}

}  // namespace

TEST_CASE("dates in words and numbers of names are read together", "[query]") {
  CHECK(parsed("lễ mùng 2 tháng 9") == "(+lễ +{(+mùng +2 +tháng +9) | 2/9})");
  CHECK(parsed("30 tháng 4 năm 1975") ==
        "{{(+30 +tháng +4 +năm +1975) | 30/4/1975} | \"30 tháng 4/1975\" | 1975-04-30 | 30/04/75}^0.5");
  CHECK(parsed("ngày 2-9") == "{(+ngày +2-9) | 2/9}");
  CHECK(parsed("lễ mùng 2/9") == "(+lễ +{(+mùng +2/9) | 2/9})");
  CHECK(parsed("ngày 20-13") == "(+ngày +20-13)");
  CHECK(parsed("2-9") == "{2-9 | 2/9}");
  CHECK(parsed("thắng 2-1") == "(+thắng +2-1)");
  CHECK(parsed("tháng 5-2024") == "{(+tháng +5-2024) | 5/2024}");
  CHECK(parsed("quý I/2024") == "{(+quý +I/2024) | \"quý 1/2024\"}");
  CHECK(parsed("đường SU 30") == "(+đường +{\"SU 30\" | SU30})");
  CHECK(parsed("\"ngày 2 tháng 9\"") == "{\"ngày 2 tháng 9\" | \"2/9\"}");
  CHECK(parsed("bóng đá U 23") == "(+bóng +đá +{\"U 23\" | U23})");
  CHECK(parsed("có 19 hộ") == "(+có +19 +hộ)");
  ParserOptions any;
  any.match = ParserOptions::Match::any;
  CHECK(parsed("mùng 2 tháng 9", any) == "(mùng 2 tháng 9)");
}

TEST_CASE("a date typed in any form is found in the usual ones", "[query]") {
  const auto date = [](std::string_view typed) {
    const std::vector<analysis::JointWriting> joint = analysis::joint_writings(typed);
    const bool whole = !joint.empty() && joint[0].begin == 0 && joint[0].end == typed.size() && !joint[0].rare;
    return whole ? joint[0].text : std::string();
  };
  for (const char* typed : {"5 tháng 3 năm 2019", "5 thang 3 nam 2019", "ngày 5 tháng 3 2019", "ngay 05 thang 03 2019",
                            "mùng 5 tháng ba 2019", "mồng năm tháng ba năm 2019", "5 tháng 3/2019", "2019-03-05",
                            "5/3/19", "March 5, 2019", "5 March 2019", "5th march 2019", "Mar 5 2019"}) {
    CAPTURE(typed);
    CHECK(date(typed) == "5/3/2019");
  }
  CHECK(date("ngay 30 thang 4") == "30/4");
  CHECK(date("mùng mười tháng ba") == "10/3");
  CHECK(date("ngày hai mươi mốt tháng sáu") == "21/6");
  CHECK(date("mùng năm tháng năm") == "5/5");
  CHECK(date("mùng năm tháng năm 2019").empty());  // which year or month it is cannot be told
  CHECK(date("tháng ba 2019") == "3/2019");
  CHECK(date("thang 12 2019") == "12/2019");
  CHECK(date("May 2019") == "5/2019");
  CHECK(date("May 5") == "5/5");
  CHECK(date("may 5").empty());
  CHECK(date("quy 1 2024") == "quy 1/2024");
  CHECK(date("quý tư năm 2024") == "quý 4/2024");
  for (const char* none :
       {"30/2/2019", "2019-13-01", "5/3/2019", "tháng 3", "ngày tháng 3", "3 tháng", "năm 2019", "5 th"})
    CHECK(date(none).empty());
  CHECK(parsed("5/3/2019") == "{5/3/2019 | \"5 tháng 3/2019\" | 2019-03-05 | 05/03/19}^0.5");
  CHECK(parsed("5/3/2051").find("05/03") == std::string::npos);
}

TEST_CASE("ranks and months in words are found in figures too", "[query]") {
  CHECK(parsed("lần thứ bảy") == "(+lần +{(+thứ +bảy) | \"thứ 7\"})");
  CHECK(parsed("lần thứ 12") == "(+lần +{(+thứ +12) | \"thứ mười hai\"})");
  CHECK(parsed("kỳ họp thứ nhất") == "(+kỳ +họp +{(+thứ +nhất) | \"thứ 1\"})");
  CHECK(parsed("thứ tư") == "{(+thứ +tư) | \"thứ 4\"}");
  CHECK(parsed("\"cách mạng tháng Tám\"") == "{\"cách mạng tháng Tám\" | \"cách mạng tháng 8\"}^0.5");
  CHECK(parsed("tháng 12") == "{(+tháng +12) | \"tháng mười hai\"}^0.5");
  // Months and years, ranks beyond twenty, words typed without marks, and dates.
  for (const char* typed : {"tháng năm", "tháng 5", "thứ 21", "thu hai", "thang tam", "thứ trưởng"})
    CHECK(parsed(typed).find('|') == std::string::npos);
  CHECK(parsed("mùng 2 tháng 9") == "{(+mùng +2 +tháng +9) | 2/9}");
}

TEST_CASE("units before a name or number are found in full and in letters", "[query]") {
  CHECK(parsed("quận 1") == "{(+quận +1) | Q.1}^0.5");
  CHECK(parsed("quan 1") == "{(+quan +1) | Q.1}^0.5");
  CHECK(parsed("Q.1") == "{Q.1 | \"quận 1\"}^0.5");
  CHECK(parsed("Q1") == "{Q1 | \"quận 1\" | \"Q 1\"}^0.5");
  CHECK(parsed("phường Bến Nghé") == "(+{(+phường +Bến) | P.Bến}^0.5 +Nghé)");
  CHECK(parsed("P. Bến Nghé") == "(+{(+P +Bến) | \"phường Bến\"}^0.5 +Nghé)");
  CHECK(parsed("quốc lộ 1A") == "{(+quốc +lộ +1A) | QL1A}^0.5");
  CHECK(parsed("QL 1A") == "{{\"QL 1A\" | QL1A} | \"quốc lộ 1A\"}^0.5");
  CHECK(parsed("thị xã Hồng Lĩnh") == "(+{(+thị +xã +Hồng) | TX.Hồng}^0.5 +Lĩnh)");
  CHECK(parsed("huyện 1") == "(+huyện +1)");
  CHECK(parsed("quốc lộ đẹp") == "(+quốc +lộ +đẹp)");
  CHECK(parsed("q 1") == "{\"q 1\" | q1}");
}

TEST_CASE("other names are behind what was typed", "[query]") {
  CHECK(parsed("Moskva", with_names()) == "{Moskva | Mát-xcơ-va | Moscow | Mátxcơva}^0.5");
  CHECK(parsed("thăm hoa kỳ", with_names()) == "(+thăm +{(+hoa +kỳ) | Mỹ}^0.5)");
  CHECK(parsed("\"ở Sài Gòn\"", with_names()) == "{\"ở Sài Gòn\" | \"ở Thành phố Hồ Chí Minh\"}^0.5");
  // A name of one syllable is mostly an ordinary word, so it needs a capital or must be the whole text.
  CHECK(parsed("mỹ", with_names()) == "{mỹ | \"Hoa Kỳ\"}^0.5");
  CHECK(parsed("thăm Mỹ", with_names()) == "(+thăm +{Mỹ | \"Hoa Kỳ\"}^0.5)");
  CHECK(parsed("thẩm mỹ", with_names()) == "(+thẩm +mỹ)");
  // Signs and fields change where a name is searched, not what it is called.
  CHECK(parsed("+Moskva đoàn", with_names()) == "(+{Moskva | Mát-xcơ-va | Moscow | Mátxcơva}^0.5 +đoàn)");
  CHECK(parsed("title:\"ở Sài Gòn\"", with_names()) == "{title:\"ở Sài Gòn\" | title:\"ở Thành phố Hồ Chí Minh\"}^0.5");
  CHECK(parsed("title:(sài gòn)", with_names()) == "{(+title:sài +title:gòn) | title:\"Thành phố Hồ Chí Minh\"}^0.5");
  CHECK(parsed("title:sài gòn", with_names()) == "(+title:sài +gòn)");
  // The i/y spellings of a name are one name.
  CHECK(parsed("Mĩ", with_names()) == "{Mĩ | \"Hoa Kỳ\"}^0.5");
  CHECK(parsed("thăm Hoa Kì", with_names()) == "(+thăm +{(+Hoa +Kì) | Mỹ}^0.5)");
  CHECK(parsed("chợ Mỹ Tho", with_names()) == "(+chợ +Mỹ +Tho)");
  CHECK(parsed("THẨM MỸ", with_names()) == "(+THẨM +MỸ)");
}

TEST_CASE("all other names of a name are found, and too many are refused", "[query]") {
  std::vector<std::string> names;
  for (int i = 1; i <= 65; ++i) names.push_back("Tên Thứ " + std::to_string(i));
  CHECK(EqualNames({names}).find("tên thứ 7").at(0).others.size() == 64);
  names.push_back("Tên Khác");
  CHECK_THROWS_AS(EqualNames({names}), Error);
}

TEST_CASE("a sign, a boost or a field leaves a word its other ways", "[query]") {
  const std::string moskva = "{Moskva | Mát-xcơ-va | Moscow | Mátxcơva}^0.5";
  CHECK(parsed("+Moskva", with_names()) == moskva);
  CHECK(parsed("thăm +Moskva", with_names()) == "(+thăm +" + moskva + ")");
  CHECK(parsed("thăm -Moskva", with_names()) == "(+thăm -" + moskva + ")");
  CHECK(parsed("NOT Moskva", with_names()) == "(+* -" + moskva + ")");
  CHECK(parsed("Moskva^2", with_names()) == moskva + "^2");
  CHECK(parsed("+mỹ^2", with_names()) == "{mỹ | \"Hoa Kỳ\"}^0.5^2");
  CHECK(parsed("-u23", with_names()) == parsed("-(u23)", with_names()));
  ParserOptions any = with_names();
  any.match = ParserOptions::Match::any;
  CHECK(parsed("thăm Moskva", any) == "(thăm " + moskva + ")");
  CHECK(parsed("hoa kỳ", any) == "(hoa kỳ)");
  CHECK(parsed("thẩm mỹ", any) == "(thẩm mỹ)");
  CHECK(parsed("+thẩm -mỹ", with_names()) == "(+thẩm -mỹ)");
  CHECK(parsed("hoa +kỳ", with_names()) == "(+hoa +kỳ)");
  CHECK(parsed("title:Moskva", with_names()) ==
        "{title:Moskva | title:Mát-xcơ-va | title:Moscow | title:Mátxcơva}^0.5");
  CHECK(parsed("title:(thăm hoa kỳ)", with_names()) == "(+title:thăm +{(+title:hoa +title:kỳ) | title:Mỹ}^0.5)");
  CHECK(parsed("title:\"hoa kỳ\"", with_names()) == "{title:\"hoa kỳ\" | title:\"Mỹ\"}^0.5");
  CHECK(parsed("title:hoa kỳ", with_names()) == "(+title:hoa +kỳ)");
}

TEST_CASE("a name without marks is another name where it can be no other words", "[query]") {
  ParserOptions options;
  options.names = std::make_shared<EqualNames>(
      std::vector<std::vector<std::string>>{{"Phnôm Pênh", "Phnom Penh"}, {"Việt Nam", "Viet Nam"}});
  CHECK(parsed("Phnôm Pênh", options) == "{(+Phnôm +Pênh) | \"Phnom Penh\"}^0.5");
  CHECK(parsed("Phnom Penh", options) == "{(+Phnom +Penh) | \"Phnôm Pênh\"}^0.5");
  CHECK(parsed("Việt Nam", options) == "(+Việt +Nam)");
}

TEST_CASE("what was typed comes before its other names", "[search]") {
  const TinyIndex index({"đoàn Hoa Kỳ", "đoàn Mỹ sang thăm trong tháng này", "đoàn Hoa Kỳ sang", "đoàn khác"});
  SearchRequest request;
  request.query = parse_query("Mỹ", Schema().text("title", 3, true).text("body"), with_names()).query;
  const SearchResult found = index.searcher().search(request);
  REQUIRE(found.hits.size() == 3);
  CHECK(index.searcher().snapshot().key(found.hits[0].address) == "1");
}

TEST_CASE("another name that has several spellings comes after what was typed too", "[search]") {
  ParserOptions options;
  options.names = std::make_shared<EqualNames>(std::vector<std::vector<std::string>>{
      {"Thành phố Hồ Chí Minh", "TPHCM", "Sài Gòn"}, {"Oa-sinh-tơn", "Washington"}});
  const TinyIndex index({"Tin về TPHCM sáng nay", "Tin về Sài Gòn sáng nay", "Tin về Oa-sinh-tơn sáng nay",
                         "Tin về Washington sáng nay", "bò sữa"});
  const auto keys = [&](const std::string& text) {
    SearchRequest request;
    request.query = parse_query(text, Schema().text("title", 3, true).text("body"), options).query;
    std::string found;
    for (const Hit& hit : index.searcher().search(request).hits)
      found += index.searcher().snapshot().key(hit.address) + " ";
    return found;
  };
  CHECK(keys("Sài Gòn") == "1 0 ");
  CHECK(keys("TPHCM") == "0 1 ");
  CHECK(keys("Washington") == "3 2 ");
  CHECK(keys("Oa-sinh-tơn") == "2 3 ");
}

TEST_CASE("a phrase finds nothing that its words do not, in either spelling", "[search]") {
  const std::vector<std::string> texts = {"kỹ thuật mới", "kĩ thuật mới", "kỹ thuất mới", "ky thuat moi", "tỷ đồng lẻ",
                                          "tỉ đồng lẻ",   "tỷ động lẻ",   "bác sỹ giỏi",  "bác sĩ giỏi",  "bạc sĩ giỏi",
                                          "lý do ấy",     "lí do ấy",     "công ty nọ",   "công ti nọ",   "công tỷ nọ"};
  const TinyIndex index(texts);
  const auto found = [&](const std::string& query) {
    std::vector<std::size_t> numbers = index.search(query);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
  };
  for (const char* query : {"kỹ thuật", "kĩ thuật", "kỹ thuat", "ky thuật", "tỷ đồng", "tỉ đồng", "ty đồng", "bác sỹ",
                            "bác sĩ", "bac sĩ", "lý do", "lí do", "công ty", "công ti", "cong ty", "ky thuat"}) {
    CAPTURE(query);
    const std::vector<std::size_t> words = found(query), phrase = found("\"" + std::string(query) + "\"");
    CHECK(std::includes(words.begin(), words.end(), phrase.begin(), phrase.end()));
  }
  CHECK(found("kỹ thuật") == std::vector<std::size_t>{0, 1});
  CHECK(found("kĩ thuật") == found("kỹ thuật"));
  CHECK(found("tỷ đồng") == std::vector<std::size_t>{4, 5});
  CHECK(found("bác sỹ") == found("bác sĩ"));
  CHECK(found("công ti") == found("công ty"));
  CHECK(index.search("kĩ thuật").front() == 1);
  CHECK(index.search("kỹ thuật").front() == 0);
}

TEST_CASE("a field is one only where its value can be one", "[query]") {
  ParserOptions options;
  options.aliases = {{"loại", "type", {{"hội đàm", "talks"}}}};
  CHECK(parsed("type:talks", options) == "type:talks");
  CHECK(parsed("loại:\"hội đàm\"", options) == "type:talks");
  CHECK(parsed("type: A và B", options) == "(+type +A +và +B)");
  CHECK(parse_query("Type: A và B", schema(), options).as_words == std::vector<std::string>{"Type"});
  CHECK(parsed("source:baochi", options) == "source:baochi");
  options.has_value = [](const std::string& field, const std::string& value) {
    return field == "source" && value == "baochi";
  };
  CHECK(parsed("source:baochi", options) == "source:baochi");
  CHECK(parsed("Source: mã nguồn", options) == "(+Source +mã +nguồn)");
  options.strict = true;
  CHECK_THROWS_AS(parsed("source:mã", options), Error);
  CHECK(parsed("source:baochi", options) == "source:baochi");
}
