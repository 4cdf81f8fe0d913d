// tra timeline: how many articles of each year, month or week a query finds, several queries side by side.
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "arguments/query_options.h"
#include "commands/commands.h"
#include "output/charts.h"
#include "output/delimited.h"
#include "output/file_replacement.h"
#include "output/json_output.h"
#include "output/terminal.h"
#include "output/timeline.h"

namespace tra::cli {
namespace {

std::string shown(const Timeline& timeline, const Series& series, std::size_t period, const Wording& wording) {
  if (!timeline.share) return wording.number(series.counts[period]);
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", series.values[period]);
  std::string out = text;
  if (wording.language() == Language::vietnamese)
    if (const std::size_t point = out.find('.'); point != std::string::npos) out[point] = ',';
  return out;
}

// A row a period, a bar a query.
std::string to_text(const Timeline& timeline, const Wording& wording, const Palette& palette, std::size_t width) {
  const std::size_t series_count = timeline.series.size();
  double most = 0;
  std::size_t number_width = 1;
  for (const Series& series : timeline.series)
    for (std::size_t i = 0; i < timeline.periods.size(); ++i) {
      most = std::max(most, series.values[i]);
      number_width = std::max(number_width, display_width(shown(timeline, series, i, wording)));
    }
  const std::size_t name_width = timeline.periods.empty() ? 0 : timeline.periods.front().size();
  const std::size_t room = std::min<std::size_t>(width == 0 ? 80 : width, 120);
  const std::size_t used = name_width + series_count * (number_width + 4);
  const std::size_t bar_width = std::max<std::size_t>(room > used ? (room - used) / series_count : 4, 4);
  std::string out;
  if (series_count > 1) {
    out += std::string(name_width, ' ');
    for (const Series& series : timeline.series)
      out += "  " + palette.title +
             pad_right(shorten(printable(series.name), number_width + bar_width + 2), number_width + bar_width + 2) +
             palette.reset;
    out += "\n";
  }
  for (std::size_t i = 0; i < timeline.periods.size(); ++i) {
    out += pad_right(timeline.periods[i], name_width);
    for (const Series& series : timeline.series) {
      const auto filled =
          most > 0 ? static_cast<std::size_t>(series.values[i] / most * static_cast<double>(bar_width) + 0.5) : 0;
      std::string bar;
      for (std::size_t n = 0; n < std::max<std::size_t>(filled, series.counts[i] > 0 ? 1 : 0); ++n) bar += "█";
      out += "  " + pad_left(shown(timeline, series, i, wording), number_width) + "  " + palette.bar +
             (&series == &timeline.series.back() ? bar : pad_right(bar, bar_width)) + palette.reset;
    }
    while (out.back() == ' ') out.pop_back();
    out += "\n";
  }
  return out;
}

std::string to_table(const Timeline& timeline, const std::string& format) {
  const Delimiter delimiter = format == "csv" ? Delimiter::comma : Delimiter::tab;
  std::vector<std::string> cells{timeline.by};
  for (const Series& series : timeline.series) cells.push_back(series.name.empty() ? "articles" : series.name);
  std::string out = delimited_line(cells, delimiter);
  for (std::size_t i = 0; i < timeline.periods.size(); ++i) {
    cells = {timeline.periods[i]};
    for (const Series& series : timeline.series) {
      char text[32];
      std::snprintf(text, sizeof text, "%.4f", series.values[i]);
      cells.push_back(timeline.share ? text : std::to_string(series.counts[i]));
    }
    out += delimited_line(cells, delimiter);
  }
  return out;
}

Json to_json(const Timeline& timeline) {
  Json json{{"version", kJsonVersion}, {"by", timeline.by}, {"periods", timeline.periods}};
  json["series"] = Json::array();
  for (const Series& series : timeline.series) {
    json["series"].push_back({{"query", series.name}, {"counts", series.counts}});
    if (timeline.share) json["series"].back()["percent"] = series.values;
  }
  return json;
}

void write_svg(const std::string& path, const std::string& svg) {
  if (path == "-") {
    std::cout << svg;
    return;
  }
  replace_file(path, svg, "the chart cannot be written");
}

}  // namespace

int run_timeline(const Options& options) {
  const Wording wording(language(options));
  ArticleRequest request;
  read_filter_options(options, request);
  std::vector<std::string> queries;
  std::string first;
  for (const std::string& word : options.positional()) first += (first.empty() ? "" : " ") + word;
  queries.push_back(first);
  for (const std::string& other : options.values("versus")) queries.push_back(other);
  const ArticleSearcher searcher(open_snapshots(options), options.text("rules"));
  const Timeline timeline = timeline_of(searcher, request, queries, options.choice("by"), options.has("share"));

  if (options.has("svg")) write_svg(options.text("svg"), standalone_svg(timeline_svg(timeline, wording)));
  const std::string format = options.choice("format");
  if (options.has("svg") && options.text("svg") == "-") return timeline.periods.empty() ? exit_nothing : exit_found;
  if (format == "json")
    std::cout << to_document(to_json(timeline)) << '\n';
  else if (format == "csv" || format == "tsv")
    std::cout << to_table(timeline, format);
  else
    std::cout << to_text(timeline, wording, Palette(use_color(options)),
                         is_terminal(STDOUT_FILENO) ? terminal_width(STDOUT_FILENO) : 0)
              << timeline_notes(timeline, wording);
  return timeline.periods.empty() ? exit_nothing : exit_found;
}

}  // namespace tra::cli
