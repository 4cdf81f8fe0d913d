#include "archive/facets/ordinals.h"

#include <algorithm>
#include <array>

namespace tra::archive {
namespace {

// Number words up to ninety-nine by their parts: "hai mươi mốt", "mười lăm".
struct NumberWords {
  std::array<std::uint64_t, 10> units = {0,
                                         0,
                                         word_key("hai"),
                                         word_key("ba"),
                                         word_key("tư"),
                                         word_key("năm"),
                                         word_key("sáu"),
                                         word_key("bảy"),
                                         word_key("tám"),
                                         word_key("chín")};
  std::uint64_t nhat = word_key("nhất"), muoi = word_key("mười"), muoi_after = word_key("mươi"), mot = word_key("một"),
                mot_after = word_key("mốt"), bon = word_key("bốn"), lam = word_key("lăm"), dau = word_key("đầu"),
                nay = word_key("này");
};

const NumberWords& number_words() {
  static const NumberWords words;
  return words;
}

int unit(std::uint64_t key) {
  const NumberWords& w = number_words();
  for (int i = 2; i < 10; ++i)
    if (w.units[static_cast<std::size_t>(i)] == key) return i;
  if (key == w.bon) return 4;
  if (key == w.lam) return 5;
  if (key == w.mot || key == w.mot_after || key == w.nhat) return 1;
  return 0;
}

int roman(std::string_view text) {
  auto value = [](char c) { return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : 0; };
  int total = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int v = value(text[i]);
    if (v == 0) return 0;
    total += i + 1 < text.size() && value(text[i + 1]) > v ? -v : v;
  }
  return total;
}

// The number that begins at a token, 0 when there is none.
int number_at(const Reading& r, std::uint32_t i, std::uint32_t end) {
  const auto& tokens = r.text.tokens;
  if (i >= end || (tokens[i].gap & ~kSpace)) return 0;
  const NumberWords& w = number_words();
  if (tokens[i].digits) {
    const bool plain = i + 1 >= end || !(tokens[i + 1].gap & (kSlash | kHyphen | kDot) && tokens[i + 1].digits &&
                                         !(tokens[i + 1].gap & kSpace));
    return plain && tokens[i].number <= 199 ? static_cast<int>(tokens[i].number) : 0;
  }
  if (tokens[i].upper && (tokens[i].all_caps || tokens[i].letters == 1)) return roman(r.text.of(tokens[i]));
  const auto key = [&](std::uint32_t at) { return at < end && tokens[at].gap == kSpace ? tokens[at].key : 0; };
  if (tokens[i].key == w.muoi) {
    const int u = unit(key(i + 1));
    return 10 + u;
  }
  const int tens = unit(tokens[i].key);
  if (tens && key(i + 1) == w.muoi_after) return tens * 10 + unit(key(i + 2));
  return tens;
}

// A cue and its number in [begin, end), the nearest to the meeting's name.
std::optional<int> nearest(const Reading& r, const Match& meeting, std::uint32_t begin, std::uint32_t end) {
  std::optional<int> found;
  std::uint32_t distance = ~0u;
  for (const Match& cue : r.in(Family::cue, begin, end)) {
    if (!(cue.rule->code & kCueOrdinal)) continue;
    const int n = number_at(r, cue.end, end);
    if (n == 0) continue;
    const std::uint32_t d = cue.begin >= meeting.end ? cue.begin - meeting.end : meeting.begin - cue.begin;
    // A number before the name belongs to it only through "phiên họp lần thứ N [của]": nothing but a few words between.
    if (cue.begin < meeting.begin && d > 6) continue;
    if (d < distance) {
      distance = d;
      found = n;
    }
  }
  return found;
}

}  // namespace

std::optional<int> ordinal_of(const Reading& r, const Match& meeting) {
  std::uint32_t begin = r.clause_begin(meeting.begin), end = r.clause_end(meeting.end - 1);
  // Another meeting's name ends the reach: its number is its own.
  for (const Match& other : r.in(Family::meeting, begin, end)) {
    if (!(other.rule->options & kOptNumbered)) continue;
    if (other.end <= meeting.begin) begin = std::max(begin, other.end);
    if (other.begin > meeting.end) {
      end = std::min(end, other.begin);
      break;
    }
  }
  // "vòng đàm phán thứ 17"
  static const std::uint64_t thu = word_key("thứ");
  if (meeting.end < end && r.text.tokens[meeting.end].key == thu)
    if (const int n = number_at(r, meeting.end + 1, end)) return n;
  return nearest(r, meeting, begin, std::min(end, meeting.end + 14));
}

}  // namespace tra::archive
