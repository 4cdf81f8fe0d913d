#include "analysis/scan.h"

#include "text/utf8.h"

namespace tra::analysis {
namespace {

bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); }

bool is_word_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const CharClass kind = classify(text, at).kind;
  return kind == CharClass::letter || kind == CharClass::digit;
}

// Length of a separator that may stand inside a number, or 0.
std::size_t number_mark(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (std::string_view(".,/:-").find(text[at]) != std::string_view::npos) return 1;
  return text.substr(at).starts_with("\u2013") ? 3 : 0;
}

// Unicode classifies Thai and Lao vowels as letters, even those written before their consonant.
bool is_leading_vowel(char32_t c) { return (c >= 0xE40 && c <= 0xE44) || (c >= 0xEC0 && c <= 0xEC4); }
bool is_trailing_vowel(char32_t c) {
  return c == 0xE30 || c == 0xE32 || c == 0xE33 || c == 0xE45 || c == 0xEB0 || c == 0xEB2 || c == 0xEB3;
}
// Khmer coeng, Burmese virama and Tai Tham sakot: the next consonant is written below this one.
bool stacks_next(char32_t c) { return c == 0x17D2 || c == 0x1039 || c == 0x1A60; }
// Lao "hn" and "hm" are single letters, which may also be encoded as two.
bool is_lao_pair(char32_t first, char32_t second) { return first == 0xEAB && (second == 0xE99 || second == 0xEA1); }

}  // namespace

std::size_t scan_cluster(std::string_view text, std::size_t at) {
  const std::size_t stop = text.size() - at > kLongestAtom ? at + kLongestAtom : text.size();
  char32_t last = text::decode_point(text, at).value;
  at += classify(text, at).length;
  while (at < stop) {
    const bool invisible = classify(text, at).kind == CharClass::ignorable;
    const std::size_t next = invisible ? skip_ignorables(text, at, stop) : at;
    if (invisible && next == at) return at;
    const CharClass kind = classify(text, next).kind;
    const char32_t c = text::decode_point(text, next).value;
    const bool goes_on =
        kind == CharClass::mark || (kind == CharClass::ideograph && (is_trailing_vowel(c) || is_leading_vowel(last) ||
                                                                     stacks_next(last) || is_lao_pair(last, c)));
    if (!goes_on) return at;
    last = c;
    at = next + classify(text, next).length;
  }
  return at;
}

std::size_t skip_ignorables(std::string_view text, std::size_t at, std::size_t stop) {
  std::size_t next = at;
  while (next < stop) {
    const Classified point = classify(text, next);
    if (point.kind == CharClass::letter || point.kind == CharClass::digit || point.kind == CharClass::mark) return next;
    if (point.kind != CharClass::ignorable) return at;
    next += point.length;
  }
  return at;
}

Atom scan_atom(std::string_view text, std::size_t at) {
  if (!is_digit_at(text, at)) return {scan_word(text, at), false};
  const std::size_t begin = at;
  const auto skip_digits = [&] {
    while (is_digit_at(text, at) && at - begin < kLongestAtom) ++at;
  };
  skip_digits();
  if (at - begin == kLongestAtom) return {at, true};
  if (is_word_at(text, at)) return {scan_word(text, begin), false};
  for (;;) {
    const std::size_t mark = number_mark(text, at);
    if (mark == 0 || !is_digit_at(text, at + mark) || at - begin + mark >= kLongestAtom) return {at, true};
    at += mark;
    skip_digits();
  }
}

std::size_t tie_length(std::string_view text, std::size_t at, bool after_number) {
  const char c = text[at];
  std::size_t length = 0;
  if (c == '-') {
    length = 1;
  } else if (c == '.' || c == '&' || c == '\'') {
    length = after_number ? 0 : 1;
  } else if (c == '\xE2') {
    const std::string_view rest = text.substr(at);
    const bool hyphen = rest.starts_with("\u2010") || rest.starts_with("\u2011") || rest.starts_with("\u2013");
    const bool apostrophe = rest.starts_with("\u2019") && !after_number;
    length = hyphen || apostrophe ? 3 : 0;
  }
  return length != 0 && is_word_at(text, at + length) ? length : 0;
}

}  // namespace tra::analysis
