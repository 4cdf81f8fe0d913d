#include "archive/html/style_rules.h"

#include <algorithm>
#include <utility>

#include "archive/read/source.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t most_names = 200'000;      // in the rules of a page about visibility; they bound memory
constexpr std::size_t most_rules_of_name = 256;  // each is tried for every element of the name; they bound time

void check_limit(std::size_t number, std::size_t most, const char* what) {
  if (number > most)
    throw ReadError("a page whose style sheets show or hide elements by more than " + std::to_string(most) + what +
                    ", the limit");
}

std::string without_blanks(std::string_view declarations) {
  std::string style;
  for (const char c : text::lower_ascii(declarations))
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') style += c;
  return style;
}

// Whether a style attribute contains the declaration. It must begin a declaration, so "xdisplay:none" does not count.
bool style_sets(const std::string& style, std::string_view declaration) {
  for (std::size_t at = style.find(declaration); at != std::string::npos; at = style.find(declaration, at + 1)) {
    const std::size_t end = at + declaration.size();
    const bool begins = at == 0 || style[at - 1] == ';';
    if (begins && (end == style.size() || style[end] == ';' || style[end] == '!')) return true;
  }
  return false;
}

// Whether a property moves an element out of the page by at least a thousand units.
bool moved_away(const std::string& style) {
  for (const std::string_view property : {"left:-", "top:-", "right:-", "text-indent:-", "margin-left:-"})
    for (std::size_t at = style.find(property); at != std::string::npos; at = style.find(property, at + 1)) {
      if (at > 0 && style[at - 1] != ';') continue;
      const std::size_t digits = at + property.size();
      const std::size_t end = std::min(style.find_first_not_of("0123456789", digits), style.size());
      if (end - digits >= 4) return true;
    }
  return false;
}

// Whether nothing is left of an element by its clip: the ways in which frameworks write "sr-only".
bool clipped_away(const std::string& style) {
  for (const std::string_view clip :
       {"clip:rect(0,0,0,0)", "clip:rect(0000)", "clip:rect(0px,0px,0px,0px)", "clip:rect(1px,1px,1px,1px)",
        "clip:rect(1px1px1px1px)", "clip-path:inset(50%)", "clip-path:inset(100%)"})
    if (style_sets(style, clip)) return true;
  return false;
}

bool is_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Calls `take` with each name of a selector: "p", ".a", "#b". Returns false when it has anything else.
template <typename Take>
bool each_name(std::string_view selector, const Take& take) {
  while (!selector.empty()) {
    std::size_t end = selector.front() == '.' || selector.front() == '#' ? 1 : 0;
    const std::size_t begin = end;
    while (end < selector.size() && is_of_name(selector[end])) ++end;
    if (end == begin) return false;
    take(selector.substr(0, end));
    selector.remove_prefix(end);
  }
  return true;
}

std::string without_comments(std::string_view sheet) {
  std::string rest;
  for (std::size_t at = 0; at < sheet.size();) {
    const std::size_t comment = std::min(sheet.find("/*", at), sheet.size());
    rest += sheet.substr(at, comment - at);
    const std::size_t end = sheet.find("*/", std::min(comment + 2, sheet.size()));
    at = comment == sheet.size() || end == std::string_view::npos ? sheet.size() : end + 2;
  }
  return rest;
}

// The position behind the block that begins with the bracket at `open`.
std::size_t block_end(std::string_view sheet, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < sheet.size(); ++at) {
    depth += sheet[at] == '{';
    if (sheet[at] == '}' && --depth == 0) return at + 1;
  }
  return sheet.size();
}

}  // namespace

bool is_without_size(std::string_view declarations) {
  const std::string style = without_blanks(declarations);
  for (const std::string_view nothing :
       {"font-size:0", "font-size:0px", "font-size:0pt", "font-size:0em", "font-size:0%"})
    if (style_sets(style, nothing)) return true;
  return false;
}

Display display_of(std::string_view declarations) {
  const std::string style = without_blanks(declarations);
  if (style_sets(style, "display:none") || style_sets(style, "visibility:hidden") ||
      style_sets(style, "visibility:collapse") || moved_away(style))
    return Display::hidden;
  if (clipped_away(style)) return Display::hidden;
  const bool cuts = style_sets(style, "overflow:hidden") || style_sets(style, "overflow:clip");
  for (const std::string_view nothing : {"height:0", "height:0px", "height:1px", "max-height:0", "max-height:0px"})
    if (cuts && style_sets(style, nothing)) return Display::hidden;
  const bool shown = style.find("display:") != std::string::npos || style.find("visibility:") != std::string::npos;
  return shown ? Display::shown : Display::unsaid;
}

void StyleRules::read(std::string_view text) { read_rules(without_comments(text), false); }

void StyleRules::read_rules(std::string_view sheet, bool conditional) {
  for (std::size_t at = 0; at < sheet.size();) {
    const std::size_t open = sheet.find('{', at);
    if (open == std::string_view::npos) return;
    const std::string_view selectors = text::trim(sheet.substr(at, open - at));
    // A statement such as "@import" has no block.
    const std::size_t statement = selectors.rfind(';');
    const std::string_view head =
        statement == std::string_view::npos ? selectors : text::trim(selectors.substr(statement + 1));
    const std::size_t end = block_end(sheet, open);
    const std::string_view block = sheet.substr(open + 1, end - std::min(end, open + 2));
    at = end;
    if (head.starts_with("@media") && !conditional) read_rules(block, true);
    if (head.starts_with('@')) continue;
    const Display display = display_of(block);
    if (display == Display::unsaid) continue;
    for (std::string_view rest = head; !rest.empty();) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const std::string_view selector = text::trim(rest.substr(0, comma));
      if (!conditional)
        add(selector, display);
      else if (display == Display::shown)
        doubt(selector);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
}

void StyleRules::add(std::string_view selector, Display display) {
  Rule rule{{}, {}, display == Display::hidden, ++read_};
  const bool simple = each_name(selector, [&](std::string_view name) {
    if (name.front() == '.' || name.front() == '#') {
      check_limit(names_ + rule.names.size(), most_names, " names");
      rule.names.emplace_back(name);
    } else {
      rule.tag = text::lower_ascii(name);
    }
  });
  if (simple && !rule.names.empty()) {
    const auto [known, is_new] = by_selector_.try_emplace(std::string(selector), rules_.size());
    if (!is_new) {
      rules_[known->second] = std::move(rule);
      return;
    }
    std::vector<std::size_t>* same = &by_name_[rule.names.front()];
    for (const std::string& name : rule.names)
      if (std::vector<std::size_t>& others = by_name_[name]; others.size() < same->size()) same = &others;
    same->push_back(rules_.size());
    check_limit(same->size(), most_rules_of_name, " rules for one name");
    names_ += rule.names.size();
    rules_.push_back(std::move(rule));
  } else if (!simple && display == Display::shown) {
    doubt(selector);
  }
}

void StyleRules::doubt(std::string_view selector) {
  for (std::size_t at = selector.find_first_of(".#"); at != std::string_view::npos;
       at = selector.find_first_of(".#", at + 1)) {
    std::size_t end = at + 1;
    while (end < selector.size() && is_of_name(selector[end])) ++end;
    if (doubtful_.emplace(selector.substr(at, end - at)).second) check_limit(++names_, most_names, " names");
  }
}

bool StyleRules::hide(const GumboNode* element) const {
  if (rules_.empty()) return false;
  std::unordered_set<std::string> names;
  const std::string_view id = attribute(element, "id"), classes = attribute(element, "class");
  if (!id.empty()) names.insert("#" + std::string(id));
  for (const std::string_view name : text::split_at_any(classes, " \t\r\n\f")) names.insert("." + std::string(name));
  const std::string tag = names.empty() ? "" : element_name(element);
  const Rule* counts = nullptr;  // the rule with most names, of these the last
  for (const std::string& name : names) {
    if (doubtful_.contains(name)) return false;
    const auto rules = by_name_.find(name);
    if (rules == by_name_.end()) continue;
    for (const std::size_t number : rules->second) {
      const Rule& rule = rules_[number];
      if (!rule.tag.empty() && rule.tag != tag) continue;
      const auto has = [&](const std::string& one) { return names.contains(one); };
      if (!std::all_of(rule.names.begin(), rule.names.end(), has)) continue;
      if (counts == nullptr ||
          std::pair(rule.names.size(), rule.place) > std::pair(counts->names.size(), counts->place))
        counts = &rule;
    }
  }
  return counts != nullptr && counts->hides;
}

}  // namespace tra
