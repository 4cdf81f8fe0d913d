#include "analysis/look_alikes.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tra::analysis {
namespace {

using namespace text;

struct Pair {
  char32_t c;
  char latin;
};

// Letters of other scripts that look like Latin letters in print. A letter is listed only in the cases in which it
// does.
constexpr Pair kOtherScripts[] = {
    // Cyrillic.
    {U'а', 'a'},
    {U'А', 'a'},
    {U'В', 'b'},
    {U'с', 'c'},
    {U'С', 'c'},
    {U'е', 'e'},
    {U'Е', 'e'},
    {U'Н', 'h'},
    {U'һ', 'h'},
    {U'і', 'i'},
    {U'І', 'i'},
    {U'ј', 'j'},
    {U'Ј', 'j'},
    {U'к', 'k'},
    {U'К', 'k'},
    {U'М', 'm'},
    {U'о', 'o'},
    {U'О', 'o'},
    {U'р', 'p'},
    {U'Р', 'p'},
    {U'ѕ', 's'},
    {U'Ѕ', 's'},
    {U'Т', 't'},
    {U'у', 'y'},
    {U'У', 'y'},
    {U'ԝ', 'w'},
    {U'х', 'x'},
    {U'Х', 'x'},
    {U'ԁ', 'd'},
    {U'ԛ', 'q'},
    // Greek.
    {U'Α', 'a'},
    {U'Β', 'b'},
    {U'Ε', 'e'},
    {U'Ζ', 'z'},
    {U'Η', 'h'},
    {U'Ι', 'i'},
    {U'Κ', 'k'},
    {U'Μ', 'm'},
    {U'Ν', 'n'},
    {U'Ο', 'o'},
    {U'ο', 'o'},
    {U'Ρ', 'p'},
    {U'Τ', 't'},
    {U'Υ', 'y'},
    {U'Χ', 'x'},
    {U'ν', 'v'},
};

}  // namespace

Replacement look_alike(char32_t c) {
  switch (c) {
    case 0xD0:
    case 0xF0:
    case 0x189:
    case 0x256:
      return {{'d', kBar, kLevel}, LookAlike::bar};
    case 0x1CD:
    case 0x1CE:
      return {{'a', kBreve, kLevel}, LookAlike::breve};
    default:
      break;
  }
  if (c < 0x370 || c > 0x52F) return {};
  const auto* found =
      std::find_if(std::begin(kOtherScripts), std::end(kOtherScripts), [c](const Pair& pair) { return pair.c == c; });
  if (found == std::end(kOtherScripts)) return {};
  return {{found->latin, kPlain, kLevel}, LookAlike::other_script};
}

std::string with_plain_capitals(std::string_view word) {
  const bool latin = std::any_of(word.begin(), word.end(), is_ascii_capital);
  std::string plain;
  for (std::size_t at = 0; at < word.size();) {
    const DecodedPoint point = decode_point(word, at);
    if (point.length == 0) return std::string(word);
    const Replacement found = look_alike(point.value);
    if (found.kind == LookAlike::bar)
      plain += "Đ";
    else if (found.kind == LookAlike::other_script && latin)
      plain += static_cast<char>(found.letter.base - 'a' + 'A');
    else
      plain += word.substr(at, point.length);
    at += point.length;
  }
  return plain;
}

}  // namespace tra::analysis
