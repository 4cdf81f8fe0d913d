#include "analysis/typed_times.h"

#include "analysis/context.h"
#include "analysis/number.h"
#include "analysis/numerals.h"

namespace tra::analysis {
namespace {

constexpr int kHours = 24, kMinutes = 59;

std::optional<int> number_up_to(int most, const QueryWord& word) {
  const auto number = small_number(word.text);
  return number && *number <= most ? number : std::nullopt;
}

// "15 giờ 30 phút", "24 giờ"
std::optional<TypedTime> in_words(const std::vector<QueryWord>& words, std::size_t i) {
  const auto hours = number_up_to(kHours, words[i]);
  if (!hours || i + 1 == words.size() || !is_syllable(words[i + 1], "giờ")) return std::nullopt;
  const std::string written = std::to_string(*hours) + 'h';
  const auto minutes = i + 2 < words.size() ? number_up_to(kMinutes, words[i + 2]) : std::nullopt;
  if (!minutes || words[i + 2].text.size() != 2) return TypedTime{written, i + 2};
  const bool unit = i + 3 < words.size() && is_syllable(words[i + 3], "phút");
  return TypedTime{written + std::string(words[i + 2].text), i + (unit ? 4 : 3)};
}

// 15h30, 24h
std::optional<TypedTime> in_letters(const QueryWord& word, std::size_t i) {
  const std::string time = time_value(word.text);
  const std::size_t colon = time.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const std::string minutes = time.substr(colon + 1);
  return TypedTime{time.substr(0, colon) + " giờ" + (minutes == "00" ? "" : " " + minutes), i + 1};
}

}  // namespace

std::optional<TypedTime> time_at(const std::vector<QueryWord>& words, std::size_t i) {
  if (auto time = in_letters(words[i], i)) return time;
  return in_words(words, i);
}

}  // namespace tra::analysis
