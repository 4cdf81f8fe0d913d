#include "archive/read/json_values.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>

#include "archive/html/fragment.h"
#include "archive/html/plain_text.h"
#include "archive/html/shortcodes.h"
#include "archive/read/date.h"
#include "text/ascii.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;
using namespace std::string_view_literals;

constexpr int max_nesting = 32;

// Members that hold the text of an object, the likeliest first.
constexpr std::array text_members = {"rendered"sv, "@value"sv,   "#text"sv,       "_text"sv,      "$t"sv,
                                     "$oid"sv,     "$date"sv,    "$numberLong"sv, "$numberInt"sv, "$uuid"sv,
                                     "text"sv,     "content"sv,  "html"sv,        "raw"sv,        "name"sv,
                                     "title"sv,    "headline"sv, "value"sv,       "paragraphs"sv, "blocks"sv,
                                     "children"sv, "items"sv,    "data"sv,        "main"sv,       "basic"sv,
                                     "caption"sv,  "vi"sv,       "vi-VN"sv,       "vi_VN"sv,      "vn"sv,
                                     "vie"sv};  // the last of texts in several languages
// Members that stand for an object in a line, and are no part of a text: the address of a picture between paragraphs.
constexpr std::array line_members = {"date"sv, "iso"sv,  "seconds"sv, "_seconds"sv, "@id"sv,
                                     "url"sv,  "href"sv, "link"sv,    "id"sv};
constexpr std::string_view between_paragraphs = "\n";

bool append_text(std::string& out, dom::element value, std::string_view separator, int depth);

template <typename Names>
bool append_member(std::string& out, dom::object object, const Names& names, std::string_view separator, int depth) {
  for (const std::string_view name : names)
    if (dom::element inner; object.at_key(name).get(inner) == simdjson::SUCCESS && !is_blank_value(inner))
      if (append_text(out, inner, separator, depth + 1)) return true;
  return false;
}

bool append_object(std::string& out, dom::object object, std::string_view separator, int depth) {
  return append_member(out, object, text_members, separator, depth) ||
         (separator != between_paragraphs && append_member(out, object, line_members, separator, depth));
}

// Whether the item is a piece of a paragraph, as editors keep what is bold or a link: {"type": "text", "text": "..."}.
bool is_piece(dom::element item) {
  std::string_view type;
  return item.is_object() && item["type"].get(type) == simdjson::SUCCESS &&
         (type == "text" || type == "link" || type == "mention");
}

bool append_text(std::string& out, dom::element value, std::string_view separator, int depth) {
  if (depth > max_nesting) return false;
  switch (value.type()) {
    case dom::element_type::STRING:
      if (!out.empty()) out += separator;
      out += std::string_view(value);
      return true;
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
      if (!out.empty()) out += separator;
      out += simdjson::minify(value);
      return true;
    case dom::element_type::ARRAY: {
      bool any = false, behind_piece = false;
      for (const dom::element item : dom::array(value)) {
        const bool piece = is_piece(item);
        any = append_text(out, item, piece && behind_piece ? "" : separator, depth + 1) || any;
        behind_piece = piece;
      }
      return any;
    }
    case dom::element_type::OBJECT:
      return append_object(out, dom::object(value), separator, depth);
    default:
      return false;
  }
}

std::string date_of_days(std::int64_t days) {
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(days))};
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

std::string date_of_number(double number) {
  if (!(number > 0)) return {};
  if (number >= 1.9e13 && number < 2.2e13) number = std::floor(number / 1e6);  // a number like 20240815103000
  if (number >= 19000101 && number <= 21991231)
    return normalise_date(std::to_string(static_cast<std::int64_t>(number)));
  double seconds = number;
  // Recent times are above these bounds in milliseconds, microseconds and nanoseconds.
  for (const double unit : {1e11, 1e14, 1e17})
    if (number >= unit) seconds = number / (unit / 1e8);
  constexpr double year_1973 = 1e8, year_2200 = 7.3e9, viet_nam = 7 * 3600, day = 86400;
  if (seconds < year_1973 || seconds > year_2200) return {};
  return date_of_days(static_cast<std::int64_t>((seconds + viet_nam) / day));
}

std::string date_of_text(std::string_view text) {
  text = text::trim(text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size())
    if (std::string date = date_of_number(number); !date.empty()) return date;
  return normalise_date(text);
}

// A day as an array of year, month and day, in which Java libraries write it. A time may follow.
std::string date_of_array(dom::array array) {
  std::string day;
  for (const dom::element item : array) {
    std::int64_t number = 0;
    if (item.get(number) != simdjson::SUCCESS) return {};
    if (!day.empty()) day += '-';
    day += std::to_string(number);
    if (std::count(day.begin(), day.end(), '-') == 2) return normalise_date(day);
  }
  return {};
}

// A day as an object of its parts: {"year": 2024, "month": 8, "day": 15}.
std::string date_of_parts(dom::element value) {
  std::string day;
  for (const char* part : {"year", "month", "day"}) {
    std::int64_t number = 0;
    if (!value.is_object() || value[part].get(number) != simdjson::SUCCESS) return {};
    day += (day.empty() ? "" : "-") + std::to_string(number);
  }
  return normalise_date(day);
}

enum class Markup : std::uint8_t { none, within_lines, lines };

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Block elements and line breaks. Text that contains one of them is HTML, in which line ends mean nothing.
bool makes_lines(GumboTag tag) {
  constexpr std::array tags = {GUMBO_TAG_P,      GUMBO_TAG_BR,         GUMBO_TAG_DIV,     GUMBO_TAG_LI,
                               GUMBO_TAG_TR,     GUMBO_TAG_H1,         GUMBO_TAG_H2,      GUMBO_TAG_H3,
                               GUMBO_TAG_H4,     GUMBO_TAG_H5,         GUMBO_TAG_H6,      GUMBO_TAG_BODY,
                               GUMBO_TAG_PRE,    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                               GUMBO_TAG_FIGURE, GUMBO_TAG_TABLE,      GUMBO_TAG_UL,      GUMBO_TAG_OL};
  for (const GumboTag known : tags)
    if (known == tag) return true;
  return false;
}

// Whether what follows a tag's name is its end or an attribute. In "a<b và c>d" it is neither.
bool continues_tag(std::string_view rest) {
  constexpr std::array without_value = {"hidden"sv,  "disabled"sv, "checked"sv,   "controls"sv, "nowrap"sv,
                                        "noshade"sv, "open"sv,     "reversed"sv,  "loop"sv,     "muted"sv,
                                        "async"sv,   "defer"sv,    "itemscope"sv, "autoplay"sv, "allowfullscreen"sv,
                                        "download"sv};
  const std::size_t begin = std::min(rest.find_first_not_of(" \t\r\n/"), rest.size());
  const std::size_t end = std::min(rest.find_first_of(" \t\r\n=/>", begin), rest.size());
  const std::string_view name = rest.substr(begin, end - begin);
  if (name.empty()) return rest.substr(begin).starts_with('>');
  const std::size_t behind = rest.find_first_not_of(" \t\r\n", end);
  if (behind != std::string_view::npos && rest[behind] == '=')
    return is_letter(name[0]) || name[0] == ':' || name[0] == '@';
  const std::string lower = text::lower_ascii(name);
  return std::find(without_value.begin(), without_value.end(), lower) != without_value.end();
}

Markup markup_at(std::string_view text) {
  if (text.starts_with("<!--")) return Markup::within_lines;
  std::size_t end = text.starts_with("</") ? 2 : 1;
  const std::size_t begin = end;
  while (end < text.size() && end < 32 && (is_letter(text[end]) || text::is_ascii_digit(text[end]))) ++end;
  if (end == begin || end == text.size() || !is_letter(text[begin])) return Markup::none;
  if (std::strchr(" \t\r\n/>", text[end]) == nullptr || text.find('>', end) == std::string_view::npos ||
      !continues_tag(text.substr(end)))
    return Markup::none;
  const GumboTag tag = ::gumbo_tagn_enum(text.data() + begin, static_cast<unsigned>(end - begin));
  if (tag == GUMBO_TAG_UNKNOWN) return Markup::none;
  return makes_lines(tag) ? Markup::lines : Markup::within_lines;
}

bool is_entity(std::string_view text) {
  std::size_t end = 1;
  if (text.size() > 2 && text[1] == '#') end = 2;
  const std::size_t begin = end;
  while (end < text.size() && end < 34 && (is_letter(text[end]) || text::is_ascii_digit(text[end]))) ++end;
  return end > begin && end < text.size() && text[end] == ';';
}

// Markup by tags; entities are no tags.
Markup find_tags(std::string_view text) {
  Markup found = Markup::none;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const Markup here = markup_at(text.substr(at));
    if (here == Markup::lines) return here;
    if (here != Markup::none) found = here;
  }
  return found;
}

Markup find_markup(std::string_view text) {
  Markup found = find_tags(text);
  for (std::size_t at = text.find('&'); at != std::string_view::npos && found == Markup::none;
       at = text.find('&', at + 1))
    if (is_entity(text.substr(at))) found = Markup::within_lines;
  return found;
}

// Returns the text with <br> for each line end that is not inside a tag.
std::string with_line_breaks(std::string_view text) {
  std::string lines;
  bool in_tag = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    if (text[i] == '<') in_tag = is_letter(next) || next == '/' || next == '!';
    if (text[i] == '>') in_tag = false;
    text[i] == '\n' && !in_tag ? lines += "<br>" : lines += text[i];
  }
  return lines;
}

// Replaces HTML by its text. Without block elements, the lines stay as they are.
void read_once(std::string& text, Markup tags) {
  if (tags == Markup::lines) {
    text = read_html_fragment(text).whole();
    return;
  }
  // Lines before the first character of markup and after the last one are plain text and stay as they are.
  const std::size_t first = text.rfind('\n', text.find_first_of("<&")) + 1;
  const std::size_t last = std::min(text.find('\n', text.find_last_of("<&>")), text.size());
  const std::string lines = with_line_breaks(std::string_view(text).substr(first, last - first));
  text.replace(first, last - first, read_html_fragment(lines).whole());
}

// Removes the mark around a text that was taken from XML with it.
void drop_cdata_mark(std::string& text) {
  constexpr std::string_view begin = "<![CDATA[", end = "]]>";
  const std::string_view whole = text::trim(text);
  if (!whole.starts_with(begin) || !whole.ends_with(end)) return;
  text = std::string(whole.substr(begin.size(), whole.size() - begin.size() - end.size()));
}

// Whether a text without tags became HTML when its entities were decoded. It must be HTML as a whole, because a text
// may mention an element.
bool is_escaped_html(std::string_view text) {
  text = text::trim(text);
  return text.starts_with('<') && text.ends_with('>') && find_tags(text) == Markup::lines && holds_element(text);
}

// Decodes entities that are left in the lines, because they were escaped twice.
void unescape_lines_again(std::string& text) {
  if (text.find('&') == std::string::npos) return;
  std::string lines;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    if (from > 0) lines += '\n';
    lines += unescape_again(text.substr(from, to - from));
    from = to + 1;
  }
  text = std::move(lines);
}

}  // namespace

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

bool is_blank_value(dom::element value) {
  switch (value.type()) {
    case dom::element_type::NULL_VALUE:
      return true;
    case dom::element_type::STRING:
      return is_blank(std::string_view(value));
    case dom::element_type::ARRAY:
      return dom::array(value).size() == 0;
    case dom::element_type::OBJECT:
      return dom::object(value).size() == 0;
    default:
      return false;
  }
}

std::optional<std::string> text_of(dom::element value, std::string_view separator) {
  if (std::string_view plain; value.get(plain) == simdjson::SUCCESS) return std::string(plain);
  std::string text;
  if (!append_text(text, value, separator, 0)) return std::nullopt;
  return text;
}

std::string date_of(dom::element value, bool in_utc) {
  if (dom::array array; value.get(array) == simdjson::SUCCESS)
    if (std::string day = date_of_array(array); !day.empty()) return day;
  if (double number; value.get(number) == simdjson::SUCCESS) return date_of_number(number);
  if (std::string day = date_of_parts(value); !day.empty()) return day;
  std::optional<std::string> text = text_of(value, " ");
  if (!text) return {};
  if (in_utc && text->find(':') != std::string::npos && text::is_ascii_digit(text->back())) *text += 'Z';
  return date_of_text(*text);
}

void read_markup(std::string& text) {
  drop_cdata_mark(text);
  drop_shortcodes(text);
  const Markup tags = find_tags(text);
  if (tags == Markup::none && find_markup(text) == Markup::none) return;
  read_once(text, tags);
  if (tags == Markup::none && is_escaped_html(text)) read_once(text, find_tags(text));
  unescape_lines_again(text);
}

}  // namespace tra
