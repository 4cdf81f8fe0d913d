// Finds an article's id in any Unicode normal form: some file systems store names decomposed, while most keyboards type
// composed characters.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/ascii.h"
#include "tra/article_index.h"

namespace tra {
namespace {

std::string normalized(std::string_view text, const icu::Normalizer2* (*form)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = form(status);
  std::string out;
  if (U_FAILURE(status)) return out;
  const auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::UnicodeString result = normalizer->normalize(unicode, status);
  if (U_SUCCESS(status)) result.toUTF8String(out);
  return out;
}

}  // namespace

std::optional<DocAddress> find_article(const Snapshot& snapshot, std::string_view id) {
  if (auto address = snapshot.find(id)) return address;
  if (text::is_ascii(id)) return std::nullopt;
  for (const auto form : {icu::Normalizer2::getNFCInstance, icu::Normalizer2::getNFDInstance})
    if (const std::string other = normalized(id, form); !other.empty() && other != id)
      if (auto address = snapshot.find(other)) return address;
  return std::nullopt;
}

}  // namespace tra
