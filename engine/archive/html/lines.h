// The visible text of a page as lines, and the boxes of the page they stand in.
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
  std::size_t link_bytes = 0;  // of the text, inside links
  std::size_t time_bytes = 0;  // of the text, inside <time>
  HtmlZone zone = HtmlZone::main;
  bool before_main = false;          // in the tail zone: above the main elements rather than below or between them
  const GumboNode* block = nullptr;  // the innermost element that is a block or a box
  std::size_t offset = 0;            // of its first text in the page

  bool is_link() const { return 10 * link_bytes >= 8 * text.size(); }
  // How much the line says for its being an article's text: one of running text fully, a short one a quarter.
  std::size_t weight() const;
};

// Weight of the lines below each element.
using Weights = std::unordered_map<const GumboNode*, std::size_t>;

struct HtmlLines {
  std::vector<HtmlLine> all;
  std::unordered_map<const GumboNode*, BoxKind> boxes;  // none are left out
};

constexpr std::size_t paragraph_bytes = 80;  // shorter lines are headlines, menus, by-lines

HtmlLines collect_lines(const GumboNode* root);

// Lines outside the main elements are tail; when there is none only those in boxes of the site are. The same holds for
// such boxes inside the main elements, unless they hold most of the text.
void assign_zones(HtmlLines& lines, const std::vector<const GumboNode*>& main);

bool is_below_any(const GumboNode* node, const std::vector<const GumboNode*>& ancestors);
bool is_heading(const GumboNode* node);  // h1 to h6

}  // namespace tra
