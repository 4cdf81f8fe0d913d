#include "analysis/char_class.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/normal_form.h"
#include "text/utf8.h"

namespace tra::analysis {

using namespace text;
namespace {

constexpr std::array<CharClass, 128> make_ascii_classes() {
  std::array<CharClass, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const auto byte = static_cast<unsigned char>(c);
    table[c] = is_ascii_digit(byte)                  ? CharClass::digit
               : is_ascii_word(byte)                 ? CharClass::letter
               : c == '\n' || c == '\f' || c == '\v' ? CharClass::newline
               : c == '.' || c == '!' || c == '?'    ? CharClass::terminator
                                                     : CharClass::separator;
  }
  return table;
}

// Whether the character belongs to a script written without spaces between words.
bool is_ideograph(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto point = static_cast<UChar32>(c);
  const UScriptCode script = uscript_getScript(point, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         u_getIntPropertyValue(point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

// Whether NFKC converts the character to ASCII letters and digits only.
bool is_ascii_word_by_nfkc(UChar32 point) {
  const icu::UnicodeString text = text::normalized(icu::UnicodeString(point), text::NormalForm::compatible);
  for (std::int32_t i = 0; i < text.length(); ++i) {
    if (text[i] >= 0x80 || !is_ascii_word(static_cast<unsigned char>(text[i]))) return false;
  }
  return !text.isEmpty();
}

// The class of a symbol, or of a number that is not a decimal digit.
CharClass class_of_sign(UChar32 point, std::uint32_t type) {
  switch (u_getIntPropertyValue(point, UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_SUPER:
    case U_DT_SUB:
      return type & U_GC_NO_MASK ? CharClass::letter : CharClass::separator;  // ™ does not belong to the name before it
    case U_DT_SQUARE:
      return is_ascii_word_by_nfkc(point) ? CharClass::letter : CharClass::compatibility;
    case U_DT_COMPAT:
      return type & U_GC_NL_MASK ? CharClass::letter : CharClass::compatibility;
    case U_DT_CIRCLE:
    case U_DT_FRACTION:
      return CharClass::compatibility;
    default:
      return CharClass::separator;
  }
}

CharClass class_of(char32_t c) {
  if (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF) return CharClass::ignorable;
  if (c == 0x2026) return CharClass::terminator;
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return CharClass::newline;
  const auto point = static_cast<UChar32>(c);
  const std::uint32_t type = U_GET_GC_MASK(point);
  if (type & U_GC_L_MASK) return is_ideograph(c) ? CharClass::ideograph : CharClass::letter;
  if (type & U_GC_ND_MASK) return CharClass::letter;
  if (type & U_GC_M_MASK) return CharClass::mark;
  const bool emoji = c >= 0x2190 && u_hasBinaryProperty(point, UCHAR_EXTENDED_PICTOGRAPHIC);
  if (emoji || (c >= 0x1F1E6 && c <= 0x1F1FF)) return CharClass::symbol;
  if (c == 0x3007) return CharClass::ideograph;  // Unicode classifies the Han zero as a numeral
  return type & (U_GC_NL_MASK | U_GC_NO_MASK | U_GC_SO_MASK) ? class_of_sign(point, type) : CharClass::separator;
}

// The classes of U+0080 to U+07FF, which are all two-byte sequences.
const std::array<CharClass, 0x800>& two_byte_classes() {
  static const auto table = [] {
    std::array<CharClass, 0x800> classes{};
    for (char32_t c = 0x80; c < 0x800; ++c) classes[c] = class_of(c);
    return classes;
  }();
  return table;
}

}  // namespace

constexpr std::array<CharClass, 128> kAsciiClass = make_ascii_classes();

Classified classify(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {kAsciiClass[lead], 1};
  const DecodedPoint point = decode_point(text, at);
  if (point.length == 0) return {CharClass::ill_formed, 1};
  const auto length = static_cast<std::uint8_t>(point.length);
  if (point.value < 0x800) return {two_byte_classes()[point.value], length};
  if (point.value >= 0x1E00 && point.value < 0x1F00) return {CharClass::letter, length};
  return {class_of(point.value), length};
}

bool is_lower_at(std::string_view text, std::size_t at) {
  const DecodedPoint point = decode_point(text, at);
  return point.length != 0 && u_islower(static_cast<UChar32>(point.value));
}

bool is_upper_at(std::string_view text, std::size_t at) {
  const DecodedPoint point = decode_point(text, at);
  return point.length != 0 && u_isupper(static_cast<UChar32>(point.value));
}

}  // namespace tra::analysis
