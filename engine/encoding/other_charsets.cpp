#include "encoding/other_charsets.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace tra::analysis {

namespace {

// Pages name the first version of a charset and use the letters of its last one, as browsers take it.
std::string whole_charset(const std::string& charset) {
  constexpr std::array<std::pair<std::string_view, const char*>, 11> wholes = {{{"gb2312", "gb18030"},
                                                                                {"gb_2312-80", "gb18030"},
                                                                                {"gbk", "gb18030"},
                                                                                {"x-gbk", "gb18030"},
                                                                                {"big5", "big5-hkscs"},
                                                                                {"euc-kr", "windows-949"},
                                                                                {"ks_c_5601-1987", "windows-949"},
                                                                                {"shift_jis", "windows-31j"},
                                                                                {"shift-jis", "windows-31j"},
                                                                                {"tis-620", "windows-874"},
                                                                                {"iso-8859-9", "windows-1254"}}};
  const auto found = std::find_if(wholes.begin(), wholes.end(), [&](const auto& one) { return one.first == charset; });
  return found == wholes.end() ? charset : found->second;
}

}  // namespace

std::optional<std::string> decode_charset(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(whole_charset(charset).c_str(), &status),
                                                                     ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool is_seven_bit(std::string_view charset) { return charset.starts_with("iso-2022-") || charset.starts_with("hz"); }

}  // namespace tra::analysis
