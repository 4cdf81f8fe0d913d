#include "query/operators.h"

#include <unicode/uchar.h>

#include <string>

#include "query/fold.h"
#include "text/utf8.h"

namespace tra::query_language {
namespace {

constexpr std::size_t kLongestOperator = 32;  // bytes in any normalisation form
constexpr int kWordsBeside = 8;               // words examined on each side of an operator
constexpr std::size_t kLongestBeside = 64;    // bytes examined of each such word

// How a word is written. `nothing` for operators and for words with fewer than two letters, which decide nothing.
Beside case_of(std::string_view word) {
  if (operator_or_word(word) != LexemeKind::word) return Beside::nothing;
  std::size_t capitals = 0;
  word = word.substr(0, kLongestBeside);
  while (!word.empty()) {
    const text::DecodedPoint point = text::point_at(word, 0);
    word.remove_prefix(point.length);
    const auto c = static_cast<UChar32>(point.value);
    if (u_islower(c)) return Beside::other;
    capitals += u_isupper(c) ? 1 : 0;
  }
  return capitals > 1 ? Beside::capitals : Beside::nothing;
}

}  // namespace

LexemeKind operator_or_word(std::string_view text) {
  if (text.size() > kLongestOperator) return LexemeKind::word;
  const std::string composed = compose(text);
  if (composed == "AND" || composed == "VÀ") return LexemeKind::op_and;
  if (composed == "OR" || composed == "HOẶC") return LexemeKind::op_or;
  if (composed == "NOT" || composed == "KHÔNG") return LexemeKind::op_not;
  return LexemeKind::word;
}

Beside case_before(std::string_view text, std::size_t end) {
  std::string_view rest = text.substr(0, end);
  for (int words = 0; words < kWordsBeside && !rest.empty(); ++words) {
    const std::size_t blank = rest.find_last_of(" \t\r\n");
    const std::string_view word = blank == std::string_view::npos ? rest : rest.substr(blank + 1);
    if (word.find_first_of("\"()") != std::string_view::npos) return Beside::other;
    if (const Beside found = case_of(word); found != Beside::nothing) return found;
    rest = blank == std::string_view::npos ? std::string_view() : rest.substr(0, blank);
  }
  return Beside::nothing;
}

Beside case_behind(std::string_view text, std::size_t begin) {
  std::string_view rest = text.substr(begin);
  for (int words = 0; words < kWordsBeside && !rest.empty(); ++words) {
    const std::size_t blank = rest.find_first_of(" \t\r\n");
    const std::string_view word = rest.substr(0, blank);
    if (word.find_first_of("\"()") != std::string_view::npos) return Beside::other;
    if (const Beside found = case_of(word); found != Beside::nothing) return found;
    rest = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
  }
  return Beside::nothing;
}

}  // namespace tra::query_language
