#include "archive/html/data_addresses.h"

#include <algorithm>
#include <string_view>

namespace tra {
namespace {

constexpr std::size_t least_bytes = 1024;  // a shorter address stays

bool is_base64(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
         c == '=' || c == '%';
}

}  // namespace

void drop_data_addresses(std::string& html) {
  constexpr std::string_view mark = ";base64,";
  std::size_t kept = 0, from = 0;  // bytes before `kept` are final; bytes from `from` on are yet to be moved
  const auto keep_up_to = [&](std::size_t end) {
    if (kept != from)
      std::copy(html.begin() + static_cast<std::ptrdiff_t>(from), html.begin() + static_cast<std::ptrdiff_t>(end),
                html.begin() + static_cast<std::ptrdiff_t>(kept));
    kept += end - from;
    from = end;
  };
  for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at)) {
    at += mark.size();
    const auto begin = html.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = std::find_if_not(begin, html.end(), is_base64);
    const auto length = static_cast<std::size_t>(end - begin);
    if (length < least_bytes) continue;
    keep_up_to(at);
    from = at += length;
  }
  keep_up_to(html.size());
  html.resize(kept);
  if (html.capacity() / 2 > html.size()) html.shrink_to_fit();
}

}  // namespace tra
