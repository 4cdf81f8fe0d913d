// Reads a file of judged queries.
#include <algorithm>
#include <charconv>
#include <map>

#include "text/utf8.h"
#include "tra/error.h"
#include "tra/tuning.h"

namespace tra {
namespace {

constexpr std::size_t kMostLines = 1'000'000;
constexpr unsigned kHighestGrade = 9;

[[noreturn]] void refuse(const std::string& path, std::size_t line, const char* why) {
  throw Error(ErrorCode::invalid_argument, "line " + std::to_string(line) + ": " + why, path);
}

}  // namespace

std::vector<JudgedQuery> read_judged_queries(std::string_view text, const std::string& path) {
  text = text::without_byte_order_mark(text);
  std::vector<JudgedQuery> queries;
  std::map<std::string, std::size_t, std::less<>> places;
  for (std::size_t number = 1; !text.empty(); ++number) {
    if (number > kMostLines) refuse(path, number, "more than 1,000,000 lines");
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t'), last = line.rfind('\t');
    if (first == line.npos || first == last || first == 0 || last == first + 1)
      refuse(path, number, "expected QUERY, ARTICLE and GRADE with tabs between them");
    unsigned grade = 0;
    const auto read = std::from_chars(line.data() + last + 1, line.data() + line.size(), grade);
    if (read.ec != std::errc() || read.ptr != line.data() + line.size() || grade > kHighestGrade)
      refuse(path, number, "expected a grade from 0 to 9");
    const auto [place, is_new] = places.emplace(line.substr(0, first), queries.size());
    if (is_new) queries.push_back({std::string(line.substr(0, first)), {}});
    queries[place->second].judged.emplace_back(line.substr(first + 1, last - first - 1), grade);
  }
  return queries;
}

}  // namespace tra
