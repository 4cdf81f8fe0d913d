#include "snippet/snippet_cut.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/utf8.h"

namespace tra {
namespace {

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

constexpr char32_t kJoiner = 0x200D;

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
  while (whole_.begin < text_.size()) {
    const text::DecodedPoint first = text::point_at(text_, whole_.begin);
    if (!is_blank(static_cast<UChar32>(first.value))) break;
    whole_.begin += first.length;
  }
  whole_.end = without_blanks(whole_.begin, text_.size());
}

TextSpan TextCutter::around(std::size_t begin, std::size_t end, std::size_t length) const {
  const std::size_t shown = std::min(end - begin, length);
  const std::size_t from = front(begin, length - shown);
  const std::size_t limit = std::min(text_.size(), length < text_.size() - from ? from + length : text_.size());
  return {from, without_blanks(from, back(from, begin + shown, limit))};
}

// The nearest beginning of a sentence within `room` bytes before `begin`, else a word about half of `room` before it.
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

// The last end of a sentence in the second half of the allowed range, else the last end of a word; never before `end`.
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
  for (cut = limit; in_code_point(cut);) --cut;  // the text consists of combining marks only
  return cut;
}

// The beginning of a sentence, including opening quotes, brackets and dashes directly before its first word.
std::size_t TextCutter::sentence_front(const Border& word) const {
  if (&word == &words_.front()) return whole_.begin;
  const std::size_t floor = (&word - 1)->end;
  std::size_t front = word.begin;
  while (front > floor) {
    const text::DecodedPoint before = text::point_before(text_, front);
    if (!opens(static_cast<UChar32>(before.value))) break;
    front -= before.length;
  }
  return front;
}

std::size_t TextCutter::without_blanks(std::size_t begin, std::size_t end) const {
  while (end > begin) {
    const text::DecodedPoint before = text::point_before(text_, end);
    if (!is_blank(static_cast<UChar32>(before.value))) break;
    end -= before.length;
  }
  return end;
}

bool TextCutter::in_code_point(std::size_t at) const {
  if (at == 0 || at >= text_.size()) return false;
  return text::splits_code_point(text_, at);
}

bool TextCutter::splits_a_letter(std::size_t at) const {
  if (at == 0 || at >= text_.size()) return false;
  if (in_code_point(at)) return true;
  const auto c = static_cast<UChar32>(text::point_at(text_, at).value);
  const bool mark = (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0;
  return mark || c == static_cast<UChar32>(kJoiner) || text::point_before(text_, at).value == kJoiner;
}

}  // namespace tra
