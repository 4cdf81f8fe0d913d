#include "archive/zones/long_page.h"

#include <algorithm>

#include "text/utf8.h"

namespace tra::archive {
namespace {

struct Cut {
  std::size_t at;
  char before;  // separates what follows from what precedes
};

// The last line end before a place, else the last blank, else the place itself. A border is looked for in a quarter of
// what is read.
Cut cut_near(std::string_view page, std::size_t place) {
  constexpr std::size_t kReach = kLongPage / 8;
  for (const char border : {'\n', ' '}) {
    const std::size_t at = page.rfind(border, place - 1);
    if (at != std::string_view::npos && at + kReach >= place) return {at + 1, border};
  }
  while (text::splits_code_point(page, place)) --place;
  return {place, '\0'};
}

}  // namespace

DividedPage divide_page(std::string_view page) {
  if (page.size() <= kLongPage) return {page, {}, {}};
  const Cut first = cut_near(page, kLongPage / 2);
  const Cut last = cut_near(page, page.size() - kLongPage / 2);
  return {page.substr(0, first.at), page.substr(first.at, last.at - first.at), page.substr(last.at), first.before,
          last.before};
}

Line line_of_middle(const DividedPage& page) {
  constexpr std::uint32_t kManyWords = 1000;
  Line line;
  line.raw = page.middle;
  line.words = kManyWords;
  line.terminal = line.listed = true;
  line.zone = LineZone::body;
  line.before = page.before_middle;
  return line;
}

}  // namespace tra::archive
