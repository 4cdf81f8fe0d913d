// Hidden elements are renamed to <template>, which browsers never show, so that one test of the tag finds all of them.
#include "archive/html/visibility.h"

#include <string>
#include <string_view>
#include <vector>

#include "archive/html/tree.h"
#include "text/ascii.h"

namespace tra {
namespace {

// Whether a style attribute contains the declaration. It must begin a declaration, so "xdisplay:none" does not count.
bool style_sets(const std::string& style, std::string_view declaration) {
  for (std::size_t at = style.find(declaration); at != std::string::npos; at = style.find(declaration, at + 1)) {
    const std::size_t end = at + declaration.size();
    const bool begins = at == 0 || style[at - 1] == ';';
    if (begins && (end == style.size() || style[end] == ';' || style[end] == '!')) return true;
  }
  return false;
}

bool hides(std::string_view style_attribute) {
  std::string style;
  for (const char c : text::lower_ascii(style_attribute))
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') style += c;
  return style_sets(style, "display:none") || style_sets(style, "visibility:hidden") ||
         style_sets(style, "visibility:collapse");
}

bool is_hidden(const GumboNode* node) {
  const GumboVector& attributes = node->v.element.attributes;
  bool open = false;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    const std::string_view name = attribute->name;
    if (name == "hidden" && text::lower_ascii(attribute->value) != "until-found") return true;
    if (name == "style" && hides(attribute->value)) return true;
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
  };
  std::vector<Hidden> hidden;

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
    const std::size_t bytes = below(node);
    if (hides) hidden.push_back({node, bytes});
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
  const std::size_t all = survey.visit(root);
  // Elements that hide most of the text stay visible. A script would show them, or a dialog hid them when the page was
  // saved.
  for (const auto& [node, bytes] : survey.hidden)
    if (2 * bytes <= all) node->v.element.tag = GUMBO_TAG_TEMPLATE;
  constexpr std::size_t notice_bytes = 200;  // longer than a notice such as "Please switch scripts on"
  if (survey.in_noscript > notice_bytes && survey.in_noscript > all)
    for (GumboNode* node : survey.noscripts) node->v.element.tag = GUMBO_TAG_DIV;
}

}  // namespace tra
