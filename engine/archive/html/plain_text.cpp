// Text that still shows entities or tags is parsed as HTML again, for a bounded number of rounds.
#include "archive/html/plain_text.h"

#include <gumbo.h>

#include <algorithm>
#include <bitset>
#include <utility>

#include "archive/read/source.h"

namespace tra {
namespace {

constexpr int most_rounds = 3;

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool has_entity(std::string_view text) {
  constexpr std::size_t longest = 10;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == '#') ++end;
    while (end < text.size() && end - at < longest && is_alphanumeric(text[end])) ++end;
    if (end > at + 2 && end < text.size() && text[end] == ';') return true;
  }
  return false;
}

// Whether the text is HTML. A sentence about HTML may name tags: "Thẻ <p> mở đoạn, thẻ </p> đóng đoạn".
bool has_markup(std::string_view text) {
  if (text.find('<') == std::string_view::npos) return false;
  const bool around = text.starts_with('<') || text.ends_with('>');
  const bool several = text.find("</") != text.rfind("</");
  const auto holds_any = [&](std::initializer_list<std::string_view> tags) {
    return std::any_of(tags.begin(), tags.end(), [&](auto tag) { return text.find(tag) != std::string_view::npos; });
  };
  return holds_any({"<br>", "<br/", "<br />"}) || (around && text.find("<p>") != std::string_view::npos) ||
         ((around || several) && holds_any({"</p>", "</div>", "</a>", "</strong>"}));
}

std::string joined_lines(std::string_view html) {
  std::string text;
  const HtmlTree tree(html);
  for (const HtmlLine& line : collect_lines(tree.root()).all) {
    if (!text.empty()) text += '\n';
    text += line.text;
  }
  return text;
}

std::string escape_tags(std::string_view text) {
  std::string escaped;
  for (const char c : text) c == '<' ? escaped += "&lt;" : escaped += c;
  return escaped;
}

}  // namespace

std::string unescape_again(std::string text) {
  try {
    for (int round = 0; round < most_rounds && has_entity(text); ++round)
      text = inner_text(HtmlTree(escape_tags(text)).root());
  } catch (const ReadError&) {  // not parsable as HTML: the text stays as it is
  }
  return text;
}

std::string html_to_text(std::string_view html) {
  std::string text(html);
  try {
    for (int round = 0; round < most_rounds && (has_entity(text) || text.find('<') != std::string::npos); ++round) {
      if (round > 0 && !has_entity(text) && !has_markup(text)) break;
      text = joined_lines(text);
    }
  } catch (const ReadError&) {
  }
  return text;
}

bool holds_element(std::string_view text) {
  std::bitset<GUMBO_TAG_LAST + 1> started;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const bool ends = text.substr(at).starts_with("</");
    const std::size_t begin = at + (ends ? 2 : 1);
    std::size_t end = begin;
    while (end < text.size() && is_alphanumeric(text[end])) ++end;
    if (end == begin || end == text.size() || (text[end] != '>' && (ends || text[end] != ' '))) continue;
    const GumboTag tag = ::gumbo_tagn_enum(text.data() + begin, static_cast<unsigned>(end - begin));
    if (tag == GUMBO_TAG_UNKNOWN) continue;
    if (!ends) started.set(tag);
    if (ends && started.test(tag)) return true;
  }
  return false;
}

std::string line_without_tags(std::string text) {
  text = unescape_again(std::move(text));
  if (!holds_element(text)) return text;
  text = html_to_text(text);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string text_key(std::string_view text) {
  std::string key;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xe2 && i + 2 < text.size() && (text[i + 1] == '\x80' || text[i + 1] == '\x81'))
      i += 2;  // skips general punctuation
    else if (byte == 0xc2 && i + 1 < text.size())
      i += 1;  // skips Latin-1 punctuation and symbols
    else if (byte >= 0x80)
      key += text[i];
    else if (is_alphanumeric(text[i]))
      key += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
  }
  return key;
}

void unescape_lines(std::vector<HtmlLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (has_markup(lines[i].text)) {
      const std::string text = html_to_text(lines[i].text);
      std::vector<HtmlLine> several;
      for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        several.push_back(lines[i]);
        several.back().text = text.substr(from, to - from);
        several.back().link_bytes = several.back().time_bytes = 0;
        from = to + 1;
      }
      const auto at = lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
      lines.insert(at, several.begin(), several.end());
      i += several.size() - 1;
    } else if (has_entity(lines[i].text)) {
      lines[i].text = unescape_again(std::move(lines[i].text));
    }
  }
}

}  // namespace tra
