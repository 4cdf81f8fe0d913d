// Named containers first (schema.org, class names of Vietnamese and common content systems, HTML5 elements), checked
// against and else replaced by the element with most running text; that score (a paragraph counts for its parent, half
// for its grandparent) follows Arc90's Readability (2009).
#include "archive/html/main.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t paragraph_bytes = 80;  // shorter lines are headlines, menus, by-lines
constexpr std::size_t clear_bytes = 500;     // of running text, for an element that no name recommends

// Class names and ids, lower case without '-' and '_'.
constexpr std::array<std::string_view, 38> body_names = {"articlebody",
                                                         "articlecontent",
                                                         "articledetail",
                                                         "articlebodycontent",
                                                         "articlemaincontent",
                                                         "bodycontent",
                                                         "chitiet",
                                                         "chitietbaiviet",
                                                         "cmsbody",
                                                         "contentarticle",
                                                         "contentbody",
                                                         "contentdetail",
                                                         "contentnews",
                                                         "detailcontent",
                                                         "detailcontentbody",
                                                         "detailcmain",
                                                         "detailbody",
                                                         "detailnews",
                                                         "divnewscontent",
                                                         "entrycontent",
                                                         "fckdetail",
                                                         "kncontent",
                                                         "maindetail",
                                                         "maindetailbody",
                                                         "newsbody",
                                                         "newscontent",
                                                         "newsdetail",
                                                         "newsdetailcontent",
                                                         "noidung",
                                                         "noidungbaiviet",
                                                         "postbody",
                                                         "postcontent",
                                                         "singularcontent",
                                                         "storybody",
                                                         "storycontent",
                                                         "textlongcontent",
                                                         "thearticlebody",
                                                         "thecontent"};

using Amounts = std::unordered_map<const GumboNode*, std::size_t>;

bool names_body(std::string_view attribute_text) {
  std::string name;
  const std::string text = text::lower_ascii(attribute_text) + ' ';
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n') {
      if (std::find(body_names.begin(), body_names.end(), name) != body_names.end()) return true;
      name.clear();
    } else if (c != '-' && c != '_') {
      name += c;
    }
  }
  return false;
}

std::size_t amount_of(const Amounts& amounts, const GumboNode* node) {
  const auto found = amounts.find(node);
  return found == amounts.end() ? 0 : found->second;
}

bool is_paragraph(const HtmlLine& line) {
  return line.zone == HtmlZone::main && line.block != nullptr && line.text.size() >= paragraph_bytes &&
         2 * line.link_bytes < line.text.size();
}

struct RunningText {
  Amounts amounts;  // below each element
  Amounts scores;
  std::size_t total = 0;
};

RunningText measure_running_text(const std::vector<HtmlLine>& lines) {
  RunningText text;
  for (const HtmlLine& line : lines) {
    if (!is_paragraph(line)) continue;
    const std::size_t bytes = line.text.size() - line.link_bytes;
    text.total += bytes;
    for (const GumboNode* node = line.block; node != nullptr; node = node->parent) text.amounts[node] += bytes;
    const GumboNode* holder = is_element(line.block, GUMBO_TAG_P) ? line.block->parent : line.block;
    text.scores[holder] += bytes;
    if (holder->parent != nullptr) text.scores[holder->parent] += bytes / 2;
  }
  return text;
}

// How strongly the page's author recommends an element as the article: 1 is strongest, 0 not at all.
int recommendation(const GumboNode* node) {
  if (attribute(node, "itemprop").find("articleBody") != std::string_view::npos) return 1;
  if (is_element(node, GUMBO_TAG_BODY)) return 0;
  if (names_body(attribute(node, "class")) || names_body(attribute(node, "id"))) return 2;
  if (is_element(node, GUMBO_TAG_ARTICLE)) return 3;
  if (is_element(node, GUMBO_TAG_MAIN) || attribute(node, "role") == "main") return 4;
  return 0;
}

void list_recommended(const GumboNode* node, std::array<std::vector<const GumboNode*>, 5>& by_strength) {
  if (is_invisible(node)) return;
  if (const int strength = recommendation(node); strength != 0) by_strength[strength].push_back(node);
  for (const GumboNode* child : child_nodes(node)) list_recommended(child, by_strength);
}

// The one with most running text, or one inside it that holds most of that.
const GumboNode* largest(const std::vector<const GumboNode*>& in_document_order, const Amounts& amounts) {
  const GumboNode* chosen = nullptr;
  for (const GumboNode* node : in_document_order) {
    const std::size_t bytes = amount_of(amounts, node);
    const std::size_t best = chosen == nullptr ? 0 : amount_of(amounts, chosen);
    const bool better = chosen != nullptr && is_below(node, chosen) ? 10 * bytes >= 7 * best : bytes > best;
    if (chosen == nullptr || better) chosen = node;
  }
  return chosen;
}

bool is_whole_page(const GumboNode* node) {
  return is_element(node, GUMBO_TAG_BODY) || is_element(node, GUMBO_TAG_HTML);
}

const GumboNode* densest(const std::vector<HtmlLine>& lines, const Amounts& scores) {
  const GumboNode* chosen = nullptr;
  for (const HtmlLine& line : lines) {  // in document order, so that ties do not hang on the hash table
    for (const GumboNode* node = line.block; node != nullptr && !is_whole_page(node); node = node->parent)
      if (amount_of(scores, node) > amount_of(scores, chosen)) chosen = node;
  }
  return chosen;
}

}  // namespace

const GumboNode* find_main(const GumboNode* root, const std::vector<HtmlLine>& lines) {
  const RunningText text = measure_running_text(lines);
  const GumboNode* dense = densest(lines, text.scores);
  const std::size_t dense_bytes = amount_of(text.amounts, dense);

  std::array<std::vector<const GumboNode*>, 5> by_strength;
  list_recommended(root, by_strength);
  for (int strength = 1; strength <= 4; ++strength) {
    const GumboNode* node = largest(by_strength[strength], text.amounts);
    if (node == nullptr) continue;
    const std::size_t bytes = amount_of(text.amounts, node);
    const bool short_page = text.total == 0 && by_strength[strength].size() == 1 && inner_text(node).size() >= 40;
    if (short_page || (bytes > 0 && (strength <= 2 ? 5 : 2) * bytes >= dense_bytes)) return node;
  }
  const bool clear = dense != nullptr && dense_bytes >= clear_bytes && 10 * dense_bytes >= 6 * text.total;
  return clear ? dense : nullptr;
}

}  // namespace tra
