#include "tra/collation.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "analysis/char_class.h"
#include "tra/error.h"

namespace tra {
namespace {

// The CLDR collation order for `vi`. ICU's collator may be used by several threads at once.
std::unique_ptr<const icu::Collator> vietnamese_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("vi"), status));
  if (U_SUCCESS(status)) collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  if (U_SUCCESS(status)) collator->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::resource_exhausted, "ICU has no Vietnamese order: " + std::string(u_errorName(status)));
  return collator;
}

std::string_view from_first_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const analysis::Classified point = analysis::classify(text, at);
    if (point.kind == analysis::CharClass::letter || point.kind == analysis::CharClass::digit) return text.substr(at);
    at += std::max<std::size_t>(point.length, 1);
  }
  return text;
}

// Eight bytes from `at` on as a number of the same order; bytes after the end of the key count as zero.
std::int64_t number_at(std::string_view key, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = at; i < at + 8; ++i)
    number = number << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
  return static_cast<std::int64_t>(number ^ std::uint64_t{1} << 63);
}

}  // namespace

std::string sort_key(std::string_view text) {
  text = from_first_word(text);
  static const std::unique_ptr<const icu::Collator> collator = vietnamese_collator();
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string key(2 * text.size() + 16, '\0');
  const auto fill = [&] {
    return static_cast<std::size_t>(collator->getSortKey(utf16, reinterpret_cast<std::uint8_t*>(key.data()),
                                                         static_cast<std::int32_t>(key.size())));
  };
  const std::size_t needed = fill();
  if (needed > key.size()) {
    key.resize(needed);
    fill();
  }
  key.resize(needed == 0 ? 0 : needed - 1);  // drops the zero byte at the end
  return key;
}

std::array<std::int64_t, 2> sort_numbers(std::string_view text) {
  const std::string key = sort_key(text);
  return {number_at(key, 0), number_at(key, 8)};
}

}  // namespace tra
