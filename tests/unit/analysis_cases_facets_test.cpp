// The rows of tests/data/analyzer-cases.tsv about facets: dates, and values extracted from articles.
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "archive/facets/dates.h"
#include "archive/facets/rules.h"
#include "facets_support.h"
#include "unit/analyzer_cases.h"

using namespace tra;
using tra::test::facets;

namespace {

// Writes dates as in the table: 2021-06-28, --06-28 without a year, a..b for a range, 2023-12 for a month.
std::string written(const archive::Day& day) { return (day.year == 0 ? "--" : "") + archive::format_day(day); }

std::string dates_of(const std::string& sentence) {
  static const archive::Vocabulary none;
  archive::Text text;
  text.bytes = sentence;
  archive::tokenize(text, 0, none);
  const archive::Dates found = archive::find_dates(text.tokens, 0, static_cast<std::uint32_t>(text.tokens.size()));
  std::string all;
  for (const archive::DateMention& mention : found.days)
    all += written(mention.from) + (mention.span() ? ".." + written(mention.to) : "");
  for (const archive::YearMention& mention : found.years)
    if (mention.month != 0 && found.days.empty())
      all += std::to_string(mention.year) + "-" + std::to_string(mention.month);
  return all;
}

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) all += (all.empty() ? "" : "+") + value;
  return all;
}

// A day without a year counts only when the sentence mentions a time.
void check_dates(const AnalyzerCase& row) {
  const std::string sentence = (row.value.rfind("--", 0) == 0 ? "Sáng " : "") + row.input;
  CHECK(dates_of(sentence) == (row.value == "unresolved" ? "" : row.value));
}

// A name needs a context: it is tested inside a sentence that names no other country.
void check_country(const AnalyzerCase& row) {
  CHECK(joined(facets("Tin trong ngày", row.input + ".").countries_mentioned) ==
        (row.value == "none" ? "" : row.value));
}

void check_ordinal(const AnalyzerCase& row) {
  const Article article = facets("Tham khảo chính trị Việt Nam - Bulgaria " + row.input);
  REQUIRE(article.meeting_ordinal);
  CHECK(std::to_string(*article.meeting_ordinal) == row.value);
}

void check_level(const AnalyzerCase& row) {
  const Article article = facets("Tham vấn chính trị Việt Nam - Bulgaria, " + row.input + " chủ trì");
  CHECK(article.meeting_level == row.value);
  CHECK_FALSE(article.meeting_ordinal);
}

// Adds the sentence to an article about another meeting, the ninth of its kind; the result must stay the same.
void check_mention(const AnalyzerCase& row) {
  const Article article =
      facets("Đối thoại chiến lược Việt Nam - Bulgaria lần thứ 9",
             "Đối thoại chiến lược lần thứ 9 giữa Việt Nam và Bulgaria diễn ra tại Sofia.", row.input + ".");
  CHECK(article.meeting_ordinal == 9);
  CHECK(joined(article.meeting_type) == "dialogue");
}

// Compares with a list like "meeting: phone_call; country: JP; ...".
void check_meeting(const AnalyzerCase& row) {
  const Article article = facets(row.input);
  std::stringstream facts(row.expected);
  for (std::string fact; std::getline(facts, fact, ';');) {
    const std::size_t begin = fact.find_first_not_of(' '), colon = fact.find(": ");
    const std::string name = fact.substr(begin, colon - begin), value = fact.substr(colon + 2);
    if (name == "meeting")
      CHECK(joined(article.meeting_type) == value);
    else if (name == "country")
      CHECK(joined(article.partner_country) == value);
    else if (name == "level")
      CHECK(article.meeting_level == value);
    else if (name == "mode")
      CHECK(article.meeting_mode == value);
    else if (name == "ordinal")
      CHECK((article.meeting_ordinal && std::to_string(*article.meeting_ordinal) == value));
    else
      FAIL("no such facet");
  }
}

void check_facets(const AnalyzerCase& row) {
  if (row.operation == "country")
    check_country(row);
  else if (row.operation == "ordinal")
    check_ordinal(row);
  else if (row.operation == "level")
    check_level(row);
  else if (row.operation == "meeting" && row.value.find("mention") != std::string::npos)
    check_mention(row);
  else if (row.operation == "meeting")
    check_meeting(row);
  else
    FAIL("no such operation");
}

}  // namespace

TEST_CASE("analyzer cases: dates", "[archive][facets]") {
  for (const AnalyzerCase& row : analyzer_cases("dates")) {
    INFO(row.input << " -> " << row.expected);
    check_dates(row);
  }
}

TEST_CASE("disputed analyzer cases do no harm", "[archive][facets]") {
  CHECK(dates_of("30 Oct, 02:04 PM").empty());
  CHECK(dates_of("quý IV/2024").empty());
  CHECK(facets("Tin trong ngày", "Đoàn đến Mi-an-ma.").countries_mentioned == std::vector<std::string>{"MM"});
  CHECK(facet_label("partner_country", "MM", "vi") == "Myanmar");
}

TEST_CASE("analyzer cases: facets", "[archive][facets]") {
  for (const AnalyzerCase& row : analyzer_cases("facets")) {
    INFO(row.input << " -> " << row.expected);
    check_facets(row);
  }
}
