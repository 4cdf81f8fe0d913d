#include "output/table_output.h"

#include <algorithm>
#include <cmath>

#include "output/article_json.h"
#include "output/delimited.h"

namespace tra::cli {
namespace {

constexpr std::size_t bar_width = 40, widest_label = 26;

std::vector<std::string> labels(const ArticleTable::Axis& axis, const Wording& wording, std::size_t most) {
  std::vector<std::string> all;
  for (const LabelledCount& value : axis.values)
    all.push_back(shorten(printable(axis_label(axis, value, wording)), most));
  return all;
}

std::size_t widest(const std::vector<std::string>& texts, std::size_t least) {
  for (const std::string& text : texts) least = std::max(least, display_width(text));
  return least;
}

std::uint64_t highest(const std::vector<std::uint64_t>& numbers) {
  return numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end());
}

std::string bars(const ArticleTable& table, const Wording& wording, const Palette& palette, std::size_t width) {
  const ArticleTable::Axis& axis = table.axes[0];
  const std::vector<std::string> names = labels(axis, wording, 44);
  const std::size_t name_width = widest(names, 0), count_width = wording.number(highest(axis.sums)).size();
  const std::size_t before = 2 + name_width + 2 + count_width + 2;
  const std::size_t length = width == 0 ? bar_width : std::min(bar_width, width - std::min(before, width));
  const std::uint64_t most = std::max<std::uint64_t>(highest(axis.sums), 1);
  std::string out = palette.title + axis_heading(axis, wording) + palette.reset + "\n";
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string bar;
    for (std::uint64_t n = (axis.sums[i] * length + most - 1) / most; n > 0; --n) bar += "█";
    out += "  " + pad_right(names[i], name_width) + "  " + pad_left(wording.number(axis.sums[i]), count_width) +
           (bar.empty() ? "" : "  " + palette.bar + bar + palette.reset) + "\n";
  }
  return out;
}

// The background of a cell by its count: five steps of one colour of the 256 that terminals have.
std::string shade(std::uint64_t count, std::uint64_t most, const Palette& palette) {
  if (palette.reset.empty() || count == 0) return "";
  static constexpr int steps[] = {17, 18, 19, 20, 21};
  const double share = std::sqrt(static_cast<double>(count) / static_cast<double>(most));
  return "\x1b[97;48;5;" + std::to_string(steps[std::min(4, static_cast<int>(share * 5))]) + "m";
}

// One block of the columns `first` to `last`, and the sums where it is the last block.
std::string block(const ArticleTable& table, const std::vector<std::string>& rows,
                  const std::vector<std::string>& columns, const std::vector<std::size_t>& widths, std::size_t first,
                  std::size_t last, const Wording& wording, const Palette& palette) {
  const bool with_sums = last == columns.size();
  const std::string sum = wording.say("sum", "tổng");
  const std::size_t name_width = widest(rows, display_width(sum));
  std::size_t sum_width = std::max(display_width(sum), wording.number(table.total).size());
  sum_width = std::max(sum_width, wording.number(highest(table.axes[0].sums)).size());
  std::uint64_t most = 1;
  for (const std::vector<std::uint64_t>& row : table.cells) most = std::max(most, highest(row));

  std::string out = palette.key + std::string(name_width, ' ');
  for (std::size_t c = first; c < last; ++c) out += "  " + pad_left(columns[c], widths[c]);
  out += with_sums ? "  " + pad_left(sum, sum_width) + palette.reset + "\n" : palette.reset + "\n";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    out += pad_right(rows[r], name_width);
    for (std::size_t c = first; c < last; ++c) {
      const std::uint64_t count = table.cells[r][c];
      const std::string color = shade(count, most, palette);
      out += " " + color + " " + pad_left(count == 0 ? "·" : wording.number(count), widths[c]) +
             (color.empty() ? "" : palette.reset);
    }
    out += with_sums ? "  " + pad_left(wording.number(table.axes[0].sums[r]), sum_width) + "\n" : "\n";
  }
  out += palette.key + pad_right(sum, name_width);
  for (std::size_t c = first; c < last; ++c) out += "  " + pad_left(wording.number(table.axes[1].sums[c]), widths[c]);
  return out + (with_sums ? "  " + pad_left(wording.number(table.total), sum_width) : "") + palette.reset + "\n";
}

std::string crossed(const ArticleTable& table, const Wording& wording, const Palette& palette, std::size_t width) {
  const std::vector<std::string> rows = labels(table.axes[0], wording, widest_label);
  const std::vector<std::string> columns = labels(table.axes[1], wording, 18);
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns.size(); ++c)
    widths.push_back(std::max(display_width(columns[c]), wording.number(table.axes[1].sums[c]).size()));
  const std::size_t name_width = widest(rows, 4),
                    sums = 2 + std::max<std::size_t>(6, wording.number(table.total).size());
  std::string out;
  for (std::size_t first = 0; first < columns.size();) {
    std::size_t last = first, used = name_width + sums;
    while (last < columns.size() && (width == 0 || last == first || used + widths[last] + 2 <= width))
      used += widths[last++] + 2;
    out += (first == 0 ? "" : "\n") + block(table, rows, columns, widths, first, last, wording, palette);
    first = last;
  }
  return out;
}

}  // namespace

std::string axis_heading(const ArticleTable::Axis& axis, const Wording& wording) {
  if (!axis.facet.empty()) return wording.heading(axis.facet);
  struct Name {
    std::string_view name;
    Text text;
  };
  static constexpr Name names[] = {{"year", {"Year", "Năm"}},     {"quarter", {"Quarter", "Quý"}},
                                   {"month", {"Month", "Tháng"}}, {"week", {"Week", "Tuần"}},
                                   {"day", {"Day", "Ngày"}},      {"ordinal", {"Number of the meeting", "Lần thứ"}}};
  for (const Name& one : names)
    if (one.name == axis.name) return std::string(one.text.in(wording.language()));
  return axis.name;
}

std::string axis_label(const ArticleTable::Axis& axis, const LabelledCount& value, const Wording& wording) {
  return wording.label(axis.facet, value);
}

std::string table_text(const ArticleTable& table, const Wording& wording, const Palette& palette, std::size_t width) {
  if (table.axes[0].values.empty()) return "";
  return table.axes.size() == 1 ? bars(table, wording, palette, width) : crossed(table, wording, palette, width);
}

std::string table_delimited(const ArticleTable& table, const Wording& wording, const std::string& format) {
  const Delimiter delimiter = format == "csv" ? Delimiter::comma : Delimiter::tab;
  const ArticleTable::Axis& rows = table.axes[0];
  const bool codes = !rows.facet.empty(), is_crossed = table.axes.size() == 2;
  std::vector<std::string> cells{rows.name};
  if (codes) cells.push_back(rows.facet);
  if (is_crossed)
    for (const LabelledCount& value : table.axes[1].values) cells.push_back(axis_label(table.axes[1], value, wording));
  cells.push_back(is_crossed ? "sum" : "articles");
  std::string out = delimited_line(cells, delimiter);
  for (std::size_t r = 0; r < rows.values.size(); ++r) {
    cells = {axis_label(rows, rows.values[r], wording)};
    if (codes) cells.push_back(rows.values[r].value);
    if (is_crossed)
      for (const std::uint64_t count : table.cells[r]) cells.push_back(std::to_string(count));
    cells.push_back(std::to_string(rows.sums[r]));
    out += delimited_line(cells, delimiter);
  }
  if (!is_crossed) return out;
  cells = {"sum"};
  if (codes) cells.push_back("");
  for (const std::uint64_t count : table.axes[1].sums) cells.push_back(std::to_string(count));
  cells.push_back(std::to_string(table.total));
  return out + delimited_line(cells, delimiter);
}

Json to_json(const ArticleTable& table, const std::string& query) {
  Json json{{"version", kJsonVersion}, {"query", query}, {"total", table.total}};
  json["axes"] = Json::array();
  for (const ArticleTable::Axis& axis : table.axes) {
    Json values = Json::array();
    for (const LabelledCount& value : axis.values) values.push_back(to_json(value));
    json["axes"].push_back({{"by", axis.name},
                            {"field", axis.facet.empty() ? Json(nullptr) : Json(axis.facet)},
                            {"values", std::move(values)},
                            {"without", axis.without}});
  }
  if (table.axes.size() == 2) json["cells"] = table.cells;
  return json;
}

std::string table_notes(const ArticleTable& table, const Wording& wording) {
  std::string out = wording.articles(table.total);
  for (const ArticleTable::Axis& axis : table.axes)
    if (axis.without > 0)
      out += wording.say("; without “" + axis_heading(axis, wording) + "”: ",
                         "; không rõ “" + axis_heading(axis, wording) + "”: ") +
             wording.articles(axis.without);
  return out + "\n";
}

}  // namespace tra::cli
