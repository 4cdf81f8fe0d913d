#include "unit/analyzer_cases.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "text/utf8.h"

using namespace tra;

namespace {

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

AnalyzerCase read_case(const std::vector<std::string>& row) {
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

std::vector<std::vector<std::string>> tra::table_rows(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);  // the header
  while (std::getline(file, line)) {
    std::vector<std::string>& row = rows.emplace_back();
    std::stringstream stream(line);
    for (std::string column; std::getline(stream, column, '\t');) row.push_back(column);
  }
  return rows;
}

std::vector<AnalyzerCase> tra::analyzer_cases() {
  std::vector<AnalyzerCase> cases;
  for (const std::vector<std::string>& row : table_rows(TRA_TEST_DATA "/analyzer-cases.tsv"))
    cases.push_back(read_case(row));
  return cases;
}

std::vector<AnalyzerCase> tra::analyzer_cases(std::string_view component) {
  std::vector<AnalyzerCase> cases = analyzer_cases();
  std::erase_if(cases, [&](const AnalyzerCase& each) { return each.component != component; });
  return cases;
}
