// The publication day inside an address: as folders, as a number, or inside the article's number.
#include "archive/facets/dates.h"
#include "archive/zones/zones.h"

namespace tra::archive {
namespace {

int digits_at(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  if (from + count > text.size()) return -1;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool plausible(const Day& day) { return valid(day) && day.year >= 1995 && day.year <= 2100; }

}  // namespace

std::string date_of_url(std::string_view url) {
  for (std::size_t i = 0; i < url.size();) {
    std::size_t end = i;
    while (end < url.size() && url[end] >= '0' && url[end] <= '9') ++end;
    const std::size_t size = end - i;
    Day day;
    if (size == 4 && end + 6 <= url.size() && (url[end] == '/' || url[end] == '-') && url[end + 3] == url[end])
      day = {digits_at(url, i, 4), digits_at(url, end + 1, 2), digits_at(url, end + 4, 2)};
    else if (size == 8)
      day = {digits_at(url, i, 4), digits_at(url, i + 4, 2), digits_at(url, i + 6, 2)};
    else if (size >= 15 && digits_at(url, i + 9, 2) < 24 && digits_at(url, i + 11, 2) < 60 &&
             digits_at(url, i + 13, 2) < 60)
      day = {2000 + digits_at(url, i + 3, 2), digits_at(url, i + 5, 2),
             digits_at(url, i + 7, 2)};  // channel, then yymmddHHMMSS
    if (size && plausible(day)) return format_day(day);
    i = end + (size == 0);
  }
  return {};
}

}  // namespace tra::archive
