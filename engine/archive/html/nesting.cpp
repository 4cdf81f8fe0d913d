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

// Void elements and those that a sibling closes unasked.
constexpr std::array<std::string_view, 31> never_deep = {
    "area",   "base",  "br",     "col",      "embed",    "hr",   "img",  "input", "link", "meta", "param",
    "source", "track", "wbr",    "p",        "li",       "dt",   "dd",   "tr",    "td",   "th",   "tbody",
    "thead",  "tfoot", "option", "optgroup", "colgroup", "html", "head", "body",  "a"};

// End tags do not reach out of these.
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

// The end of the tag that begins at `at`, past its '>'; counts what may be attributes.
std::size_t skip_tag(std::string_view html, std::size_t at) {
  std::size_t attributes = 0;
  for (char quote = 0; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    } else if (c == ' ' || c == '\n' || c == '\t' || c == '/') {
      if (++attributes > max_attributes) throw ReadError("a tag with more than 2048 attributes");
    }
  }
  return at;
}

std::string_view tag_name(std::string_view html, std::size_t at) {
  std::size_t end = at;
  while (end < html.size() && std::string_view(" \t\r\n\f/>").find(html[end]) == std::string_view::npos) ++end;
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
    } else if (name == "script" || name == "style") {
      at = std::min(html.find("</", at), html.size());
    } else if (!contains(never_deep, name)) {
      open.push_back(name);
      if (open.size() > max_depth) throw ReadError("HTML with more than 2048 elements inside one another");
    }
  }
}

}  // namespace tra
