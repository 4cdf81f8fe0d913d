#include "archive/html/nesting.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "archive/html/tree.h"
#include "archive/read/source.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t max_depth = 2048;
constexpr std::size_t max_attributes = 2048;

// Void elements, and elements that the next sibling closes implicitly. They cannot nest deeply. Elements at whose
// border the search for an open element stops: an end tag inside them closes nothing outside.
constexpr std::array<std::string_view, 31> never_deep = {
    "area",   "base",  "br",     "col",      "embed",    "hr",   "img",  "input", "link", "meta", "param",
    "source", "track", "wbr",    "p",        "li",       "dt",   "dd",   "tr",    "td",   "th",   "tbody",
    "thead",  "tfoot", "option", "optgroup", "colgroup", "html", "head", "body",  "a"};

// Elements that an end tag inside them cannot close across.
constexpr std::array<std::string_view, 7> scopes = {"table", "template", "object", "marquee", "applet", "svg", "math"};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void close(std::vector<std::string>& open, std::string_view name) {
  for (std::size_t i = open.size(); i-- > 0;) {
    if (open[i] == name) return open.resize(i);
    if (contains(scopes, open[i])) return;
  }
}

// Returns the end of the attribute value that begins at `at`. Quotes have a meaning only around values.
std::size_t skip_value(std::string_view html, std::size_t at) {
  while (at < html.size() && text::is_ascii_blank(html[at])) ++at;
  if (at < html.size() && (html[at] == '"' || html[at] == '\''))
    return std::min(html.find(html[at], at + 1), html.size() - 1) + 1;
  while (at < html.size() && !text::is_ascii_blank(html[at]) && html[at] != '>') ++at;
  return at;
}

// Returns the position after the '>' of the tag whose attributes begin at `at`.
std::size_t skip_tag(std::string_view html, std::size_t at) {
  std::size_t attributes = 0;
  while (at < html.size() && html[at] != '>') {
    if (text::is_ascii_blank(html[at]) || html[at] == '/') {
      ++at;
      continue;
    }
    if (++attributes > max_attributes) throw ReadError("a tag with more than 2048 attributes");
    ++at;  // an attribute name may begin with '='
    while (at < html.size() && !text::is_ascii_blank(html[at]) && html[at] != '/' && html[at] != '>' && html[at] != '=')
      ++at;
    std::size_t equals = at;
    while (equals < html.size() && text::is_ascii_blank(html[equals])) ++equals;
    if (equals < html.size() && html[equals] == '=') at = skip_value(html, equals + 1);
  }
  return std::min(at + 1, html.size());
}

// Elements whose content is plain text up to their own end tag.
constexpr std::array<std::string_view, 8> raw_text = {"script", "style",  "textarea", "title",
                                                      "xmp",    "iframe", "noembed",  "noframes"};

// Finds the end tag of a raw text element whose content begins at `at`.
std::size_t find_end_tag(std::string_view html, std::size_t at, std::string_view name) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
    const std::size_t behind = at + 2 + name.size();
    const bool ends =
        behind >= html.size() || text::is_ascii_blank(html[behind]) || html[behind] == '/' || html[behind] == '>';
    if (ends && text::lower_ascii(html.substr(at + 2, name.size())) == name) return at;
  }
  return html.size();
}

std::string_view tag_name(std::string_view html, std::size_t at) {
  std::size_t end = at;
  while (end < html.size() && !text::is_ascii_blank(html[end]) && html[end] != '/' && html[end] != '>') ++end;
  return html.substr(at, end - at);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

void check_nesting(std::string_view html) {
  std::vector<std::string> open;
  std::size_t at = 0;
  while ((at = html.find('<', at)) != std::string_view::npos) {
    ++at;
    if (html.substr(at, 3) == "!--") {
      at = std::min(html.find("-->", at), html.size());
      continue;
    }
    const bool end_tag = at < html.size() && html[at] == '/';
    if (end_tag) ++at;
    if (at >= html.size() || !is_letter(html[at])) continue;
    const std::string name = text::lower_ascii(tag_name(html, at));
    at = skip_tag(html, at + name.size());
    if (end_tag) {
      close(open, name);
    } else if (contains(raw_text, name)) {
      at = find_end_tag(html, at, name);
    } else if (!contains(never_deep, name)) {
      open.push_back(name);
      if (open.size() > max_depth) throw ReadError("HTML with more than 2048 elements inside one another");
    }
  }
}

}  // namespace tra
