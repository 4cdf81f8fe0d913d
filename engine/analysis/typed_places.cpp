#include "analysis/typed_places.h"

#include <algorithm>

#include "analysis/char_class.h"
#include "analysis/context.h"
#include "text/capitals.h"

namespace tra::analysis {
namespace {

// What stands behind a unit: a number, a name, or either.
enum class Behind : std::uint8_t { number, name, either };

struct Unit {
  std::string_view letters, first, second;  // the second word may be empty
  Behind behind;
};
constexpr Unit kUnits[] = {{"Q", "quận", "", Behind::either},   {"P", "phường", "", Behind::either},
                           {"H", "huyện", "", Behind::name},    {"TX", "thị", "xã", Behind::name},
                           {"TT", "thị", "trấn", Behind::name}, {"QL", "quốc", "lộ", Behind::number},
                           {"TL", "tỉnh", "lộ", Behind::number}};

// "1", "1A", "1a"
bool is_number(std::string_view text) { return is_number_of_name(text::in_capitals(text)); }

bool fits(const Unit& unit, std::string_view text) {
  const bool number = is_number(text);
  return unit.behind == Behind::either || number == (unit.behind == Behind::number);
}

std::string in_words(const Unit& unit) {
  std::string words(unit.first);
  return unit.second.empty() ? words : words.append(" ").append(unit.second);
}

// "phường Bến" -> P.Bến
std::optional<TypedPlace> shortened(const Unit& unit, const std::vector<QueryWord>& words, std::size_t i) {
  if (!is_syllable(words[i], unit.first)) return std::nullopt;
  std::size_t next = i + 1;
  if (!unit.second.empty() && (next == words.size() || !is_syllable(words[next++], unit.second))) return std::nullopt;
  if (next >= words.size() || !fits(unit, words[next].text)) return std::nullopt;
  const bool solid = unit.behind == Behind::number;
  return TypedPlace{{std::string(unit.letters).append(solid ? "" : ".").append(words[next].text)}, next + 1};
}

// Q1 -> "quận 1", "Q 1"
std::optional<TypedPlace> parted(const Unit& unit, const QueryWord& word, std::size_t i) {
  if (!word.text.starts_with(unit.letters)) return std::nullopt;
  const std::string_view number = word.text.substr(unit.letters.size());
  if (unit.behind == Behind::name || !is_number(number)) return std::nullopt;
  return TypedPlace{{in_words(unit).append(" ").append(number), std::string(unit.letters).append(" ").append(number)},
                    i + 1};
}

// P.Bến, "Q. 1", "QL 1A" -> "phường Bến", "quận 1", "quốc lộ 1A"
std::optional<TypedPlace> spelled_out(const Unit& unit, std::string_view text, const std::vector<QueryWord>& words,
                                      std::size_t i) {
  if (i + 1 == words.size() || text::in_capitals(words[i].text) != unit.letters) return std::nullopt;
  const QueryWord& next = words[i + 1];
  const std::string_view between = text.substr(words[i].end, next.begin - words[i].end);
  const bool named = is_number(next.text) || is_upper_at(text, next.begin);
  const bool together = between.starts_with(".") || (between == " " && words[i].text == unit.letters && named);
  if (!together || !fits(unit, next.text)) return std::nullopt;
  return TypedPlace{{in_words(unit).append(" ").append(next.text)}, i + 2};
}

}  // namespace

std::optional<TypedPlace> place_at(std::string_view text, const std::vector<QueryWord>& words, std::size_t i) {
  for (const Unit& unit : kUnits) {
    if (auto place = shortened(unit, words, i)) return place;
    if (auto place = spelled_out(unit, text, words, i)) return place;
    if (auto place = parted(unit, words[i], i)) return place;
  }
  return std::nullopt;
}

}  // namespace tra::analysis
