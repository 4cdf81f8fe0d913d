#include "archive/html/lines.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"

namespace tra {
namespace {

std::size_t measure(const GumboNode* node, TextSizes& sizes) {
  if (is_text(node)) return node->type == GUMBO_NODE_WHITESPACE ? 0 : std::string_view(node->v.text.text).size();
  if (is_invisible(node)) return 0;
  std::size_t bytes = 0;
  for (const GumboNode* child : child_nodes(node)) bytes += measure(child, sizes);
  return sizes[node] = bytes;
}

// Words in class and id attributes of boxes that are not the article, in either language.
constexpr std::array<std::string_view, 40> side_words = {
    "related",    "relate",        "relates",  "comment",  "comments",    "share",      "sharing",  "social",
    "breadcrumb", "breadcrumbs",   "tag",      "tags",     "ads",         "adv",        "advert",   "banner",
    "newsletter", "recommend",     "sidebar",  "menu",     "navbar",      "navigation", "popular",  "toolbar",
    "rating",     "pagination",    "binhluan", "lienquan", "tinlienquan", "docnhieu",   "xemnhieu", "chiase",
    "tinkhac",    "cungchuyenmuc", "footer",   "nav",      "mostread",    "readmore",   "tukhoa",   "quangcao"};

constexpr std::array<std::string_view, 8> caption_words = {"caption",    "figcaption",   "tplcaption", "imgcaption",
                                                           "captionimg", "imagecaption", "chuthich",   "photocms"};

// Whether a word of the attribute, split at white space, '-' and '_', is listed; so is the attribute's part between
// blanks with its '-' and '_' left out.
template <typename Words>
bool names_any(std::string_view attribute_text, const Words& words) {
  const std::string text = text::lower_ascii(attribute_text) + ' ';
  std::string word, joined;
  const auto listed = [&](const std::string& candidate) {
    return std::find(words.begin(), words.end(), candidate) != words.end();
  };
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (blank || c == '-' || c == '_') {
      if (listed(word) || (blank && listed(joined))) return true;
      word.clear();
      if (blank) joined.clear();
    } else {
      word += c;
      joined += c;
    }
  }
  return false;
}

class LineCollector {
 public:
  LineCollector(const GumboNode* root, const GumboNode* main, const TextSizes& sizes)
      : main_(main), sizes_(sizes), whole_(size_of(main != nullptr ? main : root)) {
    zone_ = main == nullptr ? HtmlZone::main : HtmlZone::tail;
    before_main_ = main != nullptr;
    visit(root);
    end_line();
  }

  std::vector<HtmlLine> take() { return std::move(lines_); }

 private:
  std::size_t size_of(const GumboNode* node) const {
    const auto found = sizes_.find(node);
    return found == sizes_.end() ? 0 : found->second;
  }

  void visit(const GumboNode* node) {
    if (is_text(node)) return add_text(node->v.text.text);
    if (is_invisible(node)) return;
    if (is_element(node, GUMBO_TAG_BR) || is_element(node, GUMBO_TAG_HR)) return end_line();

    const HtmlZone outer_zone = zone_;
    const HtmlZone zone = zone_of(node);
    const GumboNode* outer_block = block_;
    const bool cell = is_element(node, GUMBO_TAG_TD) || is_element(node, GUMBO_TAG_TH);
    const bool own_lines = is_block(node) || zone != outer_zone || (cell && is_layout_cell(node));
    const bool link = is_element(node, GUMBO_TAG_A);
    if (own_lines) end_line();
    if (cell) add_text(" ");
    if (own_lines || cell) block_ = node;
    if (node == main_) before_main_ = false;
    zone_ = zone;
    links_ += link;
    for (const GumboNode* child : child_nodes(node)) visit(child);
    links_ -= link;
    if (own_lines) end_line();
    zone_ = outer_zone;
    block_ = outer_block;
  }

  // Old pages lay themselves out in tables; cells of data tables hold a word or a number each.
  static bool is_layout_cell(const GumboNode* cell) {
    const auto below = child_nodes(cell);
    return std::any_of(below.begin(), below.end(), [](const GumboNode* node) { return is_block(node); });
  }

  HtmlZone zone_of(const GumboNode* node) const {
    if (node == main_) return HtmlZone::main;
    if (zone_ == HtmlZone::tail || !is_element(node)) return zone_;
    if (is_element(node, GUMBO_TAG_NAV) || is_element(node, GUMBO_TAG_ASIDE) || is_element(node, GUMBO_TAG_FOOTER) ||
        is_element(node, GUMBO_TAG_FORM) || is_element(node, GUMBO_TAG_BUTTON))
      return small(node) ? HtmlZone::tail : zone_;
    if (is_element(node, GUMBO_TAG_FIGCAPTION) || names_any(attribute(node, "class"), caption_words))
      return small(node) ? HtmlZone::caption : zone_;
    if (names_any(attribute(node, "class"), side_words) || names_any(attribute(node, "id"), side_words))
      return small(node) ? HtmlZone::tail : zone_;
    return zone_;
  }

  // A wrapper around most of the text is not a side box, whatever it is called.
  bool small(const GumboNode* node) const { return 10 * size_of(node) < 4 * whole_; }

  void add_text(std::string_view text) {
    const std::size_t before = line_.text.size();
    append_collapsed(line_.text, text);
    if (links_ > 0) line_.link_bytes += line_.text.size() - before;
  }

  void end_line() {
    while (line_.text.ends_with(' ')) line_.text.pop_back();
    if (!line_.text.empty()) {
      line_.zone = zone_;
      line_.before_main = before_main_;
      line_.block = block_;
      lines_.push_back(std::move(line_));
    }
    line_ = {};
  }

  const GumboNode* main_;
  const TextSizes& sizes_;
  std::size_t whole_;
  HtmlZone zone_;
  bool before_main_;
  const GumboNode* block_ = nullptr;
  int links_ = 0;
  HtmlLine line_;
  std::vector<HtmlLine> lines_;
};

bool is_link_line(const HtmlLine& line) { return 10 * line.link_bytes >= 8 * line.text.size(); }

// Lines that are all link are teasers, wherever they stand; so is a short heading over several of them. Not so on
// a page whose very paragraphs are links.
void demote_links(std::vector<HtmlLine>& lines) {
  std::size_t all = 0, linked = 0;
  for (const HtmlLine& line : lines) {
    if (line.zone != HtmlZone::main) continue;
    all += line.text.size();
    if (is_link_line(line)) linked += line.text.size();
  }
  if (2 * linked > all) return;
  constexpr std::size_t heading_bytes = 40;
  int teasers_below = 0;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->zone != HtmlZone::main) continue;
    const bool teaser = is_link_line(*line);
    const bool heading = teasers_below >= 2 && line->text.size() <= heading_bytes;
    if (teaser || heading) line->zone = HtmlZone::tail;
    teasers_below = teaser ? teasers_below + 1 : 0;
  }
}

}  // namespace

TextSizes measure_text(const GumboNode* root) {
  TextSizes sizes;
  measure(root, sizes);
  return sizes;
}

std::vector<HtmlLine> collect_lines(const GumboNode* root, const GumboNode* main, const TextSizes& sizes) {
  std::vector<HtmlLine> lines = LineCollector(root, main, sizes).take();
  demote_links(lines);
  return lines;
}

}  // namespace tra
