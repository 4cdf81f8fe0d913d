#include "archive/html/fragment.h"

#include "archive/html/tree.h"

namespace tra {
namespace {

bool is_heading(const GumboNode* node) {
  return is_element(node, GUMBO_TAG_H1) || is_element(node, GUMBO_TAG_H2) || is_element(node, GUMBO_TAG_H3);
}

class FragmentText {
 public:
  explicit FragmentText(const GumboNode* root) {
    visit(root);
    end_line();
  }

  HtmlFragment take() { return std::move(fragment_); }

 private:
  void visit(const GumboNode* node) {
    if (is_text(node)) return append_collapsed(line_, node->v.text.text);
    if (is_invisible(node) || is_element(node, GUMBO_TAG_TITLE)) return;
    if (is_element(node, GUMBO_TAG_BR) || is_element(node, GUMBO_TAG_HR)) return end_line();
    if (is_heading(node) && fragment_.heading.empty()) return take_heading(node);
    const bool cell = is_element(node, GUMBO_TAG_TD) || is_element(node, GUMBO_TAG_TH);
    const bool own_lines = is_block(node);
    if (own_lines) end_line();
    if (cell) append_collapsed(line_, " ");
    for (const GumboNode* child : child_nodes(node)) visit(child);
    if (own_lines) end_line();
  }

  void take_heading(const GumboNode* node) {
    end_line();
    fragment_.heading = inner_text(node);
    fragment_.heading_first = fragment_.text.empty();
    if (!fragment_.heading_first) add_line(fragment_.heading);
  }

  void end_line() {
    while (line_.ends_with(' ')) line_.pop_back();
    add_line(line_);
    line_.clear();
  }

  void add_line(const std::string& line) {
    if (line.empty()) return;
    if (!fragment_.text.empty()) fragment_.text += '\n';
    fragment_.text += line;
  }

  std::string line_;
  HtmlFragment fragment_;
};

}  // namespace

HtmlFragment read_html_fragment(std::string_view utf8) {
  const HtmlTree tree(utf8);
  return FragmentText(tree.root()).take();
}

}  // namespace tra
