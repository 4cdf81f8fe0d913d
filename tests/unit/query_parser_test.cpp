// The query language: operators, fields, ranges, and lenient parsing of arbitrary input.
#include <catch2/catch.hpp>

#include "tra/error.h"
#include "tra/query_parser.h"

using namespace tra;
using Match = ParserOptions::Match;

namespace {

Schema schema() {
  Schema made;
  made.text("title", 3, true).text("body").keyword("partner_country").keyword("meeting_type");
  made.date("date").integer("meeting_ordinal").stored("url");
  return made;
}

ParserOptions options(Match match = Match::all, unsigned percent = 100) {
  ParserOptions made;
  made.match = match;
  made.percent = percent;
  made.aliases = {{"country", "partner_country", {{"Lào", "LA"}, {"Campuchia", "KH"}, {"Việt Nam", "VN"}}},
                  {"nước", "partner_country", {}},
                  {"type", "meeting_type", {{"tham khảo chính trị", "political_consultation"}}}};
  return made;
}

std::string parsed(std::string_view text, const ParserOptions& with = options()) {
  return to_string(parse_query(text, schema(), with).query);
}

std::vector<std::string> words(std::string_view text) { return parse_query(text, schema(), options()).words; }

// The byte position in the error of strict parsing.
std::optional<std::uint64_t> refused_at(std::string_view text) {
  ParserOptions strict = options();
  strict.strict = true;
  try {
    parse_query(text, schema(), strict);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::query_syntax);
    return error.offset();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("plain words combine as the match option says", "[query]") {
  CHECK(parsed("tham khảo lào") == "(+tham +khảo +lào)");
  CHECK(parsed("tham khảo lào", options(Match::any)) == "(tham khảo lào)");
  CHECK(parsed("tham khảo lào", options(Match::percent, 50)) == "(tham khảo lào)~2");
  CHECK(parsed("tham khảo lào", options(Match::percent, 34)) == "(tham khảo lào)~2");
  CHECK(parsed("tham khảo lào", options(Match::percent, 33)) == "(tham khảo lào)");
  CHECK(parsed("tham khảo lào", options(Match::percent, 0)) == "(tham khảo lào)");
  CHECK(parsed("tham khảo lào", options(Match::percent, 500)) == "(+tham +khảo +lào)");
  CHECK(parsed("") == "-*");
  CHECK(parsed(" , – … ") == "-*");
}

TEST_CASE("a clause given several times is one that counts as often", "[query]") {
  CHECK(parsed("\"tham khảo\" \"tham khảo\" lào") == "(+\"tham khảo\"^2 +lào)");
  CHECK(parsed("\"a b\"^2 \"a b\"^2") == "\"a b\"^4");
  CHECK(parsed("\"a b\" \"a b\"~2") == "(+\"a b\" +\"a b\"~2)");
  CHECK(parsed("x* y x*", options(Match::any)) == "(x*^2 y)");
  CHECK(parsed("\"a b\" \"a b\" c d", options(Match::percent, 75)) == "(\"a b\" \"a b\" c d)~3");
  CHECK(parsed("c -\"a b\" -\"a b\"") == "(+c -\"a b\")");
  CHECK(parsed("\"a b\" OR \"a b\" OR c") == "(\"a b\"^2 c)");
  CHECK(parsed("lào lào") == "(+lào +lào)");  // the plan puts words together
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "\"a b\" ";
  CHECK(parsed(many) == "\"a b\"^1000");
}

TEST_CASE("signs beside plain words", "[query]") {
  CHECK(parsed("+tham -khảo lào") == "(+tham +lào -khảo)");
  CHECK(parsed("+tham -khảo lào", options(Match::any)) == "(+tham lào -khảo)");
  CHECK(parsed("-khảo lào nga", options(Match::any)) == "(lào nga -khảo)");
  CHECK(parsed("-lào") == "(+* -lào)");
  CHECK(parsed("-(a b) -\"c d\" -country:LA") == "(+* -(+a +b) -\"c d\" -partner_country:LA)");
}

TEST_CASE("a hyphen is an operator only before a word and behind a blank", "[query]") {
  CHECK(parsed("Việt-Lào COVID-19") == "(+Việt-Lào +COVID-19)");
  CHECK(parsed("Việt Nam - Lào") == "(+Việt +Nam +Lào)");
  CHECK(parsed("Việt Nam – Lào") == "(+Việt +Nam +Lào)");
  CHECK(parsed("\"Việt Nam\"-Lào") == "(+\"Việt Nam\" +Lào)");
  CHECK(parsed("Nam -Lào") == "(+Nam -Lào)");
  CHECK(parsed("--x") == "x");
}

TEST_CASE("operators in English and Vietnamese, upper case, any normalisation form", "[query]") {
  CHECK(parsed("a AND b OR c NOT d") == "((+a +b) (+c -d))");
  CHECK(parsed("a VÀ b HOẶC c KHÔNG d") == "((+a +b) (+c -d))");
  CHECK(parsed("a VA\xCC\x80 b HOA\xCC\xA3\xCC\x86"
               "C c KHO\xCC\x82NG d") == "((+a +b) (+c -d))");
  CHECK(parsed("a và b hoặc không") == "(+a +và +b +hoặc +không)");
  CHECK(parsed("a OR (b AND (c OR -d))") == "(a (+b +(c (+* -d))))");
  CHECK(parsed("NOT NOT a") == "a");
  CHECK(parsed("a b OR c", options(Match::any)) == "((a b) c)");
  CHECK(parsed("a AND b", options(Match::any)) == "(+a +b)");
}

TEST_CASE("suffixes of words, phrases and groups", "[query]") {
  CHECK(parsed("\"Việt Lào\"~3 đườ* lào^2 \"a b\"^0.5 (a b)^3 lao~ g*^2") ==
        "(+\"Việt Lào\"~3 +đườ* +lào^2 +\"a b\"^0.5 +(+a +b)^3 +lao~ +g*^2)");
  CHECK(parsed("“tham khảo” «chính trị»") == "(+\"tham khảo\" +\"chính trị\")");
  CHECK(parsed("（ａ） ｔｉｔｌｅ：ｂ ＂c d＂～２ －e") == "(+ａ +title:ｂ +\"c d\"~2 -e)");
  CHECK(parsed("*") == "*");
  CHECK(parsed("* -a") == "(+* -a)");
}

TEST_CASE("fields of text", "[query]") {
  CHECK(parsed("title:lào title:\"tham khảo\" Title:x") == "(+title:lào +title:\"tham khảo\" +title:x)");
  CHECK(parsed("title:(a \"c d\" e*)") == "(+title:a +title:\"c d\" +title:e*)");
  CHECK(parsed("title:(a OR b) c") == "(+(title:a title:b) +c)");
  CHECK(parsed("title:(a country:LA) c") == "(+(+title:a +partner_country:LA) +c)");
  CHECK(parsed("title:AND") == "title:AND");
  CHECK(parsed("title: lào") == "title:lào");
}

TEST_CASE("keyword fields take spoken values", "[query]") {
  CHECK(parsed("country:LA") == "partner_country:LA");
  CHECK(parsed("country:lao,CAMPUCHIA") == "partner_country:LA,KH");
  CHECK(parsed("country:\"Lào\",KH, x") == "(+partner_country:LA,KH +x)");
  CHECK(parsed("partner_country:\"viet nam\"") == "partner_country:VN");
  CHECK(parsed("nuoc:la Nước:Lào") == "partner_country:LA");
  CHECK(parsed("type:\"Tham  khao chinh tri\"") == "meeting_type:political_consultation");
  CHECK(parsed("type:Political_Consultation") == "meeting_type:political_consultation");
  CHECK(parsed("country:XX") == "(+country +XX)");  // XX is no country
  CHECK(parsed("country:(LA OR KH)") == "(partner_country:LA partner_country:KH)");
  CHECK(parsed("lào nga country:LA", options(Match::any)) == "(+partner_country:LA lào nga)~1");
}

TEST_CASE("ranges of dates and integers", "[query]") {
  CHECK(parsed("date:2021..2024") == "date:18628..20088");
  CHECK(parsed("date:2021-05..2021-07-15") == "date:18748..18823");
  CHECK(parsed("date:2021") == "date:18628..18992");
  CHECK(parsed("date:2024-02") == "date:19754..19782");
  CHECK(parsed("date:>=2021-01-01") == "date:18628..");
  CHECK(parsed("date:>2020") == "date:18628..");
  CHECK(parsed("date:<2021") == "date:..18627");
  CHECK(parsed("date:..2020") == "date:..18627");
  CHECK(parsed("date:2021..") == "date:18628..");
  CHECK(parsed("date:31/08/2021") == "date:18870..18870");
  CHECK(parsed("date:8/2021") == "date:18840..18870");
  CHECK(parsed("date:\"2021 .. 2024\"") == "date:18628..20088");
  for (const char* range : {"date:\"2021\"..\"2024\"", "date:\"2021\"..2024", "date:2021..\"2024\"",
                            "date:“năm 2021”..“năm 2024”", "date:\"tháng một năm 2021..tháng mười hai năm 2024\""}) {
    INFO(range);
    CHECK(parsed(range) == "date:18628..20088");
    CHECK(parsed(std::string(range) + " lào") == "(+date:18628..20088 +lào)");
  }
  CHECK(parsed("date:\"8/2021\"..,\"2024\"") == "(date:18840.. date:19723..20088)");
  CHECK(parsed("date:>=\"tháng 1 năm 2021\"") == "date:18628..");
  CHECK(parsed("date:..\"năm 2020\"") == "date:..18627");
  CHECK(parsed("date:\"2021\"\"2024\"") == "(+date:18628..18992 +\"2024\")");
  CHECK(parsed("date:２０２１") == "date:18628..18992");
  CHECK(parsed("date:(2021 OR 2023)") == "(date:18628..18992 date:19358..19722)");
  CHECK(parsed("meeting_ordinal:6,11") == "(meeting_ordinal:6..6 meeting_ordinal:11..11)");
  CHECK(parsed("meeting_ordinal:-5..8") == "meeting_ordinal:-5..8");
  CHECK(parsed("meeting_ordinal:>5") == "meeting_ordinal:6..");
  CHECK(parsed("meeting_ordinal:>9223372036854775807") == "-*");
  CHECK(parsed("meeting_ordinal:<-9223372036854775808") == "-*");
}

TEST_CASE("lenient parsing reads as words what is no syntax", "[query]") {
  CHECK(parsed("\"abc d") == "(+abc +d)");
  CHECK(parsed("((a b") == "(+a +b)");
  CHECK(parsed("a b))) c") == "(+a +b +c)");
  CHECK(parsed("AND a OR") == "a");
  CHECK(parsed("a AND OR b") == "(a b)");
  CHECK(parsed("KHÔNG") == "KHÔNG");
  CHECK(parsed("+( ()") == "-*");
  CHECK(parsed("foo:bar 19:30 https://a.b/c") == "(+foo +bar +19:30 +https://a.b/c)");
  CHECK(parsed("body:a url:b Lào: c") == "(+body +a +url +b +Lào +c)");
  CHECK(parsed("date:2021-13 date:2023-02-30 date:hôm-qua") == "(+date +2021-13 +date +2023-02-30 +date +hôm-qua)");
  CHECK(parsed("date:2024..2021 meeting_ordinal:2..1") == "(+date +2024..2021 +meeting_ordinal +2..1)");
  CHECK(parsed("meeting_ordinal:99999999999999999999") == "(+meeting_ordinal +99999999999999999999)");
  CHECK(parsed("a^0 b^5000 \"a b\"~99999999999") == "(+a +b +\"a b\"~10000)");
  CHECK(parsed("lào, \"…\" . ? (Mỹ)") == "(+lào +Mỹ)");
  CHECK(parsed("\xFF\xFE a\xE1\xBB") == "(+\xFF\xFE +a\xE1\xBB)");
}

TEST_CASE("names that no field has are listed once each", "[query]") {
  const auto unknown = [](std::string_view text) { return parse_query(text, schema(), options()).unknown_names; };
  CHECK(unknown("foo:bar contry:LA foo:baz -(x:1)") == std::vector<std::string>{"foo", "contry", "x"});
  CHECK(unknown("country:Pháp title:từ date:ngày").empty());
  CHECK(unknown("foo: bar (foo:) 19:30 https://a.b/c \"foo:bar\"").empty());
  CHECK(unknown("country:foo:bar") == std::vector<std::string>{"foo"});  // "foo:bar" is no country
}

TEST_CASE("strict parsing names the byte it refuses", "[query]") {
  CHECK_FALSE(refused_at("+tham -\"a b\"~2 title:(x OR y*)^2 country:LA,KH date:2021.. 19:30"));
  CHECK(refused_at("a \"abc") == 2u);
  CHECK(refused_at("a (b (c)") == 2u);
  CHECK(refused_at("a )") == 2u);
  CHECK(refused_at("a AND") == 5u);
  CHECK(refused_at("OR a") == 0u);
  CHECK(refused_at("a -") == 2u);
  CHECK(refused_at("a NOT") == 2u);
  CHECK(refused_at("a ()") == 2u);
  CHECK(refused_at("a \"\"") == 2u);
  CHECK(refused_at("a foo:b") == 2u);
  CHECK(refused_at("a date:2024..2021") == 7u);
  CHECK(refused_at("a body:b") == 2u);
  CHECK(refused_at("a title: b") == 8u);
  CHECK(refused_at("date:2021,x") == 10u);
  CHECK(refused_at("a t*m") == 3u);
  CHECK(refused_at("a^0") == 1u);
  CHECK(refused_at("a~2") == 1u);
  CHECK(refused_at("\"a b\"~10001") == 5u);
  CHECK(refused_at(std::string(101, '(') + "a" + std::string(101, ')')) == 100u);
  CHECK_FALSE(refused_at(std::string(100, '(') + "a" + std::string(100, ')')));
}

TEST_CASE("the plain words of a query", "[query]") {
  using Words = std::vector<std::string>;
  CHECK(words("tham khảo, (Lào) \"a b\" -nga d* title:x +e -(f g)") == Words{"tham", "khảo", "Lào", "e"});
  CHECK(parse_query("tham khảo lào", schema(), options()).plain);
  CHECK(parse_query("tham khảo \"lào", schema(), options()).plain);
  for (const char* text :
       {"a AND b", "a OR b", "\"a b\"", "+a", "a -b", "a*", "a^2", "a~", "(a)", "title:a", "date:2021"})
    CHECK_FALSE(parse_query(text, schema(), options()).plain);
}

TEST_CASE("queries of any size are bounded", "[query]") {
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "từ" + std::to_string(i) + " ";
  CHECK(words(many).size() == 10'000);
  std::string too_many = many + many;
  try {
    parsed(too_many);
    FAIL("20,000 words were taken");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::resource_exhausted);
  }
  CHECK(parsed(std::string(1 << 20, '(')) == "-*");
  std::string nested(1 << 19, '(');
  nested.append("x").append(1 << 19, ')');
  CHECK(parsed(nested) == "x");
  CHECK(parsed(std::string(1 << 20, '"')) == "-*");
  CHECK(parsed(std::string(1 << 19, 'a') + std::string(1 << 19, ':')) == std::string(1 << 19, 'a'));
}

TEST_CASE("a headline in capitals has no operators", "[query]") {
  CHECK(parsed("KHÔNG QUÂN VIỆT NAM") == "(+KHÔNG +QUÂN +VIỆT +NAM)");
  CHECK(parsed("HÀNG KHÔNG VIỆT NAM") == "(+HÀNG +KHÔNG +VIỆT +NAM)");
  CHECK(parsed("HÀNG KHÔNG Việt Nam") == "(+HÀNG +KHÔNG +Việt +Nam)");
  CHECK(parsed("tin KHÔNG QUÂN") == "(+tin +KHÔNG +QUÂN)");
  CHECK(parsed("BỘ A VÀ BỘ B, QUÝ 3 VÀ 4") == "(+BỘ +A +VÀ +BỘ +B +QUÝ +3 +VÀ +4)");
  CHECK(parsed("BLACK AND WHITE") == "(+BLACK +AND +WHITE)");
  CHECK(parsed("hay KHÔNG") == "(+hay +KHÔNG)");
  CHECK(parsed("KHÔNG: lào") == "(+KHÔNG +lào)");
  CHECK(parsed("VÀ hội nghị") == "(+VÀ +hội +nghị)");
  // Between lower-case words, phrases and groups, these words are operators.
  CHECK(parsed("Lào NOT ASEAN") == "(+Lào -ASEAN)");
  CHECK(parsed("\"KHÔNG QUÂN\" VÀ (LÀO)") == "(+\"KHÔNG QUÂN\" +LÀO)");
  CHECK(parsed("vitamin A VÀ khối B") == "(+(+vitamin +A) +(+khối +B))");
  CHECK(parsed("KHÔNG lào") == "(+* -lào)");
}
