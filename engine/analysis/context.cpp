#include "analysis/context.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "analysis/char_class.h"
#include "analysis/numerals.h"
#include "analysis/spelling.h"

namespace tra::analysis {
namespace {

using Keys = std::unordered_set<std::string>;

Keys keys_of(std::initializer_list<std::string_view> words) {
  Keys keys;
  for (const std::string_view word : words) keys.insert(spell_word(word).key);
  return keys;
}

const Keys& before_dates() {
  static const Keys kWords = keys_of({"ngày", "mùng", "mồng", "hôm", "nay", "qua", "mai", "sáng", "trưa", "chiều",
                                      "tối", "đêm", "lễ", "dịp", "tết", "khánh"});
  return kWords;
}

const Keys& before_numerals() {
  static const Keys kWords = keys_of({"thứ",  "khóa", "hội",   "kỳ",   "kì",   "kỷ",  "kỉ",  "quý",   "quí",
                                      "phần", "tập",  "quyển", "hạng", "loại", "cấp", "bậc", "chiến", "chương",
                                      "đoạn", "khu",  "vùng",  "nhóm", "vòng", "đợt", "lần", "mục",   "ương"});
  return kWords;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == '\t')
      ++at;
    else if (text.substr(at).starts_with("\u00A0"))
      at += 2;
    else
      break;
  }
  return at;
}

// Reads a number of at most four digits. Returns nothing when the digits continue as a longer number or a word.
std::optional<int> read_digits(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  const auto number = small_number(text.substr(at, end - at));
  if (!number) return std::nullopt;
  if (end < text.size()) {
    const CharClass next = classify(text, end).kind;
    if (next == CharClass::letter || next == CharClass::mark) return std::nullopt;
    const bool mark = std::string_view(".,/:-").find(text[end]) != std::string_view::npos;
    if (mark && end + 1 < text.size() && is_ascii_digit(text[end + 1])) return std::nullopt;
  }
  at = end;
  return number;
}

// The letters and combining marks at text[at].
std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const Classified point = classify(text, end);
    if (point.kind != CharClass::letter && point.kind != CharClass::mark) break;
    end += point.length;
  }
  return text.substr(at, end - at);
}

// The month named at text[at] ("tháng tư", "tháng mười hai"). "năm" is May only with a capital; in lower case it
// usually means "year".
int month_named(std::string_view text, std::size_t& at) {
  static const auto kMonths = [] {
    std::array<std::string, 12> keys;
    constexpr std::string_view kNames[] = {"một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"};
    for (std::size_t i = 0; i < std::size(kNames); ++i) keys[i] = spell_word(kNames[i]).key;
    return keys;
  }();
  const std::string_view word = word_at(text, at);
  if (word.empty() || word.size() > 8) return 0;
  const auto found = std::find(kMonths.begin(), kMonths.begin() + 10, spell_word(word).key);
  const auto month = static_cast<int>(found - kMonths.begin()) + 1;
  if (month > 10 || (month == 5 && !is_upper_at(text, at))) return 0;
  at += word.size();
  if (month < 10) return month;
  std::size_t next = skip_blanks(text, at);
  const std::string_view unit = word_at(text, next);
  const std::string key = unit.size() <= 8 && !unit.empty() ? spell_word(unit).key : std::string();
  for (int more = 1; more <= 2; ++more) {
    if (key != kMonths[static_cast<std::size_t>(more - 1)]) continue;
    at = next + unit.size();
    return 10 + more;
  }
  return month;
}

// The quarter named at text[at] ("quý IV", "quý tư"); 0 when none is.
int quarter_named(std::string_view text, std::size_t& at) {
  constexpr int kQuarters = 4;
  const std::string_view word = word_at(text, at);
  std::size_t end = at + word.size();
  const auto numeral = roman_numeral(word);
  const int quarter = numeral ? numeral->value : month_named(text, end = at);
  if (quarter < 1 || quarter > kQuarters) return 0;
  at = end;
  return quarter;
}

// Reads the year after a month or quarter: "/2024" or "-2024", or "năm 2024" after a blank.
void read_year(std::string_view text, WrittenPeriod& found) {
  static const std::string kYear = spell_word("năm").key;
  std::size_t year = found.end;
  if (year < text.size() && (text[year] == '/' || text[year] == '-')) {
    ++year;
  } else {
    const std::size_t next = skip_blanks(text, year);
    const std::string_view word = word_at(text, next);
    if (next == year || word.empty() || word.size() > 8 || spell_word(word).key != kYear) return;
    const std::size_t behind = next + word.size();
    year = skip_blanks(text, behind);
    if (year == behind) return;
  }
  const auto value = read_digits(text, year);
  if (!value || *value < 1000 || *value > 2999) return;
  found.year = *value;
  found.end = year;
}

}  // namespace

bool holds_after(When when, std::string_view key) {
  if (when == When::always) return true;
  if (when == When::as_month) return period_of(key) != Period::none;
  const Keys& words = when == When::as_date ? before_dates() : before_numerals();
  return words.contains(std::string(key));
}

Period period_of(std::string_view key) {
  static const std::string kMonth = spell_word("tháng").key;
  static const Keys kQuarter = keys_of({"quý", "quí"});
  if (key == kMonth) return Period::month;
  return kQuarter.contains(std::string(key)) ? Period::quarter : Period::none;
}

std::optional<WrittenPeriod> read_period(Period period, std::string_view text, std::size_t at) {
  constexpr int kMonths = 12, kQuarters = 4;
  WrittenPeriod found;
  std::size_t next = skip_blanks(text, at);
  if (next == at || period == Period::none) return std::nullopt;
  const bool month = period == Period::month;
  const auto digits = read_digits(text, next);
  found.number = digits ? *digits : month ? month_named(text, next) : quarter_named(text, next);
  if (found.number < 1 || found.number > (month ? kMonths : kQuarters)) return std::nullopt;
  found.end = next;
  read_year(text, found);
  return found;
}

std::optional<int> small_number(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_ascii_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_number_of_name(std::string_view text) {
  if (text.size() > 1 && text.back() >= 'A' && text.back() <= 'Z') text.remove_suffix(1);
  return small_number(text).has_value();
}

bool joins_with_number(std::string_view word, TokenType type) {
  constexpr std::size_t kLongestName = 12, kLongestCode = 3;
  if (word.empty() || word.size() > kLongestName) return false;
  const auto every = [&](char first, char last) {
    return std::all_of(word.begin(), word.end(), [=](char c) { return c >= first && c <= last; });
  };
  if (every('A', 'Z') && word.size() <= kLongestCode) return true;
  return type == TokenType::word && word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
           return is_ascii_word(static_cast<unsigned char>(c)) && !is_ascii_digit(c);
         });
}

std::size_t lone_blank(std::string_view text, std::size_t at) {
  const std::size_t end = skip_blanks(text, at);
  const std::size_t length = at < text.size() && text[at] == ' ' ? 1 : 2;
  return end == at + length ? length : 0;
}

}  // namespace tra::analysis
