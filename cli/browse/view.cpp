#include "browse/view.h"

#include <curses.h>

#include <algorithm>

#include "output/terminal.h"
#include "tra/utf8.h"

namespace tra::cli::browse {
namespace {

constexpr int kLeast[] = {80, 24};
constexpr int kFacetColumns = 28;
constexpr int kFirstRow = 2;  // below the query and the count

int hit_rows() { return std::max(4, (LINES - kFirstRow - 2) / 2); }

void begin_style(attr_t style) { attr_on(style, nullptr); }
void end_style(attr_t style) { attr_off(style, nullptr); }
attr_t yellow() { return static_cast<attr_t>(COLOR_PAIR(1)); }

// A text without what steers a terminal, cut to a width and padded to it.
void put(int row, int column, int width, const std::string& text) {
  if (width <= 0) return;
  mvaddstr(
      row, column,
      pad_right(shorten(printable(text), static_cast<std::size_t>(width)), static_cast<std::size_t>(width)).c_str());
}

std::string query_lead(const Model& model) { return model.wording().say("Search: ", "Tìm: "); }

void draw_query(const Model& model, const ViewState& state) {
  begin_style(A_BOLD);
  const std::string lead = query_lead(model);
  const int lead_width = static_cast<int>(display_width(lead));
  put(0, 0, lead_width, lead);
  end_style(A_BOLD);
  put(0, lead_width, COLS - lead_width, model.query);
  const Wording& wording = model.wording();
  const std::string count = model.problem().empty() ? wording.articles(model.result().total) + ", " +
                                                          wording.milliseconds(model.result().took_us)
                                                    : model.problem();
  begin_style(A_DIM);
  put(1, 0, COLS, count);
  end_style(A_DIM);
  curs_set(state.focus == Focus::query ? 1 : 0);
}

void draw_facets(const Model& model, const ViewState& state) {
  const int rows = LINES - kFirstRow - 1;
  const auto chosen = static_cast<int>(state.facet);
  const int top = state.focus == Focus::facets ? std::max(0, chosen - rows + 1) : 0;
  for (int i = 0; i < rows; ++i) {
    const auto at = static_cast<std::size_t>(top + i);
    if (at >= model.facets().size()) {
      put(kFirstRow + i, 0, kFacetColumns, "");
      continue;
    }
    const Model::FacetRow& row = model.facets()[at];
    const bool here = state.focus == Focus::facets && at == state.facet;
    const attr_t style = (row.value.empty() ? A_BOLD : A_NORMAL) | (here ? A_REVERSE : A_NORMAL);
    begin_style(style);
    if (row.value.empty()) {
      put(kFirstRow + i, 0, kFacetColumns - 1, row.text);
    } else {
      const std::string count = model.wording().number(row.count);
      const int width = kFacetColumns - 6 - static_cast<int>(count.size());
      put(kFirstRow + i, 0, 4, row.on ? "[x] " : "[ ] ");
      put(kFirstRow + i, 4, width, row.text);
      put(kFirstRow + i, 4 + width, static_cast<int>(count.size()) + 1, " " + count);
    }
    end_style(style);
    put(kFirstRow + i, kFacetColumns - 1, 1, " ");
  }
}

void draw_hits(const Model& model) {
  const int rows = hit_rows(), width = COLS - kFacetColumns;
  const auto chosen = static_cast<int>(model.chosen);
  const int top = std::max(0, chosen - rows + 1);
  for (int i = 0; i < rows; ++i) {
    const auto at = static_cast<std::size_t>(top + i);
    if (at >= model.result().hits.size()) {
      put(kFirstRow + i, kFacetColumns, width, at == 0 ? model.wording().say("no article", "không có bài nào") : "");
      continue;
    }
    const Article& article = model.result().hits[at].article;
    const std::string title = article.title.empty() ? article.id : article.title;
    if (at == model.chosen) begin_style(A_REVERSE);
    put(kFirstRow + i, kFacetColumns, 12, model.wording().date(article.date));
    put(kFirstRow + i, kFacetColumns + 12, width - 12, title);
    if (at == model.chosen) end_style(A_REVERSE);
  }
}

struct Line {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> marks;  // bytes of text
};

// Lines of at most `width` columns, broken at blanks, with the marks that fall into each.
std::vector<Line> wrapped(const std::string& text, const std::vector<Snippet::Mark>& marks, std::size_t width) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin, last_blank = begin, columns = 0;
    while (end < text.size() && text[end] != '\n' && columns < width) {
      if (text[end] == ' ') last_blank = end;
      end += code_point_at(text, end).bytes;
      columns = display_width(std::string_view(text).substr(begin, end - begin));
    }
    const bool whole = end == text.size() || text[end] == '\n';
    if (!whole && last_blank > begin) end = last_blank;
    Line line{text.substr(begin, end - begin), {}};
    for (const Snippet::Mark& mark : marks)
      if (mark.begin < end && mark.end > begin)
        line.marks.emplace_back(std::max(mark.begin, begin) - begin, std::min(mark.end, end) - begin);
    lines.push_back(std::move(line));
    begin = end < text.size() && (text[end] == '\n' || text[end] == ' ') ? end + 1 : end;
  }
  return lines;
}

void add(std::vector<Line>& lines, const Model& model, const std::string& text, std::size_t width) {
  const std::string safe = printable(text, true);
  std::vector<Line> more = wrapped(safe, model.marks(safe), width);
  lines.insert(lines.end(), more.begin(), more.end());
  if (!more.empty()) lines.push_back({});
}

std::vector<Line> preview(const Model& model, std::size_t width) {
  std::vector<Line> lines;
  const Article* article = model.article();
  if (article == nullptr) return lines;
  add(lines, model, article->title, width);
  std::string people;
  for (const Principal& principal : article->principals)
    people += (people.empty() ? model.wording().say("Who met: ", "Người gặp: ") : "; ") + principal.name;
  add(lines, model, people, width);
  add(lines, model, article->lead, width);
  add(lines, model, article->body, width);
  return lines;
}

void draw_preview(const Model& model, ViewState& state) {
  const int top = kFirstRow + hit_rows(), width = COLS - kFacetColumns;
  mvhline(top, kFacetColumns, ACS_HLINE, width);
  const std::vector<Line> lines = preview(model, static_cast<std::size_t>(width - 1));
  const std::size_t rows = preview_rows();
  state.scroll = std::min(state.scroll, lines.size() > rows ? lines.size() - rows : 0);
  for (std::size_t i = 0; i < rows; ++i) {
    const int row = top + 1 + static_cast<int>(i);
    put(row, kFacetColumns, width, "");
    if (state.scroll + i >= lines.size()) continue;
    const Line& line = lines[state.scroll + i];
    move(row, kFacetColumns);
    std::size_t at = 0;
    for (const auto& [begin, end] : line.marks) {
      if (begin < at) continue;
      addnstr(line.text.c_str() + at, static_cast<int>(begin - at));
      begin_style(A_BOLD | yellow());
      addnstr(line.text.c_str() + begin, static_cast<int>(end - begin));
      end_style(A_BOLD | yellow());
      at = end;
    }
    addstr(line.text.c_str() + at);
  }
}

void draw_help(const Model& model, const ViewState& state) {
  begin_style(A_REVERSE);
  put(LINES - 1, 0, COLS,
      state.message.empty()
          ? model.wording().say("↑↓ article  PgUp/PgDn scroll  Tab facets  Space choose  ^O open  ^Y copy  Esc quit",
                                "↑↓ bài  PgUp/PgDn cuộn  Tab phân loại  Space chọn  ^O mở  ^Y chép  Esc thoát")
          : state.message);
  end_style(A_REVERSE);
}

}  // namespace

std::size_t preview_rows() { return static_cast<std::size_t>(std::max(1, LINES - kFirstRow - hit_rows() - 2)); }

void draw(const Model& model, ViewState& state) {
  erase();
  if (COLS < kLeast[0] || LINES < kLeast[1]) {
    put(0, 0, COLS,
        model.wording().say("The terminal must have at least 80 columns and 24 rows",
                            "Màn hình cần ít nhất 80 cột, 24 dòng"));
    refresh();
    return;
  }
  draw_query(model, state);
  draw_facets(model, state);
  draw_hits(model);
  draw_preview(model, state);
  draw_help(model, state);
  move(0, std::min(COLS - 1, static_cast<int>(display_width(query_lead(model) + printable(model.query)))));
  refresh();
}

}  // namespace tra::cli::browse
