#include "snippet/snippet_cut.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace tra {
namespace {

UChar32 code_point_at(std::string_view text, std::size_t at) {
  const std::string_view window = text.substr(at, 4);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(window.data());
  std::int32_t begin = 0;
  UChar32 c = U_SENTINEL;
  U8_NEXT_OR_FFFD(bytes, begin, static_cast<std::int32_t>(window.size()), c);
  return c;
}

std::size_t length_at(std::string_view text, std::size_t at) {
  const std::string_view window = text.substr(at, 4);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(window.data());
  std::int32_t end = 0;
  U8_FWD_1(bytes, end, static_cast<std::int32_t>(window.size()));
  return static_cast<std::size_t>(end);
}

// The first byte of the code point before `at`, which is not 0.
std::size_t previous(std::string_view text, std::size_t at) {
  const std::size_t floor = at < 4 ? 0 : at - 4;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + floor);
  std::int32_t begin = static_cast<std::int32_t>(at - floor);
  U8_BACK_1(bytes, 0, begin);
  return floor + static_cast<std::size_t>(begin);
}

bool is_blank(UChar32 c) { return u_isUWhiteSpace(c) || (c >= 0 && c < 0x20) || c == 0xFEFF; }

bool opens(UChar32 c) {
  switch (u_charType(c)) {
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_DASH_PUNCTUATION:
      return true;
    default:
      return c == '"' || c == '\'';
  }
}

constexpr UChar32 kJoiner = 0x200D;

}  // namespace

TextCutter::TextCutter(std::string_view text, const std::vector<Token>& tokens) : text_(text) {
  std::uint32_t position = 0;
  for (const Token& token : tokens) {
    if (token.alias) {
      position = std::max(position, token.position);
      continue;
    }
    const bool gap = !words_.empty() && token.position > position + 1;
    words_.push_back({token.start, token.end, words_.empty() || gap});
    position = token.position;
  }
  while (whole_.begin < text_.size() && is_blank(code_point_at(text_, whole_.begin)))
    whole_.begin += length_at(text_, whole_.begin);
  whole_.end = without_blanks(whole_.begin, text_.size());
}

TextSpan TextCutter::around(std::size_t begin, std::size_t end, std::size_t length) const {
  const std::size_t shown = std::min(end - begin, length);
  const std::size_t from = front(begin, length - shown);
  const std::size_t limit = std::min(text_.size(), length < text_.size() - from ? from + length : text_.size());
  return {from, without_blanks(from, back(from, begin + shown, limit))};
}

// The nearest beginning of a sentence if `room` reaches it, else a word with half of the room before `begin`.
std::size_t TextCutter::front(std::size_t begin, std::size_t room) const {
  const auto after = std::upper_bound(words_.begin(), words_.end(), begin,
                                      [](std::size_t at, const Border& word) { return at < word.begin; });
  for (auto word = after; word != words_.begin();) {
    --word;
    if (begin - word->begin > room) break;
    if (!word->sentence) continue;
    const std::size_t front = sentence_front(*word);
    if (begin - front <= room) return front;
    return word->begin;
  }
  const auto near = std::lower_bound(words_.begin(), after, begin - std::min(begin, room / 2),
                                     [](const Border& word, std::size_t at) { return word.begin < at; });
  std::size_t front = near == after ? begin : near->begin;
  while (front < begin && splits_a_letter(front)) ++front;
  return front;
}

// The last end of a sentence in the second half of what may be shown, else of a word, not before `end`.
std::size_t TextCutter::back(std::size_t front, std::size_t end, std::size_t limit) const {
  if (limit == text_.size()) return limit;
  const auto after = std::upper_bound(words_.begin(), words_.end(), limit,
                                      [](std::size_t at, const Border& word) { return at < word.begin; });
  for (auto word = after == words_.end() ? after : after + 1; word != words_.begin();) {
    --word;
    if (word->begin < end || word->begin - front < (limit - front) / 2) break;
    if (!word->sentence) continue;
    const std::size_t cut = without_blanks(front, sentence_front(*word));
    if (cut >= end && cut <= limit) return cut;
  }
  for (auto word = after; word != words_.begin();) {
    --word;
    if (word->end < end) break;
    if (word->end <= limit && !splits_a_letter(word->end)) return word->end;
  }
  std::size_t cut = limit;
  while (cut > front && splits_a_letter(cut)) --cut;
  if (cut > front) return cut;
  for (cut = limit; in_code_point(cut);) --cut;  // nothing but marks
  return cut;
}

// With the quotes, brackets and dashes that stand directly before it.
std::size_t TextCutter::sentence_front(const Border& word) const {
  if (&word == &words_.front()) return whole_.begin;
  const std::size_t floor = (&word - 1)->end;
  std::size_t front = word.begin;
  while (front > floor) {
    const std::size_t before = previous(text_, front);
    if (!opens(code_point_at(text_, before))) break;
    front = before;
  }
  return front;
}

std::size_t TextCutter::without_blanks(std::size_t begin, std::size_t end) const {
  while (end > begin) {
    const std::size_t before = previous(text_, end);
    if (!is_blank(code_point_at(text_, before))) break;
    end = before;
  }
  return end;
}

bool TextCutter::in_code_point(std::size_t at) const {
  if (at == 0 || at >= text_.size()) return false;
  const std::size_t floor = at < 4 ? 0 : at - 4;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data() + floor);
  const std::int32_t here = static_cast<std::int32_t>(at - floor);
  std::int32_t start = here;
  U8_SET_CP_START(bytes, 0, start);
  return start != here;
}

bool TextCutter::splits_a_letter(std::size_t at) const {
  if (at == 0 || at >= text_.size()) return false;
  if (in_code_point(at)) return true;
  const UChar32 c = code_point_at(text_, at);
  const bool mark = (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0;
  return mark || c == kJoiner || code_point_at(text_, previous(text_, at)) == kJoiner;
}

}  // namespace tra
