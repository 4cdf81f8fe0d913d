// The visible text of a page as lines, each told whether it belongs to the article.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "archive/html/tree.h"

namespace tra {

enum class HtmlZone : std::uint8_t { main, caption, tail };

struct HtmlLine {
  std::string text;
  std::size_t link_bytes = 0;  // of the text, inside links
  HtmlZone zone = HtmlZone::main;
  bool before_main = false;          // in the tail zone: above the main element rather than below it
  const GumboNode* block = nullptr;  // the block element it stands in
};

// Bytes of visible text below each element.
using TextSizes = std::unordered_map<const GumboNode*, std::size_t>;
TextSizes measure_text(const GumboNode* root);

// Lines below `root`. Those outside `main` are tail; when main is null only navigation, asides, footers, comments and
// boxes named as such are. The same holds for such boxes inside main.
std::vector<HtmlLine> collect_lines(const GumboNode* root, const GumboNode* main, const TextSizes& sizes);

}  // namespace tra
