#include "query/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "tra/error.h"

namespace tra::query_language {
namespace {

icu::UnicodeString normalized(std::string_view text, const icu::Normalizer2* (*form)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = form(status);
  icu::UnicodeString result;
  if (U_SUCCESS(status))
    result = normalizer->normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))), status);
  if (U_FAILURE(status)) throw Error(ErrorCode::resource_exhausted, "cannot normalise a query's text");
  return result;
}

bool separates(UChar32 c) { return u_isUWhiteSpace(c) || u_charType(c) == U_DASH_PUNCTUATION || c == '_'; }

}  // namespace

std::string compose(std::string_view text) {
  std::string result;
  normalized(text, icu::Normalizer2::getNFKCInstance).toUTF8String(result);
  return result;
}

std::string fold(std::string_view text) {
  const icu::UnicodeString decomposed = normalized(text, icu::Normalizer2::getNFKDInstance);
  icu::UnicodeString result;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = u_foldCase(decomposed.char32At(i), U_FOLD_CASE_DEFAULT);
    if (separates(c)) {
      if (!result.isEmpty() && !result.endsWith(u" ", 1)) result.append(u' ');
    } else if (u_charType(c) != U_NON_SPACING_MARK) {
      result.append(c == U'đ' || c == U'ð' ? UChar32{'d'} : c);  // these letters have no decomposition
    }
  }
  if (result.endsWith(u" ", 1)) result.truncate(result.length() - 1);
  std::string utf8;
  result.toUTF8String(utf8);
  return utf8;
}

}  // namespace tra::query_language
