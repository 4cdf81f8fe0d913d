#include "analysis/typed_degrees.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/capitals.h"

namespace tra::analysis {
namespace {

// The letter of a scale; empty for anything else.
std::string scale(std::string_view text) {
  if (text == "℃") return "C";
  if (text == "℉") return "F";
  const std::string letter = text::in_capitals(text);
  return letter == "C" || letter == "F" ? letter : std::string();
}

bool has_sign(std::string_view between) {
  return between.find("°") != std::string_view::npos || between.find("˚") != std::string_view::npos;
}

TypedDegrees degrees(std::string_view number, const std::string& scale, std::string_view typed, std::size_t behind) {
  TypedDegrees found{{}, behind};
  for (const std::string_view sign : {"°", " độ ", "o"})
    if (std::string form = std::string(number).append(sign).append(scale); form != typed)
      found.written.push_back(std::move(form));
  return found;
}

}  // namespace

std::optional<TypedDegrees> degrees_at(std::string_view text, const std::vector<QueryWord>& words, std::size_t i) {
  const QueryWord& number = words[i];
  const auto typed = [&](std::size_t last) { return text.substr(number.begin, words[last].end - number.begin); };
  // One word: 39oC, 39ºC.
  const std::size_t figures = std::min(number.text.find_first_not_of("0123456789"), number.text.size());
  const std::string_view unit = number.text.substr(figures);
  for (const std::string_view sign : {"o", "º"})
    if (figures > 0 && unit.starts_with(sign))
      if (const std::string letter = scale(unit.substr(sign.size())); !letter.empty())
        return degrees(number.text.substr(0, figures), letter, typed(i), i + 1);
  if (number.type != TokenType::number || i + 1 == words.size()) return std::nullopt;
  const QueryWord& next = words[i + 1];
  if (is_syllable(next, "độ") && i + 2 < words.size()) {
    if (const std::string letter = scale(words[i + 2].text); !letter.empty())
      return degrees(number.text, letter, typed(i + 2), i + 3);
  } else if (has_sign(text.substr(number.end, next.begin - number.end)) || next.text == "℃" || next.text == "℉") {
    if (const std::string letter = scale(next.text); !letter.empty())
      return degrees(number.text, letter, typed(i + 1), i + 2);
  }
  return std::nullopt;
}

}  // namespace tra::analysis
