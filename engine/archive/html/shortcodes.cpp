#include "archive/html/shortcodes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tra {
namespace {

bool is_shortcode_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

// WordPress' own, and those that begin as the most used builders of pages name theirs.
bool is_shortcode(std::string_view name) {
  constexpr std::array<std::string_view, 7> own = {"caption", "wp_caption", "gallery", "embed",
                                                   "audio",   "video",      "playlist"};
  constexpr std::array<std::string_view, 5> beginnings = {"vc_", "et_pb_", "fusion_", "ux_", "su_"};
  return std::find(own.begin(), own.end(), name) != own.end() ||
         std::any_of(beginnings.begin(), beginnings.end(), [&](auto one) { return name.starts_with(one); });
}

// The length of a shortcode at the beginning of the text; 0 when there is none.
std::size_t shortcode_length(std::string_view text) {
  constexpr std::string_view embed = "[embed", embed_end = "[/embed]";
  const std::size_t begin = text.starts_with("[/") ? 2 : 1;
  std::size_t end = begin;
  while (end < text.size() && is_shortcode_byte(text[end])) ++end;
  if (end == text.size() || (text[end] != ' ' && text[end] != ']' && text[end] != '/')) return 0;
  if (!is_shortcode(text.substr(begin, end - begin))) return 0;
  const std::size_t close = text.find_first_of("]\n", end);
  if (close == std::string_view::npos || text[close] == '\n') return 0;
  if (text.starts_with(embed))
    if (const std::size_t last = text.find(embed_end, close); last != std::string_view::npos)
      return last + embed_end.size();
  return close + 1;
}

}  // namespace

void drop_shortcodes(std::string& text) {
  std::string kept;
  std::size_t from = 0;
  for (std::size_t at = text.find('['); at != std::string::npos; at = text.find('[', std::max(at + 1, from))) {
    const std::size_t length = shortcode_length(std::string_view(text).substr(at));
    if (length == 0) continue;
    kept.append(text, from, at - from);
    from = at + length;
  }
  if (from > 0) text = kept.append(text, from);
}

}  // namespace tra
