#include "analysis/word_borders.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <limits>

#include "analysis/scan.h"
#include "analysis/term_key.h"
#include "text/normal_form.h"
#include "text/utf8.h"
#include "tra/error.h"

namespace tra::analysis {

using namespace text;
namespace {

void require(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw Error(ErrorCode::io, std::string(what) + ": " + u_errorName(status));
}

std::string without_marks(std::string_view word) {
  const icu::UnicodeString apart = normalized(from_utf8(word), NormalForm::decomposed);
  icu::UnicodeString bare;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 point = apart.char32At(at);
    if (u_charType(point) == U_NON_SPACING_MARK) continue;
    bare.append(point == 0x111 ? UChar32{'d'} : point == 0x110 ? UChar32{'D'} : point);
  }
  return to_utf8(normalized(bare, NormalForm::composed));
}

}  // namespace

std::string composed(std::string_view word, bool lower) {
  icu::UnicodeString text = from_utf8(word);
  if (lower) text.toLower(icu::Locale::getRoot());
  return to_utf8(normalized(text, NormalForm::composed));
}

std::string_view cut_word(std::string_view word) {
  std::size_t end = std::min(word.size(), kLongestAtom);
  while (end < word.size() && end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

std::string folding_key_of(std::string_view word) {
  const std::string_view spelling = cut_word(word);
  return word_key(cut_word(without_marks(spelling)), spelling);
}

struct WordBorders::State {
  std::unique_ptr<icu::BreakIterator> words;
};

WordBorders::WordBorders(bool unicode) {
  if (!unicode) return;
  UErrorCode status = U_ZERO_ERROR;
  state_ = std::make_unique<State>();
  state_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  require(status, "ICU has no data for word borders");
}
WordBorders::WordBorders(WordBorders&&) noexcept = default;
WordBorders::~WordBorders() = default;

void WordBorders::for_each(std::string_view text, const Visit& visit) {
  if (!state_) return between_blanks(text, visit);
  if (text.size() > std::numeric_limits<std::int32_t>::max())
    throw Error(ErrorCode::invalid_argument, "a text of 2 GiB or more cannot be divided into words");
  UErrorCode status = U_ZERO_ERROR;
  UText utf8 = UTEXT_INITIALIZER;
  utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<UText, decltype(&utext_close)> closing(&utf8, utext_close);
  state_->words->setText(&utf8, status);
  require(status, "a text cannot be divided into words");
  std::int32_t start = state_->words->first();
  for (std::int32_t end = state_->words->next(); end != icu::BreakIterator::DONE; end = state_->words->next()) {
    const std::int32_t kind = state_->words->getRuleStatus();
    if (kind >= UBRK_WORD_NONE_LIMIT)
      visit(static_cast<std::size_t>(start), static_cast<std::size_t>(end), kind < UBRK_WORD_NUMBER_LIMIT);
    start = end;
  }
}

void WordBorders::between_blanks(std::string_view text, const Visit& visit) const {
  std::size_t start = 0, at = 0;
  while (at < text.size()) {
    const text::DecodedPoint point = text::point_at(text, at);
    if (point.value == 0 || u_isUWhiteSpace(static_cast<UChar32>(point.value))) {
      if (at > start) visit(start, at, false);
      start = at + point.length;
    }
    at += point.length;
  }
  if (at > start) visit(start, at, false);
}

}  // namespace tra::analysis
