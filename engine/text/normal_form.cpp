#include "text/normal_form.h"

#include <unicode/normalizer2.h>

#include "tra/error.h"

namespace tra::text {

namespace {

const icu::Normalizer2& normalizer_of(NormalForm form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = nullptr;
  switch (form) {
    case NormalForm::composed:
      found = icu::Normalizer2::getNFCInstance(status);
      break;
    case NormalForm::decomposed:
      found = icu::Normalizer2::getNFDInstance(status);
      break;
    case NormalForm::compatible:
      found = icu::Normalizer2::getNFKCInstance(status);
      break;
    case NormalForm::compatible_decomposed:
      found = icu::Normalizer2::getNFKDInstance(status);
      break;
    case NormalForm::compatible_folded:
      found = icu::Normalizer2::getNFKCCasefoldInstance(status);
      break;
  }
  if (U_FAILURE(status) || found == nullptr)
    throw Error(ErrorCode::io, std::string("ICU has no data of a normal form: ") + u_errorName(status));
  return *found;
}

}  // namespace

icu::UnicodeString normalized(const icu::UnicodeString& text, NormalForm form) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = normalizer_of(form).normalize(text, status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::resource_exhausted, std::string("a text cannot be normalised: ") + u_errorName(status));
  return result;
}

std::string normalized(std::string_view text, NormalForm form) { return to_utf8(normalized(from_utf8(text), form)); }

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

}  // namespace tra::text
