// Tokens: offsets, positions, gaps, aliases, invalid bytes, and the plain analyzer.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <tuple>

#include "text/utf8.h"
#include "tra/analyzer.h"

namespace {

std::string show(std::string_view text, tra::AnalyzerKind kind = tra::AnalyzerKind::vietnamese) {
  tra::Analyzer analyzer(kind);
  std::vector<tra::Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::string out;
  for (const tra::Token& token : tokens) {
    if (!out.empty()) out += ' ';
    if (token.alias) out += '~';
    out += analyzer.text(token.term);
    out += '@';
    out += std::to_string(token.position);
  }
  return out;
}

bool on_border(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check_tokens(std::string_view text, tra::Analyzer& analyzer) {
  std::vector<tra::Token> tokens;
  const std::uint32_t next = analyzer.analyze(text, 7, tokens);
  std::uint32_t last = 7;
  for (const tra::Token& token : tokens) {
    REQUIRE(token.start < token.end);
    REQUIRE(token.end <= text.size());
    REQUIRE(on_border(text, token.start));
    REQUIRE(token.position >= last);
    REQUIRE(token.term < analyzer.term_count());
    const std::string_view key = analyzer.key(token.term);
    REQUIRE(!key.empty());
    REQUIRE(key.size() <= 250);
    REQUIRE(key.find('\x01') == std::string_view::npos);
    REQUIRE(std::count(key.begin(), key.end(), '\0') <= 1);
    if (!token.alias) REQUIRE(token.position < next);
    last = token.position;
  }
}

std::string random_text(std::mt19937& random, std::size_t pieces) {
  static const std::string kPieces[] = {"Việt",
                                        " ",
                                        "nam",
                                        ".",
                                        "\n",
                                        "-",
                                        "’",
                                        "T.Ư",
                                        "28-29/6/2021",
                                        "1,7",
                                        "\u0301",
                                        "\u00AD",
                                        "\u200B",
                                        "đ",
                                        "Đ",
                                        "ệ",
                                        "e\u0323\u0302",
                                        "LHQ",
                                        "TP.HCM",
                                        "\xE1",
                                        "\xBB",
                                        "\xFF",
                                        "\xC3",
                                        "\xF0\x9F\x92\xAF",
                                        "漢字",
                                        "Москва",
                                        "\u00A0",
                                        "…",
                                        "7h30",
                                        "ôtô",
                                        "quốctại",
                                        "a",
                                        "/",
                                        ":",
                                        ",",
                                        "&",
                                        "\xED\xA0\x80",
                                        "\xC0\x80",
                                        std::string(1, '\0'),
                                        "\x01",
                                        "Ｖｉｅｔ",
                                        "ﷺ",
                                        "ß",
                                        "İ",
                                        "\u3164",
                                        "Mi-an-ma",
                                        "0",
                                        "9",
                                        "–",
                                        "“",
                                        "”",
                                        "xin chào"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

using Plain = std::tuple<std::string, std::uint32_t, std::uint32_t, std::uint32_t, bool>;
std::vector<Plain> plain_tokens(tra::Analyzer& analyzer, std::string_view text) {
  std::vector<tra::Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::vector<Plain> out;
  for (const tra::Token& t : tokens)
    out.emplace_back(std::string(analyzer.key(t.term)), t.start, t.end, t.position, t.alias);
  return out;
}

}  // namespace

TEST_CASE("any bytes give tokens inside the text", "[analysis]") {
  std::mt19937 random(20240521);
  for (const auto kind : {tra::AnalyzerKind::vietnamese, tra::AnalyzerKind::plain}) {
    tra::Analyzer analyzer(kind);
    for (int round = 0; round < 4000; ++round) {
      std::string bytes(random() % 200, '\0');
      for (char& byte : bytes) byte = static_cast<char>(random());
      check_tokens(bytes, analyzer);
      check_tokens(random_text(random, random() % 60), analyzer);
    }
    check_tokens(std::string(5000, 'x'), analyzer);
    std::string marks = "a";
    for (int i = 0; i < 2000; ++i) marks += "\u0301";
    check_tokens(marks, analyzer);
    std::string ties;
    for (int i = 0; i < 500; ++i) ties += "a-";
    check_tokens(ties, analyzer);
    std::string digits;
    for (int i = 0; i < 500; ++i) digits += "12.";
    check_tokens(digits, analyzer);
  }
}

TEST_CASE("a warm cache changes nothing", "[analysis]") {
  std::mt19937 random(7);
  tra::Analyzer warm;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random, 1 + random() % 30);
    tra::Analyzer cold;
    const auto expected = plain_tokens(cold, text);
    REQUIRE(plain_tokens(warm, text) == expected);
    REQUIRE(plain_tokens(warm, text) == expected);
    // The lookup of whole words reads ahead, but must not do so near the end of a text.
    REQUIRE(plain_tokens(warm, text + "                ") == expected);
  }
}

TEST_CASE("the cache forgets when it is full, the terms stay", "[analysis]") {
  tra::Analyzer analyzer;
  std::vector<tra::Token> tokens;
  analyzer.analyze("vi\u1EC7t", 0, tokens);
  const std::uint32_t term = tokens[0].term;
  for (int i = 0; i < 150000; ++i) {
    tokens.clear();
    std::string word = std::to_string(i);
    word.insert(word.begin(), 'w');
    analyzer.analyze(word, 0, tokens);
    REQUIRE(tokens.size() == 1);
  }
  tokens.clear();
  analyzer.analyze("VI\u1EC6T", 0, tokens);
  CHECK(tokens[0].term == term);
  CHECK(analyzer.term_count() == 150001);
  const std::size_t full = analyzer.memory();
  analyzer.clear();
  CHECK(analyzer.term_count() == 0);
  CHECK(analyzer.memory() < full);
}

TEST_CASE("sentences and paragraphs leave gaps", "[analysis]") {
  CHECK(show("một hai. Ba") == "một@0 hai@1 ba@4");
  CHECK(show("một hai.\nBa") == "một@0 hai@1 ba@10");
  CHECK(show("Tiêu đề\nBa") == "tiêu@0 đề@1 ba@10");
  CHECK(show("dòng bị\nngắt") == "dòng@0 bị@1 ngắt@2");
  CHECK(show("TP. Hà Nội") == "tp@0 ~thành@0 ~phố@1 hà@1 nội@2");
  CHECK(show("Tp. Hà Nội") == show("TP. Hà Nội"));
  for (const char* title : {"Tx. Ba", "Gs. Ba", "Ts. Ba", "Ths. Ba", "ThS. Ba", "Bs. Ba", "Mr. Ba"})
    CHECK(show(title).ends_with(" ba@1"));
  for (const char* end : {"Ông. Ba", "Bà. Ba", "km. Ba", "Lào. Ba"}) CHECK(show(end).ends_with(" ba@3"));
  CHECK(show("ông nói… và đi") == "ông@0 nói@1 và@2 đi@3");
  CHECK(show("hai (ba).” Bốn") == "hai@0 ba@1 bốn@4");
  CHECK(show("...") == "");
  CHECK(show("\n\n một") == "một@0");
}

TEST_CASE("words behind an abbreviation overlap what follows, in order", "[analysis]") {
  CHECK(show("LHQ họp") == "lhq@0 ~liên@0 ~hợp@1 họp@1 ~quốc@2");
  CHECK(show("LHQ hợp tác") == "lhq@0 ~liên@0 hợp@1 ~quốc@2 tác@2");
  CHECK(show("KT-XH") == "kt@0 ~ktxh@0 ~kinh@0 xh@1 ~tế@1 ~xã@2 ~hội@3");
  CHECK(show("T.Ư") == "t@0 ~trung@0 ư@1 ~ương@1");
  CHECK(show("TP. HCM") == "tp@0 ~thành@0 ~phố@1 hcm@1 ~hồ@1 ~chí@2 ~minh@3");
  CHECK(show("KT\u2013XH") == "kt@0 ~ktxh@0 ~kinh@0 xh@1 ~tế@1 ~xã@2 ~hội@3");
  CHECK(show("07:05") == "07:05@0 ~7:05@0 ~7@0 ~5@0");
  CHECK(show("vn") == "vn@0");
  CHECK(show("Vn") == "vn@0 ~việt@0 ~nam@1");
  CHECK(show("Ubnd") == show("UBND"));
  CHECK(show("Tú") == "tú@0");
}

TEST_CASE("numbers, dates and times are found by their other forms", "[analysis]") {
  CHECK(show("1,7") == "1,7@0 ~1.7@0");
  CHECK(show("8.500.000") == "8.500.000@0 ~8500000@0");
  CHECK(show("1.234,5") == "1.234,5@0 ~1234.5@0");
  CHECK(show("7h30") == "7h30@0 ~7:30@0");
  CHECK(show("06/01/1975") == "06/01/1975@0 ~6/1/1975@0 ~6/1@0 ~1/1975@0 ~6@0 ~1@0 ~1975@0");
  CHECK(show("30-4-1975") == "30-4-1975@0 ~30/4/1975@0 ~30/4@0 ~4/1975@0 ~30@0 ~4@0 ~1975@0");
  CHECK(show("16-18/12/2024").find("~17/12/2024@0") != std::string::npos);
  CHECK(show("8-11/2021") == "8-11/2021@0 ~8@0 ~11@0 ~2021@0");
  CHECK(show("29/10-1/11") == "29/10-1/11@0 ~29/10@0 ~1/11@0 ~29@0 ~10@0 ~1@0 ~11@0");
  CHECK(show("2021\u20132026") == "2021-2026@0 ~2021@0 ~2026@0");
  CHECK(show("10km") == "10km@0 ~10@0 ~km@1");
  CHECK(show("U23 A5") == "u23@0 a5@1");
}

TEST_CASE("offsets are bytes of the text as written", "[analysis]") {
  tra::Analyzer analyzer;
  const std::string text = "“Vi\u00AD\u1EC7t”, \u0111\u01B0\u01A1\u0300ng qu\u1ED1ct\u1EA1i";
  std::vector<tra::Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::vector<std::string> spans;
  for (const tra::Token& token : tokens) {
    if (!token.alias) spans.push_back(text.substr(token.start, token.end - token.start));
  }
  CHECK(spans == std::vector<std::string>{"Vi\u00AD\u1EC7t", "\u0111\u01B0\u01A1\u0300ng", "qu\u1ED1c", "t\u1EA1i"});
}

TEST_CASE("the plain analyzer lower-cases and composes, no more", "[analysis]") {
  CHECK(show("Hoà Bình. 8.500 COVID-19 T.Ư Viê\u0323t", tra::AnalyzerKind::plain) ==
        "hoà@0 bình@1 8@2 500@3 covid@4 19@5 t@6 ư@7 việt@8");
}

TEST_CASE("fingerprints tell analyses apart", "[analysis]") {
  CHECK(tra::analyzer_fingerprint(tra::AnalyzerKind::vietnamese) !=
        tra::analyzer_fingerprint(tra::AnalyzerKind::plain));
  CHECK(tra::analyzer_fingerprint(tra::AnalyzerKind::plain) == tra::analyzer_fingerprint(tra::AnalyzerKind::plain));
}
