#include "query/fold.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/normal_form.h"

namespace tra::query_language {
namespace {

bool separates(UChar32 c) { return u_isUWhiteSpace(c) || u_charType(c) == U_DASH_PUNCTUATION || c == '_'; }

}  // namespace

std::string compose(std::string_view text) { return text::normalized(text, text::NormalForm::compatible); }

std::string fold(std::string_view text) {
  const icu::UnicodeString decomposed =
      text::normalized(text::from_utf8(text), text::NormalForm::compatible_decomposed);
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
  return text::to_utf8(result);
}

}  // namespace tra::query_language
