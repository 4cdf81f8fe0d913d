// Collects the lines of a page. Block elements, boxes and <br> begin and end lines; other elements do not.
#include "archive/html/lines.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace tra {
namespace {

class LineCollector {
 public:
  explicit LineCollector(const GumboNode* root) {
    visit(root);
    end_line();
  }

  HtmlLines take() { return std::move(lines_); }

 private:
  void visit(const GumboNode* node) {
    if (is_text(node) && line_.text.empty()) line_.offset = node->v.text.start_pos.offset;
    if (is_text(node)) return preformatted_ > 0 ? add_preformatted(node->v.text.text) : add_text(node->v.text.text);
    if (is_invisible(node)) return;
    if (!is_element(node)) return visit_children(node);
    if (is_element(node, GUMBO_TAG_BR) || is_element(node, GUMBO_TAG_HR)) return end_line();

    const GumboNode* outer_block = block_;
    const bool cell = is_element(node, GUMBO_TAG_TD) || is_element(node, GUMBO_TAG_TH);
    const bool own_lines = is_box(node) || is_block(node) || (cell && is_layout_cell(node));
    const bool link = is_element(node, GUMBO_TAG_A), time = is_element(node, GUMBO_TAG_TIME);
    const bool preformatted = is_element(node, GUMBO_TAG_PRE);
    if (own_lines) end_line();
    if (cell) add_text(" ");
    if (own_lines || cell) block_ = node;
    links_ += link;
    times_ += time;
    preformatted_ += preformatted;
    visit_children(node);
    preformatted_ -= preformatted;
    times_ -= time;
    links_ -= link;
    if (own_lines) end_line();
    block_ = outer_block;
  }

  void visit_children(const GumboNode* node) {
    const GumboVector* nodes = children(node);
    for (unsigned i = 0; nodes != nullptr && i < nodes->length; ++i)
      visit(static_cast<const GumboNode*>(nodes->data[i]));
  }

  // Whether a table cell is used for layout, as on old pages. Cells of data tables contain no block elements.
  static bool is_layout_cell(const GumboNode* cell) {
    const auto below = child_nodes(cell);
    return std::any_of(below.begin(), below.end(), [](const GumboNode* node) { return is_block(node); });
  }

  // An inline element inside a paragraph is never a box, because its class name says nothing about the paragraph.
  bool is_box(const GumboNode* node) {
    const BoxKind kind = box_kind(node);
    if (kind == BoxKind::none) return false;
    if (!is_block(node) && block_ != nullptr && is_element(block_, GUMBO_TAG_P)) return false;
    lines_.boxes.emplace(node, kind);
    return true;
  }

  void add_text(std::string_view text) {
    const std::size_t before = line_.text.size();
    append_collapsed(line_.text, text);
    const std::size_t added = line_.text.size() - before;
    if (links_ > 0) line_.link_bytes += added;
    if (times_ > 0) line_.time_bytes += added;
  }

  void add_preformatted(std::string_view text) {
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
      add_text(text.substr(0, end));
      end_line();
      text.remove_prefix(end + 1);
    }
    add_text(text);
  }

  void end_line() {
    while (line_.text.ends_with(' ')) line_.text.pop_back();
    if (!line_.text.empty()) {
      line_.block = block_;
      lines_.all.push_back(std::move(line_));
    }
    const std::size_t offset = line_.offset;
    line_ = {};
    line_.offset = offset;
  }

  const GumboNode* block_ = nullptr;
  int links_ = 0, times_ = 0, preformatted_ = 0;
  HtmlLine line_;
  HtmlLines lines_;
};

class ZoneAssigner {
 public:
  ZoneAssigner(HtmlLines& lines, const std::vector<const GumboNode*>& main) : lines_(lines), main_(main) {}

  void run() {
    weigh();
    bool before_main = !main_.empty();
    for (HtmlLine& line : lines_.all) {
      const bool inside = within(line.block);
      before_main = before_main && !inside;
      line.before_main = before_main;
      line.zone = inside ? zone_of(line) : HtmlZone::tail;
    }
  }

 private:
  // Whether the element is one of the main elements or inside one.
  bool within(const GumboNode* node) const { return main_.empty() || is_below_any(node, main_); }

  bool ends_walk(const GumboNode* node) const {
    return node == nullptr || std::find(main_.begin(), main_.end(), node) != main_.end();
  }

  template <typename Visit>
  void each_box(const HtmlLine& line, const Visit& visit) const {
    for (const GumboNode* node = line.block; !ends_walk(node); node = node->parent)
      if (const auto box = lines_.boxes.find(node); box != lines_.boxes.end()) visit(node, box->second);
  }

  void weigh() {
    for (const HtmlLine& line : lines_.all) {
      if (!within(line.block)) continue;
      const std::size_t weight = line.weight();
      bool comments = false;
      each_box(line, [&](const GumboNode* node, BoxKind kind) {
        weights_[node] += weight;
        comments = comments || kind == BoxKind::comments;
      });
      if (!comments) whole_ += weight;
      with_comments_ += weight;
    }
  }

  // Whether a box keeps its text in the article because it holds most of it, in spite of its class name.
  bool spared(const GumboNode* node, BoxKind kind) const {
    constexpr std::size_t note_weight = 100;
    const auto found = weights_.find(node);
    const std::size_t weight = found == weights_.end() ? 0 : found->second;
    if (kind == BoxKind::comments) return 10 * weight >= 9 * with_comments_;
    if (kind == BoxKind::note) return weight > note_weight;
    return 10 * weight >= 4 * whole_;
  }

  HtmlZone zone_of(const HtmlLine& line) const {
    HtmlZone zone = HtmlZone::main;
    each_box(line, [&](const GumboNode* node, BoxKind kind) {
      if (!spared(node, kind)) zone = std::max(zone, kind == BoxKind::caption ? HtmlZone::caption : HtmlZone::tail);
    });
    return zone;
  }

  HtmlLines& lines_;
  const std::vector<const GumboNode*>& main_;
  Weights weights_;
  std::size_t whole_ = 0, with_comments_ = 0;
};

bool ends_as_sentence(std::string_view text) {
  for (const std::string_view end : {".", "!", "?", ":", ".”", ".\"", "…"})
    if (text.ends_with(end)) return true;
  return false;
}

// The link around a line's block; null when links are inside the line at most.
const GumboNode* link_around(const HtmlLine& line) {
  for (const GumboNode* node = line.block; node != nullptr; node = node->parent)
    if (is_element(node, GUMBO_TAG_A)) return node;
  return nullptr;
}

// Whether the line is a label and a link: "Có thể bạn quan tâm: HEADLINE".
bool is_labelled_link(const HtmlLine& line) {
  constexpr std::size_t most_label_bytes = 40, marks_bytes = 4;  // marks: blanks around the link, a point behind it
  const std::size_t colon = line.text.find(':');
  return line.link_bytes > 0 && colon < most_label_bytes && colon + line.link_bytes <= line.text.size() &&
         colon + line.link_bytes + marks_bytes >= line.text.size();
}

// Moves lines that consist of a link (teasers), which may have a label, to the tail zone, and short headings above
// several of them. Whole sentences stay, unless the link holds the teaser's headline too, and so do spelled-out
// addresses, and everything on a page whose paragraphs are themselves links.
void demote_links(std::vector<HtmlLine>& lines) {
  std::size_t all = 0, linked = 0;
  for (const HtmlLine& line : lines) {
    if (line.zone != HtmlZone::main) continue;
    all += line.text.size();
    if (line.is_link()) linked += line.text.size();
  }
  if (2 * linked > all) return;
  constexpr std::size_t heading_bytes = 40;
  int teasers_below = 0;
  std::unordered_set<const GumboNode*> around_teasers;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->zone != HtmlZone::main) continue;
    const bool sentence = line->text.size() >= paragraph_bytes && ends_as_sentence(line->text);
    const bool address = line->text.starts_with("http") && line->text.find(' ') == std::string::npos;
    const bool teaser = (line->is_link() || is_labelled_link(*line)) && !sentence && !address;
    const bool heading = teasers_below >= 2 && line->text.size() <= heading_bytes;
    if (teaser || heading) line->zone = HtmlZone::tail;
    if (teaser) around_teasers.insert(link_around(*line));
    teasers_below = teaser ? teasers_below + 1 : 0;
  }
  around_teasers.erase(nullptr);
  for (HtmlLine& line : lines)
    if (line.zone == HtmlZone::main && line.is_link() && !around_teasers.empty() &&
        around_teasers.contains(link_around(line)))
      line.zone = HtmlZone::tail;
}

}  // namespace

std::size_t HtmlLine::weight() const {
  const std::size_t bytes = text.size() - link_bytes;
  return text.size() >= paragraph_bytes ? bytes : bytes / 4;
}

HtmlLines collect_lines(const GumboNode* root) { return LineCollector(root).take(); }

void assign_zones(HtmlLines& lines, const std::vector<const GumboNode*>& main) {
  ZoneAssigner(lines, main).run();
  demote_links(lines.all);
}

bool is_below_any(const GumboNode* node, const std::vector<const GumboNode*>& ancestors) {
  return std::any_of(ancestors.begin(), ancestors.end(),
                     [&](const GumboNode* ancestor) { return is_below(node, ancestor); });
}

bool is_heading(const GumboNode* node) {
  return is_element(node) && node->v.element.tag >= GUMBO_TAG_H1 && node->v.element.tag <= GUMBO_TAG_H6;
}

}  // namespace tra
