#include "archive/facets/dates.h"

#include <array>
#include <cstdio>
#include <optional>

namespace tra::archive {
namespace {

struct Words {
  std::uint64_t ngay = word_key("ngày"), thang = word_key("tháng"), nam = word_key("năm"), va = word_key("và"),
                den = word_key("đến"), toi = word_key("tới"), mung = word_key("mùng"), mong = word_key("mồng");
  std::array<std::uint64_t, 15> before = {word_key("ngày"), word_key("hôm"),  word_key("sáng"), word_key("chiều"),
                                          word_key("tối"),  word_key("trưa"), word_key("đêm"),  word_key("nay"),
                                          word_key("qua"),  word_key("từ"),   word_key("vào"),  word_key("mùng"),
                                          word_key("tới"),  word_key("đến"),  word_key("rạng")};
  std::array<std::uint64_t, 8> weekday = {word_key("hai"), word_key("ba"),  word_key("tư"),   word_key("năm"),
                                          word_key("sáu"), word_key("bảy"), word_key("nhật"), word_key("nay")};
};

const Words& words() {
  static const Words w;
  return w;
}

template <std::size_t N>
bool is_one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  for (std::uint64_t k : keys)
    if (k == key) return true;
  return false;
}

class Reader {
 public:
  Reader(std::span<const Token> tokens, std::uint32_t from, std::uint32_t to) : tokens_(tokens), from_(from), to_(to) {}

  Dates run() {
    for (std::uint32_t i = from_; i < to_;) {
      std::uint32_t next = i + 1;
      if (tokens_[i].digits) {
        if (std::optional<DateMention> d = day_or_span(i)) {
          next = d->end;
          found_.days.push_back(*d);
        } else if (std::optional<YearMention> y = year(i)) {
          next = y->end;
          found_.years.push_back(*y);
        }
      }
      i = next;
    }
    return std::move(found_);
  }

 private:
  bool number(std::uint32_t i, std::uint32_t max) const {
    return i < to_ && tokens_[i].digits && tokens_[i].number >= 1 && tokens_[i].number <= max &&
           tokens_[i].end - tokens_[i].begin <= 2;
  }
  bool year_number(std::uint32_t i) const {
    return i < to_ && tokens_[i].digits && tokens_[i].end - tokens_[i].begin == 4 && tokens_[i].number >= 1900 &&
           tokens_[i].number <= 2100;
  }
  bool is(std::uint32_t i, std::uint64_t key) const { return i < to_ && tokens_[i].key == key; }
  bool gap_is(std::uint32_t i, std::uint16_t gap) const { return i < to_ && tokens_[i].gap == gap; }
  int value(std::uint32_t i) const { return static_cast<int>(tokens_[i].number); }

  // Is a bare D-M or D/M here a date? After "ngày", a part of the day, or in brackets after "hôm nay" or a weekday.
  bool announced(std::uint32_t i) const {
    if (i == from_) return false;
    const Token& before = tokens_[i - 1];
    const std::uint16_t gap = tokens_[i].gap;
    if (gap == kSpace) return is_one_of(before.key, words().before);
    if (gap & kOpen) return is_one_of(before.key, words().weekday) || is_one_of(before.key, words().before);
    return (gap & kComma) && is_one_of(before.key, words().weekday);
  }

  // D/M[/Y], D-M[-Y], D.M[.Y], D tháng M [năm Y]; `loose` admits D-M and D.M without a year.
  std::optional<DateMention> day(std::uint32_t i, bool loose) const {
    if (!number(i, 31)) return {};
    DateMention d;
    d.begin = i;
    d.from.day = value(i);
    if (is(i + 1, words().thang) && gap_is(i + 1, kSpace) && number(i + 2, 12)) {
      d.from.month = value(i + 2);
      d.end = i + 3;
      if (is(d.end, words().nam) && year_number(d.end + 1)) {
        d.from.year = value(d.end + 1);
        d.end += 2;
      } else if (gap_is(d.end, kSlash) && year_number(d.end)) {
        d.from.year = value(d.end);
        d.end += 1;
      }
    } else {
      const std::uint16_t gap = i + 1 < to_ ? tokens_[i + 1].gap : 0;
      if (gap != kSlash && gap != kHyphen && gap != kDot) return {};
      if (!number(i + 1, 12)) return {};
      d.from.month = value(i + 1);
      d.end = i + 2;
      if (gap_is(d.end, gap) && year_number(d.end)) {
        d.from.year = value(d.end);
        d.end += 1;
      } else if (d.end < to_ && tokens_[d.end].digits && tokens_[d.end].gap == gap) {
        return {};  // 1-2-3: no date
      } else if (gap != kSlash && !loose) {
        return {};
      }
      if (d.from.year == 0 && is(d.end, words().nam) && year_number(d.end + 1)) {
        d.from.year = value(d.end + 1);
        d.end += 2;
      }
    }
    if (!valid(d.from)) return {};
    d.to = d.from;
    return d;
  }

  // What joins the ends of a span: "-", "đến", "tới", "và"; returns the token of the second end, or 0.
  std::uint32_t joined(std::uint32_t i) const {
    if (i >= to_) return 0;
    if (tokens_[i].digits) return (tokens_[i].gap & kHyphen) && !(tokens_[i].gap & ~(kHyphen | kSpace)) ? i : 0;
    if (tokens_[i].gap != kSpace && tokens_[i].gap != (kSpace | kHyphen)) return 0;
    if (is(i, words().den) || is(i, words().toi) || is(i, words().va))
      ++i;
    else if (!is(i, words().ngay) || !(tokens_[i].gap & kHyphen))
      return 0;
    if (is(i, words().ngay)) ++i;
    if (is(i, words().mung) || is(i, words().mong)) ++i;
    return i < to_ && tokens_[i].digits ? i : 0;
  }

  std::optional<DateMention> day_or_span(std::uint32_t i) const {
    const bool loose = announced(i);
    // D1 - D2/M
    if (number(i, 31) && loose_span(i, loose)) {
      const std::uint32_t second = joined(i + 1);
      if (std::optional<DateMention> last = day(second, true)) {
        const bool hyphens = tokens_[second].gap == kHyphen && second + 1 < to_ && tokens_[second + 1].gap == kHyphen;
        if (value(i) < last->from.day && !(hyphens && last->from.year == 0)) {
          DateMention d = *last;
          d.begin = i;
          d.from.day = value(i);
          return d;
        }
      }
    }
    std::optional<DateMention> first = day(i, loose);
    if (!first) return {};
    if (std::uint32_t second = joined(first->end)) {
      const bool neighbours_only = is(first->end, words().va);
      std::optional<DateMention> last = day(second, loose);
      if (last && neighbours_only && !(last->from.month == first->from.month && last->from.day == first->from.day + 1))
        last.reset();
      if (last && (first->from.year == 0 || last->from.year == 0 || first->from.year <= last->from.year) &&
          ordered(first->from, last->from)) {
        first->to = last->from;
        first->end = last->end;
        if (first->from.year == 0 && last->from.year != 0)
          first->from.year = last->from.year - (first->from.month > last->from.month ? 1 : 0);
        return first;
      }
    }
    if (!loose && first->from.year == 0 && !in_brackets(i)) return {};
    return first;
  }

  bool loose_span(std::uint32_t i, bool loose) const {
    const std::uint32_t second = joined(i + 1);
    return second != 0 && (loose || tokens_[i + 1].digits);
  }

  bool in_brackets(std::uint32_t i) const { return tokens_[i].gap & kOpen; }

  static bool ordered(const Day& a, const Day& b) {
    if (a.year && b.year) return day_number(a) < day_number(b);
    return a.month < b.month || (a.month == b.month && a.day < b.day) || (a.month == 12 && b.month == 1);
  }

  std::optional<YearMention> year(std::uint32_t i) const {
    if (number(i, 12) && i > from_ && tokens_[i - 1].key == words().thang &&
        (gap_is(i + 1, kSlash) || gap_is(i + 1, kDot) || gap_is(i + 1, kHyphen)) && year_number(i + 1))
      return YearMention{i, i + 2, value(i + 1), value(i)};
    if (year_number(i) && i > from_ && tokens_[i - 1].key == words().nam) {
      YearMention y{i, i + 1, value(i), 0};
      if (i >= from_ + 3 && tokens_[i - 2].digits && tokens_[i - 3].key == words().thang && tokens_[i - 2].number <= 12)
        y.month = value(i - 2);
      return y;
    }
    return {};
  }

  std::span<const Token> tokens_;
  std::uint32_t from_, to_;
  Dates found_;
};

}  // namespace

bool valid(const Day& d) {
  static constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d.month < 1 || d.month > 12 || d.day < 1 || d.day > days[d.month - 1]) return false;
  const bool leap = d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0);
  return d.year == 0 || leap || d.month != 2 || d.day < 29;
}

std::string format_day(const Day& d) {
  char text[16];
  if (d.year)
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", d.year % 10000, d.month % 100, d.day % 100);
  else
    std::snprintf(text, sizeof text, "%02d-%02d", d.month % 100, d.day % 100);
  return text;
}

std::string format_dates(const DateMention& m) {
  return m.span() ? format_day(m.from) + "/" + format_day(m.to) : format_day(m.from);
}

int day_number(const Day& d) {
  const int y = d.year - (d.month <= 2);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

Day parse_iso(std::string_view text) {
  Day d;
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return d;
  auto digits = [&](std::size_t from, std::size_t count) {
    int v = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      v = v * 10 + (text[i] - '0');
    }
    return v;
  };
  Day read{digits(0, 4), digits(5, 2), digits(8, 2)};
  return read.year > 0 && valid(read) ? read : d;
}

Dates find_dates(std::span<const Token> tokens, std::uint32_t from, std::uint32_t to) {
  return Reader(tokens, from, to).run();
}

}  // namespace tra::archive
