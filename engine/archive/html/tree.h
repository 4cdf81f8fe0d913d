// A parsed HTML page, and the few questions the HTML reader asks of its nodes.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

namespace tra {

// Owns a gumbo tree. Throws ReadError for pages whose nesting or size in memory is out of all proportion.
class HtmlTree {
 public:
  explicit HtmlTree(std::string_view utf8);  // the bytes must outlive the tree
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const GumboNode* root() const { return root_; }

 private:
  struct Arena;
  Arena* arena_;
  const GumboNode* root_ = nullptr;
};

bool is_element(const GumboNode* node);
bool is_element(const GumboNode* node, GumboTag tag);
bool is_text(const GumboNode* node);                                  // text proper, not markup
std::string_view attribute(const GumboNode* node, const char* name);  // empty when absent
const GumboVector* children(const GumboNode* node);                   // null when it can have none

// Children in order, as a range.
std::vector<const GumboNode*> child_nodes(const GumboNode* node);

// Whether a node is the ancestor or stands anywhere inside it.
bool is_below(const GumboNode* node, const GumboNode* ancestor);

// The element's name as gumbo knows it or, of one that HTML does not know, as the page writes it, in lower case.
std::string element_name(const GumboNode* node);

// Scripts, styles, what the page hides and the like: text that nobody sees.
bool is_invisible(const GumboNode* node);
// Elements that start and end a line. Those that HTML does not know ("<st1:place>", custom elements) do not.
bool is_block(const GumboNode* node);

// The visible text below a node on one line.
std::string inner_text(const GumboNode* node);

// Adds text with every run of white space as one blank; none at the front of a line.
void append_collapsed(std::string& line, std::string_view text);

}  // namespace tra
