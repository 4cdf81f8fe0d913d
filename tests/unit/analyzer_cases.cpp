#include "unit/analyzer_cases.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "text/utf8.h"

using namespace tra;

namespace {

const std::string kTable = TRA_TEST_DATA "/analyzer-cases.tsv", kDisputed = TRA_TEST_DATA "/analyzer-cases-disputed.md";
const std::string kResearch = TRA_SOURCE_DIR "/../shared/research/analyzer-cases.tsv";

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("\\u")) {
      text::append_point(out, static_cast<char32_t>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16)));
      at += 5;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  if (!lines.empty()) lines.erase(lines.begin());  // the header
  return lines;
}

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> found;
  std::stringstream stream(line);
  for (std::string column; std::getline(stream, column, '\t');) found.push_back(column);
  return found;
}

AnalyzerCase read_case(const std::string& line) {
  const std::vector<std::string> row = columns(line);
  REQUIRE(row.size() >= 3);
  const std::string& expected = row[2];
  const std::size_t colon = expected.find(": "), open = expected.find('(');
  REQUIRE(colon != std::string::npos);
  AnalyzerCase each{row[0], unescape(row[1]),          expected, expected.substr(0, std::min(colon, open)),
                    {},     expected.substr(colon + 2)};
  if (open < colon) each.argument = expected.substr(open + 1, expected.find(')') - open - 1);
  return each;
}

}  // namespace

std::vector<AnalyzerCase> tra::analyzer_cases() {
  std::vector<AnalyzerCase> cases;
  for (const std::string& line : lines_of(kTable)) cases.push_back(read_case(line));
  return cases;
}

std::vector<AnalyzerCase> tra::analyzer_cases(std::string_view component) {
  std::vector<AnalyzerCase> cases = analyzer_cases();
  std::erase_if(cases, [&](const AnalyzerCase& each) { return each.component != component; });
  return cases;
}

// Each component has a test that runs all its rows; a row of no component must be argued against.
TEST_CASE("every analyzer case is run or argued against", "[analysis]") {
  std::ifstream file(kDisputed);
  const std::string disputed{std::istreambuf_iterator<char>(file), {}};
  const std::set<std::string> components{"analysis", "legacy", "suggestions", "search", "dates", "facets"};
  const std::vector<AnalyzerCase> cases = analyzer_cases();
  CHECK(cases.size() == 203);
  for (const AnalyzerCase& each : cases) {
    INFO(each.input << " -> " << each.expected);
    if (each.component == "disputed")
      CHECK(disputed.find("`" + each.input + "` → " + each.expected + " |") != std::string::npos);
    else
      CHECK(components.count(each.component) == 1);
  }
}

TEST_CASE("the analyzer cases are those of the research", "[analysis]") {
  std::set<std::string> ours;
  for (const std::string& line : lines_of(kTable)) {
    const std::vector<std::string> row = columns(line);
    ours.insert(row[1] + '\t' + row[2]);
  }
  const std::vector<std::string> research = lines_of(kResearch);
  if (research.empty()) WARN("the research table is not there (../shared): the rows are not compared with it");
  for (const std::string& line : research) {
    const std::vector<std::string> row = columns(line);
    INFO(line);
    CHECK(ours.count(row[0] + '\t' + row[1]) == 1);
  }
}
