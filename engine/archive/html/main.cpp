// Elements whose names recommend them come first: schema.org, class names of Vietnamese and common content management
// systems, HTML5 elements. They are compared with the element that holds most running text, which replaces them when
// they hold too little. The score of running text follows Arc90's Readability (2009): a paragraph counts fully for its
// parent and half for its grandparent.
#include "archive/html/main.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "archive/html/plain_text.h"

namespace tra {
namespace {

constexpr std::size_t clear_bytes = 500;  // bytes of running text that an element without a recommending name needs

// Recommending class names and ids, in lower case, letters only.
constexpr std::array<std::string_view, 22> body_names = {
    "chitiet",    "chitietbaiviet", "cmsbody",        "contentarticle",  "contentnews", "detailcmain",
    "detailnews", "divnewscontent", "fckdetail",      "kncontent",       "maindetail",  "maindetailbody",
    "newsdetail", "noidung",        "noidungbaiviet", "textlongcontent", "thecontent",  "posttext",
    "bodytext",   "pagecontent",    "textcontent",    "richtext"};

// Stems of recommending names ("td-post-content", "article__body--main"). A name that also contains a side word is
// ignored.
constexpr std::array<std::string_view, 20> body_stems = {
    "articlebody",  "articlecontent", "articletext",   "articlemaincontent", "articledetail",
    "entrycontent", "entrybody",      "postcontent",   "postbody",           "storybody",
    "storycontent", "storytext",      "newsbody",      "newscontent",        "newstext",
    "contentbody",  "bodycontent",    "detailcontent", "contentdetail",      "singlecontent"};

bool names_body(std::string_view attribute_text) {
  for (const ClassName& name : class_names(attribute_text)) {
    if (std::find(body_names.begin(), body_names.end(), name.joined) != body_names.end()) return true;
    const auto holds = [&](std::string_view stem) { return name.joined.find(stem) != std::string::npos; };
    if (std::any_of(body_stems.begin(), body_stems.end(), holds)) return true;
  }
  return false;
}

using Amounts = Weights;

std::size_t amount_of(const Amounts& amounts, const GumboNode* node) {
  const auto found = amounts.find(node);
  return found == amounts.end() ? 0 : found->second;
}

bool is_paragraph(const HtmlLine& line) {
  return line.zone == HtmlZone::main && line.block != nullptr && line.text.size() >= paragraph_bytes &&
         2 * line.link_bytes < line.text.size();
}

struct RunningText {
  Amounts amounts;  // of running text, for each element
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

// How strongly the element's markup recommends it as the article: 1 is strongest, 0 is no recommendation.
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

// Chooses the element with most running text. An element inside it is preferred when it holds most of that text.
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

// The first h1 below an element.
const GumboNode* main_heading(const GumboNode* node) {
  if (is_element(node, GUMBO_TAG_H1)) return node;
  for (const GumboNode* child : child_nodes(node))
    if (const GumboNode* found = main_heading(child); found != nullptr) return found;
  return nullptr;
}

// Among several <article> elements, finds the one whose h1 is part of the page's title. The others are other articles
// of the site, even when they are longer.
const GumboNode* headed(const std::vector<const GumboNode*>& articles, const Amounts& amounts,
                        const std::string& page_title) {
  constexpr std::size_t least_key = 8;
  const std::string title = text_key(page_title);
  for (const GumboNode* node : articles) {
    const GumboNode* heading = main_heading(node);
    if (heading == nullptr || amount_of(amounts, node) == 0) continue;
    const std::string key = text_key(inner_text(heading));
    if (key.size() >= least_key && title.find(key) != std::string::npos) return node;
  }
  return nullptr;
}

// The chosen element together with its siblings of the same tag and class that hold running text, because some pages
// split an article over several elements. An element with an h1 is left out: it begins another article.
std::vector<const GumboNode*> with_equals(const GumboNode* chosen, const std::vector<const GumboNode*>& recommended,
                                          const Amounts& amounts) {
  const std::string_view name = attribute(chosen, "class");
  std::vector<const GumboNode*> equals;
  for (const GumboNode* node : recommended) {
    const bool equal = node != chosen && !name.empty() && attribute(node, "class") == name &&
                       node->v.element.tag == chosen->v.element.tag && amount_of(amounts, node) > 0 &&
                       !is_below(node, chosen) && !is_below(chosen, node) && !is_below_any(node, equals);
    if (node == chosen || (equal && main_heading(node) == nullptr)) equals.push_back(node);
  }
  return equals;
}

bool is_whole_page(const GumboNode* node) {
  return is_element(node, GUMBO_TAG_BODY) || is_element(node, GUMBO_TAG_HTML);
}

const GumboNode* densest(const std::vector<HtmlLine>& lines, const Amounts& scores) {
  const GumboNode* chosen = nullptr;
  for (const HtmlLine& line : lines) {  // document order makes ties independent of the hash table's order
    for (const GumboNode* node = line.block; node != nullptr && !is_whole_page(node); node = node->parent)
      if (amount_of(scores, node) > amount_of(scores, chosen)) chosen = node;
  }
  return chosen;
}

}  // namespace

std::vector<const GumboNode*> find_main(const GumboNode* root, const std::vector<HtmlLine>& lines,
                                        const std::string& page_title) {
  const RunningText text = measure_running_text(lines);
  const GumboNode* dense = densest(lines, text.scores);
  const std::size_t dense_bytes = amount_of(text.amounts, dense);

  std::array<std::vector<const GumboNode*>, 5> by_strength;
  list_recommended(root, by_strength);
  for (int strength = 1; strength <= 4; ++strength) {
    const auto& recommended = by_strength[strength];
    const GumboNode* node = largest(recommended, text.amounts);
    if (node == nullptr) continue;
    if (const GumboNode* own = strength == 3 ? headed(recommended, text.amounts, page_title) : nullptr;
        own != nullptr && !is_below(node, own) && is_below(dense, node))
      return {own};
    const std::size_t bytes = amount_of(text.amounts, node);
    const bool short_page = text.total == 0 && recommended.size() == 1 && inner_text(node).size() >= 40;
    if (short_page || (bytes > 0 && (strength <= 2 ? 5 : 2) * bytes >= dense_bytes))
      return strength <= 2 ? with_equals(node, recommended, text.amounts) : std::vector{node};
  }
  const bool clear = dense != nullptr && dense_bytes >= clear_bytes && 10 * dense_bytes >= 6 * text.total;
  return clear ? std::vector{dense} : std::vector<const GumboNode*>();
}

}  // namespace tra
