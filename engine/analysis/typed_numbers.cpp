#include "analysis/typed_numbers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis/context.h"
#include "analysis/numerals.h"
#include "analysis/spelling.h"

namespace tra::analysis {
namespace {

constexpr std::array<std::string_view, 20> kNumbers = {"một",      "hai",      "ba",       "bốn",       "năm",
                                                       "sáu",      "bảy",      "tám",      "chín",      "mười",
                                                       "mười một", "mười hai", "mười ba",  "mười bốn",  "mười lăm",
                                                       "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi"};
constexpr int kMay = 5, kMonthsOfYear = 12;  // "tháng năm" also means months and years

bool is_exactly(const QueryWord& word, std::string_view syllable) { return word.key == spell_word(syllable).key; }

// How a number is written behind "thứ" or "tháng".
std::string_view writing_of(int number, bool rank) {
  if (rank && number == 1) return "nhất";
  return number == 4 ? "tư" : kNumbers[static_cast<std::size_t>(number - 1)];
}

// How many words from words[i] on are these; 0 when they are not.
std::size_t count_of(const std::vector<QueryWord>& words, std::size_t i, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (i + count >= words.size() || !is_exactly(words[i + count], text.substr(at, end - at))) return 0;
    at = end + 1;
  }
  return count;
}

std::optional<int> figures_of(const QueryWord& word) {
  if (const auto numeral = roman_numeral(word.text)) return static_cast<int>(numeral->value);
  return small_number(word.text);
}

}  // namespace

std::optional<TypedNumber> number_at(const std::vector<QueryWord>& words, std::size_t i) {
  const bool rank = is_exactly(words[i], "thứ");
  if (i + 1 == words.size() || (!rank && !is_exactly(words[i], "tháng"))) return std::nullopt;
  const std::string before = std::string(words[i].text) + ' ';
  const int most = rank ? static_cast<int>(kNumbers.size()) : kMonthsOfYear;
  if (const auto number = figures_of(words[i + 1])) {
    if (*number < 1 || *number > most || (!rank && *number == kMay)) return std::nullopt;
    return TypedNumber{before + std::string(writing_of(*number, rank)), i + 2, !rank};
  }
  for (int number = most; number > 0; --number) {
    if (!rank && number == kMay) continue;
    const std::size_t count = count_of(words, i + 1, writing_of(number, rank));
    if (count > 0) return TypedNumber{before + std::to_string(number), i + 1 + count, !rank};
  }
  return std::nullopt;
}

}  // namespace tra::analysis
