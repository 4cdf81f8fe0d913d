// Aliases that depend on the words around a token, look-alike characters, and wrapped lines.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tra/analyzer.h"

namespace {

std::string show(std::string_view text) {
  tra::Analyzer analyzer;
  std::vector<tra::Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::string out;
  for (const tra::Token& token : tokens) {
    if (!out.empty()) out += ' ';
    if (token.alias) out += '~';
    out += analyzer.text(token.term) + '@' + std::to_string(token.position);
  }
  return out;
}

bool has_token(std::string_view text, std::string_view token) {
  tra::Analyzer analyzer;
  std::vector<tra::Token> tokens;
  analyzer.analyze(text, 0, tokens);
  for (const tra::Token& each : tokens)
    if (analyzer.text(each.term) == token) return true;
  return false;
}

// The number of free positions at the line break marked by a bar.
std::uint32_t gap_at_bar(std::string text) {
  tra::Analyzer analyzer;
  std::vector<tra::Token> tokens;
  const std::size_t line_break = text.find('|');
  text.erase(line_break, 1);
  analyzer.analyze(text, 0, tokens);
  for (std::size_t i = 1; i < tokens.size(); ++i)
    if (tokens[i].start > line_break) return tokens[i].position - tokens[i - 1].position - 1;
  return 99;
}

}  // namespace

TEST_CASE("day and month are one date however they are written", "[analysis]") {
  for (const char* text :
       {"lễ 30/4", "lễ 30-4", "ngày 30.4", "30-4", "ngày 30 tháng 4", "30 tháng 04", "ngày 30 tháng tư", "30/04/1975",
        "30-04-1975", "ngày 30\u00A0tháng 4 năm 1975", "30 THÁNG 4"}) {
    CAPTURE(text);
    CHECK(has_token(text, "30/4"));
  }
  for (const char* text : {"ngày 2-9", "dịp 2-9", "mùng 2-9", "02/09", "mùng 2 tháng 9", "2 tháng Chín"}) {
    CAPTURE(text);
    CHECK(has_token(text, "2/9"));
  }
  CHECK(has_token("ngày 30 tháng 4 năm 1975", "30/4/1975"));
  CHECK(has_token("tháng 9 năm 1945", "9/1945"));
  CHECK(has_token("ngày 20 tháng mười một", "20/11"));
  // Scores, ranges, decimals and ranges of months are no dates.
  CHECK_FALSE(has_token("thắng 2-1", "2/1"));
  CHECK_FALSE(has_token("từ 2-9 người", "2/9"));
  CHECK_FALSE(has_token("tăng 30.4 %", "30/4"));
  CHECK_FALSE(has_token("sau 2 tháng, 9 người", "2/9"));
  CHECK_FALSE(has_token("2 tháng 9,5 tỷ", "2/9"));
}

TEST_CASE("month and year are one date however they are written", "[analysis]") {
  for (const char* text : {"5/2024", "05/2024", "tháng 5-2024", "tháng 05-2024", "tháng 5.2024", "tháng 5 năm 2024",
                           "THÁNG 5-2024", "tháng Năm/2024"}) {
    CAPTURE(text);
    CHECK(has_token(text, "5/2024"));
  }
  CHECK(has_token("tháng Tư/2024", "4/2024"));
  CHECK_FALSE(has_token("số 5-2024", "5/2024"));
  CHECK_FALSE(has_token("tháng 13-2024", "13/2024"));
}

TEST_CASE("quarters of a year are one number however they are written", "[analysis]") {
  for (const char* text : {"quý IV/2024", "quý IV-2024", "quý IV năm 2024", "quý 4 năm 2024", "quý 4-2024",
                           "quý tư năm 2024", "Quí IV/2024"}) {
    CAPTURE(text);
    CHECK(has_token(text, "4/2024"));
  }
  CHECK(show("quý I/2024 tăng") == "quý@0 ~1/2024@1 i@1 ~1@1 2024@2 tăng@3");
  CHECK_FALSE(has_token("quý V/2024", "5/2024"));
  CHECK_FALSE(has_token("bà quý ba con", "3"));
}

TEST_CASE("a name with its number is one word too", "[analysis]") {
  CHECK(show("U 23 U.23 U-23 U23") == "u@0 ~u23@0 23@1 u@2 ~u23@2 23@3 u@4 ~u23@4 23@5 u23@6");
  CHECK(show("Covid 19") == "covid@0 ~covid19@0 19@1");
  CHECK(show("ngày 12, có 19 hộ") == "ngày@0 12@1 có@2 19@3 hộ@4");
  CHECK_FALSE(has_token("Covid. 19 hộ", "covid19"));
  CHECK(has_token("Su-30MK2", "su30mk2"));
  CHECK(show("QL 1A") == "ql@0 ~ql1a@0 1a@1 ~1@1 ~a@2");
  CHECK(show("Covid.19") == "covid@0 ~covid19@0 19@1");
  CHECK(has_token("SARS-CoV-2", "sarscov2"));
  CHECK(has_token("V-League", "vleague"));
  CHECK(has_token("V.League", "vleague"));
  CHECK(has_token("H5-N1", "h5n1"));
  // A dot may end a sentence without a blank, and a letter with a dot may be an initial.
  CHECK_FALSE(has_token("ông Nam.19 hộ", "nam19"));
  CHECK_FALSE(has_token("N.Nam", "nnam"));
  CHECK_FALSE(has_token("Việt-Lào-2", "việtlào2"));
}

TEST_CASE("Roman numerals are numbers where they are meant", "[analysis]") {
  CHECK(show("lần thứ XII") == "lần@0 thứ@1 xii@2 ~12@2");
  CHECK(show("lần thứ \u216B") == "lần@0 thứ@1 xii@2 ~12@2");
  CHECK(show("lần thứ 12") == "lần@0 thứ@1 12@2 ~xii@2");
  CHECK(show("khóa V, Elizabeth II") == "khóa@0 v@1 ~5@1 elizabeth@2 ii@3 ~2@3");
  CHECK(show("VI PHẠM, vitamin C, vi") == "vi@0 phạm@1 vitamin@2 c@3 vi@4");
  for (const char* word : {"giai đoạn", "quân khu", "vùng", "nhóm", "vòng", "đợt", "lần", "mục", "Trung ương"}) {
    CAPTURE(word);
    CHECK(has_token(std::string(word) + " V", "5"));
    CHECK(has_token(std::string(word) + " 5", "v"));
  }
  CHECK(show("nhóm C, khóa 100") == "nhóm@0 c@1 khóa@2 100@3");
}

TEST_CASE("compatibility characters are what they stand for", "[analysis]") {
  CHECK(show("50 m\u00B2 m2 \u33A1") == "50@0 m2@1 m2@2 m2@3");
  CHECK(show("CO\u2082 CO2 H\u2082O") == "co2@0 co2@1 h2o@2");
  CHECK(show("Vi\u1EC7t Nam\u00B9") == "việt@0 nam@1 ~nam1@1");
  CHECK(show("10\u00B2") == "10@0");
  CHECK(show("500m\u00B2") == "500m2@0 ~500@0 ~m2@1");
  CHECK(show("5km\u00B2 150cm\u00B3") == "5km2@0 ~5@0 ~km2@1 150cm3@1 ~150@1 ~cm3@2");
  CHECK(show("\u00BD th\u00ECa, \u2460 h\u1ECDp, Samsung\u2122") == "1/2@0 thìa@1 1@2 họp@3 samsung@4");
}

TEST_CASE("look-alikes are the letters they look like", "[analysis]") {
  CHECK(show("H\u00D0ND") == show("H\u0110ND"));
  CHECK(show("GD-\u00D0T") == show("GD-\u0110T"));
  CHECK(show("N\u00D0-CP") == show("N\u0110-CP"));
  CHECK(show("\u00D0\u1EAFk") == "đắk@0");
  CHECK(show("\u00D0akr\u00F4ng") == "đakrông@0");
  CHECK(show("Gu\u00F0r\u00FAn") == "guðrún@0");
  CHECK(show("C\u0430\u043E B\u1EB1ng") == "cao@0 bằng@1");  // Cyrillic a and o
  CHECK(show("\u041C\u043E\u0441\u043A\u0432\u0430") == "москва@0");
}

TEST_CASE("scripts without spaces are cut into clusters, however they are composed", "[analysis]") {
  CHECK(show("ลาว") == "ลา@0 ว@1");
  CHECK(show("ປະເທດລາວ") == "ປະ@0 ເທ@1 ດ@2 ລາ@3 ວ@4");
  CHECK(show("កម្ពុជា") == "ក@0 ម្ពុ@1 ជា@2");
  CHECK(show("\u0E19\u0E33") == show("\u0E19\u0E4D\u0E32"));  // Thai sara am, composed and decomposed
  CHECK(show("\u0EDD\u0EB2") == show("\u0EAB\u0EA1\u0EB2"));  // the Lao letter ho mo, and the two letters it stands for
  CHECK(show("\u30CF\u3099") == show("\u30D0"));
  CHECK(show("\u0E17\u0E22\u200B\u0E25\u0E32\u0E27") == "ท@0 ย@1 ลา@2 ว@3");
  CHECK(show("២០២១") == "2021@0");
}

TEST_CASE("a wrapped line goes on with a capital too", "[analysis]") {
  CHECK(gap_at_bar("đại diện các ban ngành và nhân dân thành phố Hồ|\nChí Minh đã nói về công tác\nchuẩn bị.") == 0);
  CHECK(gap_at_bar("Sáng nay đại diện các ban\nngành và nhân dân của thành phố Hồ|\nChí Minh nói.") == 0);
  CHECK(gap_at_bar("Mưa lớn ở nhiều nơi trong tỉnh Hà|\nNội dung cuộc họp chiều nay ở xã\n\nTin khác") ==
        tra::kParagraphGap);
  CHECK(gap_at_bar("đại diện các ban ngành và nhân dân thành phố.|\nHôm nay đã nói về công tác\nchuẩn bị.") ==
        tra::kParagraphGap);
}
