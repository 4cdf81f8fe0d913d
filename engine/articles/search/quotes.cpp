#include "articles/search/quotes.h"

#include <algorithm>
#include <cstddef>

namespace tra::articles {
namespace {

constexpr std::size_t kMostWords = 6;  // behind the first
constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kEnds = "\"():,";  // of what can be a value

}  // namespace

std::string with_quotes(std::string_view text, std::string_view value,
                        const std::function<bool(const std::string&)>& is_value) {
  if (value.empty()) return {};
  for (std::size_t at = text.find(value); at != text.npos; at = text.find(value, at + 1)) {
    const std::string_view before = text.substr(0, at);
    if (!before.ends_with(':') && !before.ends_with(',') && !before.ends_with("：")) continue;
    std::size_t best = 0, end = at + value.size();
    for (std::size_t words = 0; words < kMostWords; ++words) {
      const std::size_t begin = text.find_first_not_of(kBlanks, end);
      if (begin == text.npos || begin == end) break;
      end = std::min(text.find_first_of(kBlanks, begin), text.size());
      const std::string_view joined = text.substr(at, end - at);
      if (joined.find_first_of(kEnds) != joined.npos) break;
      if (is_value(std::string(joined))) best = end;
    }
    if (best == 0) return {};  // what follows the value elsewhere is not looked at, because each look takes a search
    return std::string(before) + '"' + std::string(text.substr(at, best - at)) + '"' + std::string(text.substr(best));
  }
  return {};
}

}  // namespace tra::articles
