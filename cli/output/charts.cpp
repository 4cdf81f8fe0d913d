#include "output/charts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "output/marks.h"
#include "output/steering.h"
#include "output/table_output.h"
#include "output/terminal.h"

namespace tra::cli {
namespace {

constexpr int chart_width = 720, chart_height = 240, left = 56, right = 12, top = 12, bottom = 34;
constexpr std::size_t colors = 6;
// From this opacity on the colour of heat is told better from the second colour of text, in both schemes.
constexpr double darkest_for_ink = 0.73;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  std::string out = text;
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out;
}

std::string text(double x, double y, const char* anchor, const std::string& content, const char* style = "") {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\"" + style + ">" +
         html_escaped(printable(content)) + "</text>";
}

std::string shown(double value, bool share, const Wording& wording) {
  if (!share) return wording.number(static_cast<std::uint64_t>(value));
  std::string percent = number(value);
  if (wording.language() == Language::vietnamese) std::replace(percent.begin(), percent.end(), '.', ',');
  return percent + " %";
}

// A round number at or above the highest value: 1, 2 or 5 times a power of ten.
double scale_end(double highest) {
  double step = 1;
  while (step * 10 < highest) step *= 10;
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (step * factor >= highest) return step * factor;
  return highest;
}

std::string opening(int width, int height, const std::string& title) {
  return "<svg class=\"chart\" viewBox=\"0 0 " + std::to_string(width) + " " + std::to_string(height) +
         "\" role=\"img\" aria-label=\"" + html_escaped(printable(title)) +
         "\" xmlns=\"http://www.w3.org/2000/svg\"><title>" + html_escaped(printable(title)) + "</title>";
}

std::string axes(const Timeline& timeline, double end, const Wording& wording) {
  std::string out;
  const double height = chart_height - top - bottom, width = chart_width - left - right;
  for (const double part : {0.0, 0.5, 1.0}) {
    const double y = top + height * (1 - part);
    out += "<line class=\"grid\" x1=\"" + std::to_string(left) + "\" x2=\"" + std::to_string(chart_width - right) +
           "\" y1=\"" + number(y) + "\" y2=\"" + number(y) + "\"/>";
    if (part != 0.5 || end >= 2 || timeline.share)
      out += text(left - 6, y + 4, "end", shown(end * part, timeline.share, wording));
  }
  const std::size_t count = timeline.periods.size();
  const std::size_t step = std::max<std::size_t>(1, (count + 9) / 10);
  for (std::size_t i = 0; i < count; i += step)
    out += text(left + width * (static_cast<double>(i) + 0.5) / static_cast<double>(count), chart_height - bottom + 16,
                "middle", timeline.periods[i]);
  return out;
}

std::string bars(const Timeline& timeline, double end, const Wording& wording) {
  const double height = chart_height - top - bottom, width = chart_width - left - right;
  const double slot = width / static_cast<double>(timeline.periods.size());
  const double bar = slot * 0.8 / static_cast<double>(timeline.series.size());
  std::string out;
  for (std::size_t s = 0; s < timeline.series.size(); ++s) {
    const Series& series = timeline.series[s];
    out += "<g class=\"series-" + std::to_string(s % colors + 1) + "\">";
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      if (series.values[i] <= 0) continue;
      const double tall = height * series.values[i] / end;
      const double x = left + slot * (static_cast<double>(i) + 0.1) + bar * static_cast<double>(s);
      out += "<rect x=\"" + number(x) + "\" y=\"" + number(top + height - tall) + "\" width=\"" +
             number(std::max(bar, 0.5)) + "\" height=\"" + number(tall) + "\"><title>" +
             html_escaped(printable(timeline.periods[i] + ": " + shown(series.values[i], timeline.share, wording) +
                                    (timeline.series.size() > 1 ? " – " + series.name : ""))) +
             "</title></rect>";
    }
    out += "</g>";
  }
  return out;
}

std::string legend(const Timeline& timeline) {
  if (timeline.series.size() < 2) return "";
  std::string out;
  double x = left;
  for (std::size_t s = 0; s < timeline.series.size(); ++s) {
    const std::string name = shorten(printable(timeline.series[s].name), 30);
    out += "<rect class=\"series-" + std::to_string(s % colors + 1) + "\" x=\"" + number(x) + "\" y=\"" +
           std::to_string(chart_height - 10) + "\" width=\"9\" height=\"9\"/>" +
           text(x + 13, chart_height - 2, "start", name);
    x += 26 + 6.5 * static_cast<double>(display_width(name));
  }
  return out;
}

}  // namespace

std::string timeline_svg(const Timeline& timeline, const Wording& wording) {
  double highest = 0;
  for (const Series& series : timeline.series)
    for (const double value : series.values) highest = std::max(highest, value);
  std::string title = timeline.share ? wording.say("Share of articles over time", "Tỷ lệ bài theo thời gian")
                                     : wording.say("Articles over time", "Số bài theo thời gian");
  for (const Series& series : timeline.series) title += (series.name.empty() ? "" : ": " + series.name);
  std::string out = opening(chart_width, chart_height, title);
  if (timeline.periods.empty() || highest <= 0) return out + "</svg>";
  const double end = scale_end(highest);
  return out + axes(timeline, end, wording) + bars(timeline, end, wording) + legend(timeline) + "</svg>";
}

std::string heat_map_svg(const ArticleTable& table, std::size_t most_rows, const Wording& wording) {
  constexpr int name_width = 150, row_height = 18, head = 20;
  const std::size_t rows = std::min(table.axes[0].values.size(), most_rows), columns = table.axes[1].values.size();
  const int height = head + row_height * static_cast<int>(rows) + 4;
  const std::string title = axis_heading(table.axes[0], wording) + " × " + axis_heading(table.axes[1], wording);
  std::string out = opening(chart_width, height, title);
  if (rows == 0 || columns == 0) return out + "</svg>";
  std::uint64_t most = 1;
  for (std::size_t r = 0; r < rows; ++r)
    for (const std::uint64_t count : table.cells[r]) most = std::max(most, count);
  const double cell = (chart_width - name_width - 4.0) / static_cast<double>(columns);
  const std::size_t step = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(40 / cell)));
  for (std::size_t c = 0; c < columns; c += step)
    out += text(name_width + cell * (static_cast<double>(c) + 0.5), head - 6, "middle",
                axis_label(table.axes[1], table.axes[1].values[c], wording));
  for (std::size_t r = 0; r < rows; ++r) {
    const std::string name = shorten(printable(axis_label(table.axes[0], table.axes[0].values[r], wording)), 22);
    const double y = head + row_height * static_cast<double>(r);
    out += text(name_width - 6, y + 13, "end", name);
    for (std::size_t c = 0; c < columns; ++c) {
      const std::uint64_t count = table.cells[r][c];
      if (count == 0) continue;
      const double share = 0.15 + 0.85 * std::sqrt(static_cast<double>(count) / static_cast<double>(most));
      const double x = name_width + cell * static_cast<double>(c);
      char opacity[16];
      std::snprintf(opacity, sizeof opacity, "%.2f", share);
      out += "<rect class=\"heat\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" +
             number(std::max(cell - 1, 0.5)) + "\" height=\"" + std::to_string(row_height - 1) + "\" fill-opacity=\"" +
             opacity + "\"><title>" +
             html_escaped(name + ", " + axis_label(table.axes[1], table.axes[1].values[c], wording) + ": " +
                          wording.articles(count)) +
             "</title></rect>";
      if (cell >= 24)
        out += text(x + cell / 2, y + 13, "middle", wording.number(count),
                    share > darkest_for_ink ? " class=\"on-heat\"" : "");
    }
  }
  return out + "</svg>";
}

std::string chart_colors() {
  return ":root{--ink:#1b1b1b;--faint:#d5d5d5;--heat:#0b5cad;--on-heat:#fff;--series-1:#0b5cad;--series-2:#c4501b;"
         "--series-3:#2f7d32;--series-4:#8b3a9c;--series-5:#9a7400;--series-6:#5b6770}"
         "@media(prefers-color-scheme:dark){:root{--ink:#e8e8e8;--faint:#444;--heat:#4d9fe8;--on-heat:#08131f;"
         "--series-1:#63b0f4;--series-2:#f09062;--series-3:#7ccf80;--series-4:#d08be0;--series-5:#e0bb4a;"
         "--series-6:#a9b4bd}}"
         ".chart text{fill:var(--ink);font:12px sans-serif}.chart .on-heat{fill:var(--on-heat)}"
         ".chart .grid{stroke:var(--faint)}.chart .heat{fill:var(--heat)}"
         ".series-1{fill:var(--series-1)}.series-2{fill:var(--series-2)}.series-3{fill:var(--series-3)}"
         ".series-4{fill:var(--series-4)}.series-5{fill:var(--series-5)}.series-6{fill:var(--series-6)}";
}

std::string standalone_svg(const std::string& inline_svg) {
  const std::size_t end = inline_svg.find("</title>") + 8;
  return inline_svg.substr(0, end) + "<style>" + chart_colors() + "</style>" + inline_svg.substr(end) + "\n";
}

}  // namespace tra::cli
