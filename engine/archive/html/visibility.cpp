// Hidden elements are renamed to <template>, which browsers never show, so that one test of the tag finds all of them.
#include "archive/html/visibility.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "archive/html/style_rules.h"
#include "archive/html/tree.h"
#include "text/ascii.h"

namespace tra {
namespace {

// Names by which frameworks hide text from the eye.
bool is_named_hidden(std::string_view classes) {
  constexpr std::array<std::string_view, 8> names = {
      "sr-only",           "visually-hidden", "visuallyhidden", "screen-reader-text",
      "element-invisible", "d-none",          "is-hidden",      "hidden"};
  bool hidden = false, shown_elsewhere = false;
  for (std::size_t at = 0; at < classes.size();) {
    const std::size_t end = std::min(classes.find(' ', at), classes.size());
    const std::string_view name = classes.substr(at, end - at);
    hidden = hidden || std::find(names.begin(), names.end(), name) != names.end();
    // "d-md-block" and "md:block" show on wide screens what "d-none" and "hidden" hide on narrow ones.
    shown_elsewhere =
        shown_elsewhere || (name.starts_with("d-") && name != "d-none") || name.find(':') != std::string_view::npos;
    at = end + 1;
  }
  return hidden && !shown_elsewhere;
}

// Pages set letters of no size for a box whose elements stand without gaps, and give the elements a size of their own,
// so only an element without others is hidden by them. "opacity:0" hides nothing: much text fades in by a script.
bool holds_text_only(const GumboNode* node) {
  const GumboVector* nodes = children(node);
  for (unsigned i = 0; nodes != nullptr && i < nodes->length; ++i)
    if (const auto* child = static_cast<const GumboNode*>(nodes->data[i]); is_element(child)) return false;
  return true;
}

bool is_hidden(const GumboNode* node) {
  const GumboVector& attributes = node->v.element.attributes;
  bool open = false;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    const std::string_view name = attribute->name;
    if (name == "popover") return true;
    if (name == "hidden" && text::lower_ascii(attribute->value) != "until-found") return true;
    if (name == "style" && display_of(attribute->value) == Display::hidden) return true;
    if (name == "style" && is_without_size(attribute->value) && holds_text_only(node)) return true;
    if (name == "aria-hidden" && text::lower_ascii(attribute->value) == "true") return true;
    open = open || name == "open";
  }
  return !open && element_name(node) == "dialog";
}

struct Survey {
  std::size_t in_noscript = 0;  // bytes of text inside <noscript>
  std::vector<GumboNode*> noscripts;
  struct Hidden {
    GumboNode* node;
    std::size_t bytes;
    bool by_name;  // by a rule or the name of a class, and not by the element's own attributes
  };
  std::vector<Hidden> hidden;
  std::size_t hidden_by_names = 0;  // bytes; of elements inside one another only the outermost counts
  bool inside_named = false;
  StyleRules rules;

  // The sheets of a shadow root apply to nothing outside of it, and are not read.
  void read_styles(const GumboNode* node) {
    if (is_shadow_root(node)) return;
    if (is_element(node, GUMBO_TAG_STYLE) && text::lower_ascii(attribute(node, "media")) != "print")
      for (const GumboNode* sheet : child_nodes(node))
        if (is_text(sheet)) rules.read(sheet->v.text.text);
    for (const GumboNode* child : child_nodes(node)) read_styles(child);
  }

  // Bytes of text below the node, hidden text included.
  std::size_t visit(GumboNode* node) {
    if (is_text(node)) return node->type == GUMBO_NODE_WHITESPACE ? 0 : std::string_view(node->v.text.text).size();
    if (is_element(node, GUMBO_TAG_NOSCRIPT)) {
      noscripts.push_back(node);
      in_noscript += below(node);
      return 0;
    }
    if (is_invisible(node)) return 0;
    const bool hides = is_element(node) && is_hidden(node);
    const bool by_name = is_element(node) && !hides && (is_named_hidden(attribute(node, "class")) || rules.hide(node));
    const bool outermost = by_name && !inside_named;
    inside_named = inside_named || by_name;
    const std::size_t bytes = below(node);
    if (outermost) {
      hidden_by_names += bytes;
      inside_named = false;
    }
    if (hides || by_name) hidden.push_back({node, bytes, by_name});
    return bytes;
  }

  std::size_t below(GumboNode* node) {
    const GumboVector* nodes = children(node);
    std::size_t bytes = 0;
    for (unsigned i = 0; nodes != nullptr && i < nodes->length; ++i)
      bytes += visit(static_cast<GumboNode*>(nodes->data[i]));
    return bytes;
  }
};

}  // namespace

void settle_visibility(GumboNode* root) {
  Survey survey;
  survey.read_styles(root);
  const std::size_t all = survey.visit(root);
  // Elements that hide most of the text stay visible. A script would show them, or a dialog hid them when the page was
  // saved. Names hide the parts of an article, such as the pages of a picture story, one by one, so their text is added
  // up.
  const bool names_hide_most = 2 * survey.hidden_by_names > all;
  for (const auto& [node, bytes, by_name] : survey.hidden)
    if (2 * bytes <= all && !(by_name && names_hide_most)) node->v.element.tag = GUMBO_TAG_TEMPLATE;
  constexpr std::size_t notice_bytes = 200;  // longer than a notice such as "Please switch scripts on"
  if (survey.in_noscript > notice_bytes && survey.in_noscript > all)
    for (GumboNode* node : survey.noscripts) node->v.element.tag = GUMBO_TAG_DIV;
}

}  // namespace tra
