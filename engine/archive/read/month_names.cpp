// The month names come from ICU's locale data, so no table has to be maintained here.
#include "archive/read/month_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include <array>
#include <map>
#include <string>

namespace tra {
namespace {

using MonthByName = std::map<std::string, int, std::less<>>;

std::string lower_case(icu::UnicodeString name) {
  name.foldCase();
  if (name.endsWith(u".", 1)) name.truncate(name.length() - 1);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8;
}

bool begins_with_letter(const std::string& name) {
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9') && name.find(' ') == std::string::npos;
}

// When languages give different months to one name, the language listed first decides.
MonthByName read_month_names() {
  constexpr std::array languages = {"en", "de", "de_AT", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs",
                                    "sv", "da", "nb",    "id", "ms", "tr", "hu", "ro", "ca", "fi", "el"};
  MonthByName months;
  for (const char* language : languages) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(language), status);
    if (U_FAILURE(status)) continue;
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE})
      for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        for (std::int32_t i = 0; i < std::min(count, 12); ++i)
          if (std::string name = lower_case(names[i]); begins_with_letter(name)) months.emplace(std::move(name), i + 1);
      }
  }
  return months;
}

}  // namespace

int month_of_name(std::string_view word) {
  static const MonthByName months = read_month_names();
  const std::string name =
      lower_case(icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())}));
  const auto first = months.lower_bound(name);
  if (first == months.end() || !first->first.starts_with(name)) return 0;
  if (first->first == name) return first->second;
  if (name.size() < 3) return 0;
  for (auto next = first; next != months.end() && next->first.starts_with(name); ++next)
    if (next->second != first->second) return 0;
  return first->second;
}

int month_of_vietnamese_numeral(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, int>, 15> numerals = {{{"giêng", 1},
                                                                          {"một", 1},
                                                                          {"hai", 2},
                                                                          {"ba", 3},
                                                                          {"tư", 4},
                                                                          {"bốn", 4},
                                                                          {"năm", 5},
                                                                          {"sáu", 6},
                                                                          {"bảy", 7},
                                                                          {"bẩy", 7},
                                                                          {"tám", 8},
                                                                          {"chín", 9},
                                                                          {"mười", 10},
                                                                          {"mười một", 11},
                                                                          {"mười hai", 12}}};
  const std::string name =
      lower_case(icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())}));
  for (const auto& [numeral, month] : numerals)
    if (numeral == name) return month;
  return 0;
}

}  // namespace tra
