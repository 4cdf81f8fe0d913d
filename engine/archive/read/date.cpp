// The parser splits the text into numbers and words. At each number or month name it tries the known orders of day,
// month and year. The time of day after a date is read too: it may say that the date is in UTC, and AM or PM means that
// the month comes first, as Americans write it.
#include "archive/read/date.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <vector>

#include "archive/read/month_names.h"
#include "text/ascii.h"

namespace tra {
namespace {

struct Day {
  int year, month, day;
};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap(year) ? 1 : 0);
}

std::optional<Day> valid(int year, int month, int day) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return {};
  return Day{year, month, day};
}

Day next_day(Day day) {
  if (++day.day <= days_in(day.year, day.month)) return day;
  return day.month == 12 ? Day{day.year + 1, 1, 1} : Day{day.year, day.month + 1, 1};
}

std::string to_text(const Day& day) {
  std::array<char, 40> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", day.year, day.month, day.day);
  return buffer.data();
}

// A year of two digits below 70 is in the 2000s.
int full_year(int year, std::size_t digits) { return digits > 2 ? year : year < 70 ? 2000 + year : 1900 + year; }

// A number or a word, with the separator between it and the previous piece.
struct Piece {
  std::string_view text;
  std::string_view gap;
  bool number = false;

  bool has_digits(std::size_t least, std::size_t most) const {
    return number && text.size() >= least && text.size() <= most;
  }
  int value() const {
    int result = 0;
    for (const char c : text) result = 10 * result + (c - '0');
    return result;
  }
};

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t end = 0;  // of the previous piece
  for (std::size_t at = 0; at < text.size();) {
    const bool number = text::is_ascii_digit(text[at]);
    if (!number && !is_word_byte(text[at])) {
      ++at;
      continue;
    }
    std::size_t stop = at;
    while (stop < text.size() && (number ? text::is_ascii_digit(text[stop]) : is_word_byte(text[stop]))) ++stop;
    pieces.push_back({text.substr(at, stop - at), text.substr(end, at - end), number});
    at = end = stop;
  }
  return pieces;
}

class DateReader {
 public:
  DateReader(std::string_view text, UtcDay utc_day) : utc_day_(utc_day), pieces_(cut(text)) {}

  std::string read() {
    if (std::string date = from_epoch(epoch_digits()); !date.empty()) return date;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      std::optional<Day> day = joined(i);
      if (!day) day = three_numbers(i);
      if (!day) day = day_and_month_name(i);
      if (!day) day = month_name_first(i);
      if (day && stands_for_none(*day)) return {};
      if (day) return to_text(in_utc_evening() ? next_day(*day) : *day);
    }
    return {};
  }

 private:
  const Piece& at(std::size_t i) const {
    static const Piece none;
    return i < pieces_.size() ? pieces_[i] : none;
  }

  void ends_before(std::size_t i) { after_ = i; }

  // A date without separators: "20241216", "202412160930", "20241216093000".
  std::optional<Day> joined(std::size_t i) {
    const Piece& piece = at(i);
    if (!piece.has_digits(8, 8) && !piece.has_digits(12, 12) && !piece.has_digits(14, 14)) return {};
    const Piece date{piece.text.substr(0, 8), {}, true};
    const int number = date.value();
    ends_before(i + 1);
    return valid(number / 10000, number / 100 % 100, number % 100);
  }

  // Three numbers with the same separator between them ("16/12/2024"), or with the East Asian words for year, month and
  // day.
  std::optional<Day> three_numbers(std::size_t i) {
    const Piece &a = at(i), &b = at(i + 1), &c = at(i + 2);
    if (a.has_digits(4, 4) && b.text == "年" && c.has_digits(1, 2) && at(i + 3).text == "月" &&
        at(i + 4).has_digits(1, 2)) {
      ends_before(i + 5);
      return valid(a.value(), c.value(), at(i + 4).value());
    }
    if (!a.has_digits(1, 4) || !b.has_digits(1, 2) || !c.has_digits(1, 4) || b.gap != c.gap) return {};
    const std::string_view separator = b.gap;
    if (separator != "-" && separator != "/" && separator != "." && separator != " / " && separator != " - ") return {};
    ends_before(i + 3);
    if (a.text.size() == 4 && c.text.size() <= 2) return valid(a.value(), b.value(), c.value());
    if (a.text.size() > 2 || (c.text.size() != 4 && c.text.size() != 2)) return {};
    if (c.text.size() == 2 && (a.text.size() != 2 || b.text.size() != 2)) return {};  // "1.2.10" is a version number
    const int year = full_year(c.value(), c.text.size());
    const bool month_first = separator == "/" && (b.value() > 12 || american());
    const auto preferred = month_first ? valid(year, a.value(), b.value()) : valid(year, b.value(), a.value());
    return preferred || !month_first ? preferred : valid(year, b.value(), a.value());
  }

  // Day, month name and year: "16 Dec 2024", "16. Dezember 2024", "16 de diciembre de 2024", "16 tháng 12 năm 2024",
  // "16-Dec-24".
  std::optional<Day> day_and_month_name(std::size_t i) {
    const Piece& day = at(i);
    if (!day.has_digits(1, 2)) return {};
    std::size_t next = i + 1;
    if (is_ordinal_ending(at(next))) ++next;
    if (is_filler(at(next))) ++next;
    std::size_t month_size = 1;
    const int month = at(next).number ? 0 : month_at(next, month_size);
    return month == 0 ? std::nullopt : with_year(behind_fillers(next + month_size), month, day.value());
  }

  // A month name before the day: "Dec 16, 2024", "December 16th 2024", "2024 Dec 16", "Tháng 12 16, 2024",
  // "Dec 16 08:15:00 ICT 2024".
  std::optional<Day> month_name_first(std::size_t i) {
    if (at(i).has_digits(4, 4) && !at(i + 1).number && at(i + 2).has_digits(1, 2)) {
      const int month = month_of_name(at(i + 1).text);
      ends_before(i + 3);
      return month == 0 ? std::nullopt : valid(at(i).value(), month, at(i + 2).value());
    }
    std::size_t size = 1;
    const int vietnamese = at(i).number ? 0 : vietnamese_month_at(i, size);
    const std::size_t day = i + (vietnamese == 0 ? 1 : size);
    if (at(i).number || !at(day).has_digits(1, 2) || (vietnamese != 0 && at(day).gap != " ")) return {};
    const std::size_t next = is_ordinal_ending(at(day + 1)) ? day + 2 : day + 1;
    const std::size_t year = is_year(next) ? next : behind_time(next);
    if (!is_year(year)) return {};
    const int month = vietnamese != 0 ? vietnamese : month_of_name(at(i).text);
    const auto read = month == 0 ? std::nullopt : with_year(year, month, at(day).value());
    if (year != next) ends_before(next);
    return read;
  }

  // The place behind a time and its zone, between which and the day nothing stands: "08:15:00 ICT 2024". Returns `i`
  // when there is none.
  std::size_t behind_time(std::size_t i) const {
    if (!at(i).has_digits(1, 2) || !at(i + 1).has_digits(2, 2) || at(i + 1).gap != ":") return i;
    std::size_t next = i + 2;
    while (at(next).has_digits(2, 2) && at(next).gap == ":") ++next;
    const bool zone = at(next).number ? at(next).has_digits(4, 4) && is_sign(at(next).gap) : !at(next).text.empty();
    if (zone) ++next;
    return at(next).has_digits(4, 4) && at(next).gap == " " ? next : i;
  }

  static bool is_sign(std::string_view gap) { return gap.ends_with('+') || gap.ends_with('-'); }

  std::optional<Day> with_year(std::size_t i, int month, int day) {
    const Piece& year = at(i);
    if (!is_year(i)) return {};
    ends_before(i + 1);
    return valid(full_year(year.value(), year.text.size()), month, day);
  }

  // A year has four digits, or two behind a hyphen or before a time: "16-Dec-24", "16 Dec 24 08:15".
  bool is_year(std::size_t i) const {
    const Piece& piece = at(i);
    const bool before_time =
        at(i + 1).has_digits(1, 2) && at(i + 1).gap == " " && at(i + 2).has_digits(2, 2) && at(i + 2).gap == ":";
    return piece.has_digits(4, 4) ||
           (piece.has_digits(2, 2) && (piece.gap == "-" || (piece.gap == " " && before_time)));
  }

  // A Vietnamese month, or a month name before a year. `size` is set to the number of pieces it takes. The year is
  // looked for first, because the first look-up of a name collects those of all languages.
  int month_at(std::size_t i, std::size_t& size) const {
    if (const int month = vietnamese_month_at(i, size); month != 0) return month;
    size = 1;
    return is_year(behind_fillers(i + 1)) ? month_of_name(at(i).text) : 0;
  }

  // Recognises "tháng" followed by a number or a numeral, and the short forms "thg 12" and "Th12". `size` is set to the
  // number of pieces it takes.
  int vietnamese_month_at(std::size_t i, std::size_t& size) const {
    const std::string_view word = at(i).text;
    size = 2;
    const std::string_view gap = at(i + 1).gap;
    const bool attached = gap.empty() || gap == ".";
    if (const std::string lower = text::lower_ascii(word); (lower == "th" && attached) || lower == "thg")
      return at(i + 1).has_digits(1, 2) ? at(i + 1).value() : 0;
    if (word != "tháng" && word != "Tháng" && word != "THÁNG") return 0;
    if (at(i + 1).has_digits(1, 2)) return at(i + 1).value();
    const int month = month_of_vietnamese_numeral(at(i + 1).text);
    if (month != 10 || at(i + 2).number || at(i + 2).gap != " ") return month;
    const int longer = month_of_vietnamese_numeral(std::string(at(i + 1).text) + " " + std::string(at(i + 2).text));
    if (longer == 0) return month;
    size = 3;
    return longer;
  }

  static bool is_ordinal_ending(const Piece& piece) {
    const std::string word = text::lower_ascii(piece.text);
    return piece.gap.empty() && (word == "st" || word == "nd" || word == "rd" || word == "th" || word == "er" ||
                                 word == "e" || word == "º" || word == "°");
  }

  static bool is_filler(const Piece& piece) {
    const std::string word = text::lower_ascii(piece.text);
    return word == "of" || word == "de" || word == "del" || word == "năm" || word == "nam";
  }

  // The place behind at most four words such as "of" and "năm".
  std::size_t behind_fillers(std::size_t i) const {
    const std::size_t most = i + 4;
    while (i < most && is_filler(at(i))) ++i;
    return i;
  }

  // Databases write no time as their first or last one: "1970-01-01T00:00:00Z", "1900-01-01 00:00:00", "9999-12-31".
  bool stands_for_none(const Day& day) const {
    const bool time_follows = at(after_).text == "T" || at(after_ + 1).gap == ":";
    const bool first = (day.year == 1970 || day.year == 1900) && day.month == 1 && day.day == 1;
    const bool of_spreadsheet = day.year == 1899 && day.month == 12 && day.day == 30;
    return ((first || of_spreadsheet) && time_follows) || (day.year == 9999 && day.month == 12 && day.day == 31);
  }

  // "am" or "pm", also with points: "a.m.". Returns the letter before the m, and the pieces it takes in `size`; 0 for
  // others.
  char half_of_day_at(std::size_t i, std::size_t& size) const {
    const std::string word = text::lower_ascii(at(i).text);
    const bool points =
        (word == "a" || word == "p") && at(i + 1).gap == "." && text::lower_ascii(at(i + 1).text) == "m";
    size = points ? 2 : 1;
    return points || word == "am" || word == "pm" ? word[0] : '\0';
  }

  // Whether a time with AM or PM follows the date. An hour after 12 is none of America.
  bool american() const {
    if (at(after_).has_digits(1, 2) && at(after_).value() > 12) return false;
    std::size_t size = 0;
    for (std::size_t i = std::max<std::size_t>(after_, 1); i < pieces_.size(); ++i)
      if (pieces_[i - 1].number && half_of_day_at(i, size) != '\0') return true;
    return false;
  }

  // Whether a UTC time follows the date ("T18:15:00Z", " 18:15:00.000 +0000", " 6:15 PM GMT") that falls on the next
  // day in Viet Nam.
  bool in_utc_evening() const {
    if (utc_day_ == UtcDay::as_written) return false;
    std::size_t i = after_;
    const bool behind_t = at(i).text == "T";
    if (behind_t) ++i;
    const Piece &first = at(i), &minute = at(i + 1);
    const bool joined = behind_t && (first.has_digits(4, 4) || first.has_digits(6, 6));  // "T181500Z"
    if (!joined && (!first.has_digits(1, 2) || !minute.has_digits(2, 2) || minute.gap != ":")) return false;
    int hour = Piece{first.text.substr(0, 2), {}, true}.value();
    i += joined ? 1 : 2;
    while (at(i).number && (at(i).gap == ":" || at(i).gap == "." || at(i).gap == ",")) ++i;
    std::size_t size = 0;
    if (const char half = half_of_day_at(i, size); half != '\0') {
      hour = hour % 12 + (half == 'p' ? 12 : 0);
      i += size;
    }
    constexpr int viet_nam_hours = 7;
    return is_utc(i) && hour + viet_nam_hours >= 24;
  }

  // "Z", "UTC", "+00:00", "GMT+0000".
  bool is_utc(std::size_t i) const {
    const std::string zone = text::lower_ascii(at(i).text);
    const bool named = zone == "z" || zone == "utc" || zone == "gmt";
    if (named) ++i;
    const Piece& offset = at(i);
    if (!offset.number || !is_sign(offset.gap) || (named && offset.gap.size() != 1)) {
      const bool offset_follows = offset.number && offset.gap != " ";
      return named && !offset_follows;
    }
    const bool minutes_follow = at(i + 1).number && at(i + 1).gap == ":";
    return offset.value() == 0 && offset.text.size() <= 4 && (!minutes_follow || at(i + 1).text == "00");
  }

  // The digits of a text that is a number ("1723680000", "1723680000.123") or a number in "/Date(1723680000000)/".
  std::string_view epoch_digits() const {
    if (pieces_.size() == 1 && pieces_[0].number) return pieces_[0].text;
    if (pieces_.size() == 2 && pieces_[0].number && pieces_[1].number && pieces_[1].gap == ".") return pieces_[0].text;
    const bool wrapped = pieces_.size() >= 2 && pieces_[0].text == "Date" && pieces_[1].number && pieces_[1].gap == "(";
    return wrapped ? pieces_[1].text : std::string_view();
  }

  // Reads ten digits as seconds since 1970, thirteen as milliseconds, and sixteen as microseconds. Times before the
  // year 2000 are not accepted, nor sixteen digits from the year 2100 on, which are more often a number of an article.
  std::string from_epoch(std::string_view digits) const {
    if (digits.size() != 10 && digits.size() != 13 && digits.size() != 16) return {};
    std::int64_t seconds = 0;
    for (const char c : digits.substr(0, 10)) seconds = 10 * seconds + (c - '0');
    constexpr std::int64_t year_2000 = 946684800, year_2100 = 4102444800, day_seconds = 86400;
    if (seconds < year_2000 || (digits.size() == 16 && seconds >= year_2100)) return {};
    if (utc_day_ == UtcDay::in_viet_nam) seconds += std::int64_t{7} * 3600;
    std::int64_t days = (seconds - year_2000) / day_seconds;
    int year = 2000;
    for (; days >= (is_leap(year) ? 366 : 365); ++year) days -= is_leap(year) ? 366 : 365;
    int month = 1;
    for (; days >= days_in(year, month); ++month) days -= days_in(year, month);
    return to_text({year, month, static_cast<int>(days) + 1});
  }

  UtcDay utc_day_;
  std::vector<Piece> pieces_;
  std::size_t after_ = 0;  // the first piece after the date
};

}  // namespace

std::string normalise_date(std::string_view text, UtcDay utc_day) { return DateReader(text, utc_day).read(); }

}  // namespace tra
