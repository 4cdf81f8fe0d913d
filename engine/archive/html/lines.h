// The visible text of a page as lines, and the boxes in which the lines stand.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "archive/html/class_words.h"
#include "archive/html/tree.h"

namespace tra {

enum class HtmlZone : std::uint8_t { main, caption, tail };

struct HtmlLine {
  std::string text;
  std::size_t link_bytes = 0;  // bytes of the text inside links
  std::size_t time_bytes = 0;  // bytes of the text inside <time>
  HtmlZone zone = HtmlZone::main;
  bool before_main = false;          // the line precedes the main elements (only lines of the tail zone)
  const GumboNode* block = nullptr;  // the innermost block element or box
  std::size_t offset = 0;            // position of its first text in the page

  bool is_link() const { return 10 * link_bytes >= 8 * text.size(); }
  // How strongly the line indicates article text: its bytes outside links, or a quarter of them for a short line.
  std::size_t weight() const;
};

// For each element, the weight of all lines inside it.
using Weights = std::unordered_map<const GumboNode*, std::size_t>;

struct HtmlLines {
  std::vector<HtmlLine> all;
  std::unordered_map<const GumboNode*, BoxKind> boxes;  // elements of kind `none` are not listed
};

constexpr std::size_t paragraph_bytes = 80;  // shorter lines are headlines, menus and author lines

HtmlLines collect_lines(const GumboNode* root);

// Puts lines outside the main elements into the tail zone. Without main elements, only lines in the site's boxes go
// there. Boxes inside the main elements go to the tail too, unless they hold most of the text.
void assign_zones(HtmlLines& lines, const std::vector<const GumboNode*>& main);

bool is_below_any(const GumboNode* node, const std::vector<const GumboNode*>& ancestors);
bool is_heading(const GumboNode* node);  // h1 to h6

}  // namespace tra
