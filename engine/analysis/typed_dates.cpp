#include "analysis/typed_dates.h"

#include <algorithm>

#include "analysis/context.h"
#include "analysis/numerals.h"
#include "text/ascii.h"

namespace tra::analysis {
namespace {

constexpr int kMonths = 12, kQuarters = 4, kFirstYear = 1000, kLastYear = 2999;
constexpr int kFirstOfTwoFigures = 1950;  // years of two figures lie between 1950 and 2049

// Reads words one behind the other.
class Reader {
 public:
  Reader(const std::vector<QueryWord>& words, std::size_t at) : words_(words), at_(at) {}

  std::size_t at() const { return at_; }
  bool ended() const { return at_ >= words_.size(); }
  std::string_view text() const { return ended() ? std::string_view() : words_[at_].text; }
  bool is_capital() const { return !ended() && text()[0] >= 'A' && text()[0] <= 'Z'; }
  void skip() { ++at_; }
  void go_to(std::size_t at) { at_ = at; }

  bool is(std::string_view syllable) const { return !ended() && is_syllable(words_[at_], syllable); }
  bool take(std::initializer_list<std::string_view> any) {
    const bool taken = std::any_of(any.begin(), any.end(), [&](std::string_view word) { return is(word); });
    at_ += taken;
    return taken;
  }

  std::optional<int> take_figures(int least, int most) {
    const auto value = small_number(text());
    if (!value || *value < least || *value > most) return std::nullopt;
    skip();
    return value;
  }
  std::optional<int> take_year() { return text().size() == 4 ? take_figures(kFirstYear, kLastYear) : std::nullopt; }

  // A number in words from one to 39: "ba", "mười lăm", "hai mươi mốt".
  std::optional<int> take_number_in_words() {
    const auto take_digit = [this]() -> int {
      constexpr std::string_view kDigits[] = {"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
      for (int digit = 1; digit <= 9; ++digit)
        if (take({kDigits[digit - 1]})) return digit;
      if (take({"mốt"})) return 1;
      if (take({"tư"})) return 4;
      return take({"lăm"}) ? 5 : 0;
    };
    int tens = take({"mười"}) ? 1 : 0;
    const int first = take_digit();
    if (tens == 0 && first >= 2 && first <= 3 && take({"mươi"})) return 10 * first + take_digit();
    if (tens == 0 && first == 0) return std::nullopt;
    return 10 * tens + first;
  }

 private:
  const std::vector<QueryWord>& words_;
  std::size_t at_;
};

// The numbers of a text such as 5/3/2019, with the same sign between them; empty when it is none.
std::vector<int> numbers_of(std::string_view text) {
  const std::size_t mark = text.find_first_of("/-.");
  if (mark == std::string_view::npos) return {};
  std::vector<int> numbers;
  for (std::size_t from = 0;;) {
    const std::size_t to = std::min(text.find(text[mark], from), text.size());
    const auto number = small_number(text.substr(from, to - from));
    if (!number || numbers.size() == 3) return {};
    numbers.push_back(*number);
    if (to == text.size()) return numbers;
    from = to + 1;
  }
}

bool is_month(int number) { return number >= 1 && number <= kMonths; }
bool is_day_of(int day, int month) {
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day >= 1 && is_month(month) && day <= kDays[month - 1];
}
bool is_year(int number) { return number >= kFirstYear && number <= kLastYear; }

// "2019-03-05", "5/3/2019", "5/3/19".
std::optional<TypedDate> in_figures(std::string_view text, std::size_t behind) {
  const std::vector<int> numbers = numbers_of(text);
  if (numbers.size() != 3) return std::nullopt;
  TypedDate date{numbers[0], numbers[1], numbers[2], behind};
  if (is_year(date.day) && text[4] == '-') std::swap(date.day, date.year);
  const std::size_t slash = text.rfind('/');
  if (slash != std::string_view::npos && text.size() - slash == 3)
    date.year += date.year + 1900 < kFirstOfTwoFigures ? 2000 : 1900;
  return is_day_of(date.day, date.month) && is_year(date.year) ? std::optional(date) : std::nullopt;
}

// "5/3", "5-3", "5/3/2019", which only behind "ngày" and the like is a date for sure.
std::optional<TypedDate> with_marks_between(std::string_view text, std::size_t behind) {
  if (const auto date = in_figures(text, behind)) return date;
  const std::vector<int> numbers = numbers_of(text);
  if (numbers.size() != 2 || !is_day_of(numbers[0], numbers[1])) return std::nullopt;
  return TypedDate{numbers[0], numbers[1], 0, behind};
}

// The month behind "tháng", and its year where one follows.
bool read_month(Reader& words, TypedDate& date) {
  if (const std::vector<int> numbers = numbers_of(words.text()); numbers.size() == 2 && is_year(numbers[1])) {
    words.skip();
    date.month = numbers[0];
    date.year = numbers[1];
    return is_month(date.month);
  }
  Reader behind = words;
  const bool year_follows = behind.take({"năm"}) && behind.take_year();
  const auto month = words.take_figures(1, kMonths);
  const auto named = month || year_follows ? month : words.take_number_in_words();
  if (!named || !is_month(*named)) return false;
  date.month = *named;
  Reader year = words;
  year.take({"năm"});
  if (const auto found = year.take_year()) {
    date.year = *found;
    words.go_to(year.at());
  }
  return true;
}

std::optional<TypedDate> in_vietnamese(Reader words) {
  TypedDate date;
  bool introduced = false;
  while (words.take({"ngày", "mùng", "mồng"})) introduced = true;
  if (introduced && !words.ended())
    if (const auto written = with_marks_between(words.text(), words.at() + 1)) return written;
  if (!words.is("tháng")) {
    auto day = words.take_figures(1, 31);
    if (!day && introduced) day = words.take_number_in_words();
    if (!is_day(day)) return std::nullopt;
    date.day = *day;
  } else if (introduced) {
    return std::nullopt;
  }
  if (!words.take({"tháng"}) || !read_month(words, date) || (date.day == 0 && date.year == 0)) return std::nullopt;
  date.behind = words.at();
  return date;
}

int english_month(std::string_view word) {
  constexpr std::size_t kShort = 3;
  const std::string small = text::lower_ascii(word);
  for (int month = 1; month <= kMonths; ++month) {
    const std::string_view name = kEnglishMonths[month - 1];
    if (small == name || small == name.substr(0, kShort) || (small == "sept" && month == 9)) return month;
  }
  return 0;
}

// "5", "5th"
std::optional<int> take_english_day(Reader& words) {
  std::string_view text = words.text();
  for (const std::string_view end : {"st", "nd", "rd", "th"})
    if (text.ends_with(end)) text.remove_suffix(end.size());
  const auto day = small_number(text);
  if (text.size() > 2 || !is_day(day)) return std::nullopt;
  words.skip();
  return day;
}

// "March 5, 2019", "5 March 2019", "March 2019". Without a year, the month needs a capital: "may 5 áo" is none.
std::optional<TypedDate> in_english(Reader words) {
  TypedDate date;
  const auto before = take_english_day(words);
  const bool capital = words.is_capital();
  date.month = english_month(words.text());
  if (date.month == 0) return std::nullopt;
  words.skip();
  const auto day = before ? before : take_english_day(words);
  const auto year = words.take_year();
  if ((!day && !year) || (!year && !capital)) return std::nullopt;
  date.day = day.value_or(0);
  date.year = year.value_or(0);
  date.behind = words.at();
  date.english = true;
  return date;
}

}  // namespace

std::optional<TypedDate> date_at(const std::vector<QueryWord>& words, std::size_t i) {
  if (words[i].type == TokenType::number)
    if (const auto date = in_figures(words[i].text, i + 1)) return date;
  if (const auto date = in_vietnamese(Reader(words, i))) return date;
  return in_english(Reader(words, i));
}

std::string date_form(const TypedDate& date) {
  std::string form = std::to_string(date.month);
  if (date.day != 0) form = std::to_string(date.day) + '/' + form;
  return date.year == 0 ? form : form + '/' + std::to_string(date.year);
}

std::vector<std::string> rare_date_forms(const TypedDate& date) {
  if (date.day == 0 || date.year == 0) return {};
  const std::string year = std::to_string(date.year), month = std::to_string(date.month),
                    day = std::to_string(date.day);
  const auto two = [](const std::string& digits) { return digits.size() < 2 ? '0' + digits : digits; };
  std::vector<std::string> forms = {day + " tháng " + month + '/' + year, year + '-' + two(month) + '-' + two(day)};
  if (date.year >= kFirstOfTwoFigures && date.year < kFirstOfTwoFigures + 100)
    forms.push_back(two(day) + '/' + two(month) + '/' + year.substr(2));
  if (date.english) {
    const std::string name(kEnglishMonths[static_cast<std::size_t>(date.month - 1)]);
    forms.push_back(name + ' ' + day + ' ' + year);
    forms.push_back(day + ' ' + name + ' ' + year);
  }
  return forms;
}

std::optional<TypedQuarter> quarter_at(const std::vector<QueryWord>& words, std::size_t i) {
  Reader reader(words, i);
  const std::string name(reader.text());
  if (!reader.take({"quý", "quí"})) return std::nullopt;
  std::optional<int> quarter, year;
  if (const std::vector<int> numbers = numbers_of(reader.text()); numbers.size() == 2 && is_year(numbers[1])) {
    quarter = numbers[0];
    year = numbers[1];
    reader.skip();
  } else {
    const auto numeral = roman_numeral(reader.text());
    quarter = numeral ? std::optional(numeral->value) : reader.take_figures(1, kQuarters);
    if (numeral) reader.skip();
    if (!quarter) quarter = reader.take_number_in_words();
    reader.take({"năm"});
    year = reader.take_year();
  }
  if (!quarter || *quarter < 1 || *quarter > kQuarters || !year) return std::nullopt;
  return TypedQuarter{*quarter, *year, name + ' ' + std::to_string(*quarter) + '/' + std::to_string(*year),
                      reader.at()};
}

}  // namespace tra::analysis
