#include "output/vietnamese_format.h"

#include <algorithm>

#include "output/progress.h"

namespace tra::cli {

std::string vietnamese_date(const std::string& iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return iso;
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

std::string vietnamese_dates(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos)
    return vietnamese_dates(text.substr(0, slash)) + "–" + vietnamese_dates(text.substr(slash + 1));
  return text.size() == 5 ? text.substr(3, 2) + "/" + text.substr(0, 2) : vietnamese_date(text);
}

std::string vietnamese_number(std::uint64_t number) {
  std::string text = with_separators(number);
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

}  // namespace tra::cli
