// A parsed HTML page, and the questions that the HTML reader asks about its nodes.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

namespace tra {

// Owns a gumbo tree. Throws ReadError for pages with excessive nesting or memory use.
class HtmlTree {
 public:
  explicit HtmlTree(std::string_view utf8);  // the bytes must outlive the tree
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const GumboNode* root() const { return root_; }

 private:
  struct Arena;
  std::string rewritten_;  // the page when it had to be changed for gumbo
  Arena* arena_;
  const GumboNode* root_ = nullptr;
};

// A template that browsers show in place of its parent's content: <template shadowrootmode="open">. It is an element.
bool is_shadow_root(const GumboNode* node);
bool is_element(const GumboNode* node);
bool is_element(const GumboNode* node, GumboTag tag);
bool is_text(const GumboNode* node);                                  // text, as opposed to an element or a comment
std::string_view attribute(const GumboNode* node, const char* name);  // empty when absent
const GumboVector* children(const GumboNode* node);                   // null when the node cannot have children

// The children in document order, as a range.
std::vector<const GumboNode*> child_nodes(const GumboNode* node);

// Whether a node is the ancestor itself or anywhere inside it.
bool is_below(const GumboNode* node, const GumboNode* ancestor);

// The element's name in lower case, also for elements that HTML does not define.
std::string element_name(const GumboNode* node);

// Whether a reader never sees the element's text: scripts, styles, hidden elements and the like.
bool is_invisible(const GumboNode* node);
// Whether the element begins and ends a line. Elements that HTML does not define ("<st1:place>") do not.
bool is_block(const GumboNode* node);

// The visible text inside a node, on one line.
std::string inner_text(const GumboNode* node);

// Appends text with each run of white space replaced by one blank, and without blanks at the front of a line.
void append_collapsed(std::string& line, std::string_view text);

}  // namespace tra
