#include "output/timeline.h"

#include <algorithm>

#include "output/terminal.h"

namespace tra::cli {
namespace {

// Years for what spans more than four years, months above four months, else weeks.
std::string readable_period(const ArticleTable& months) {
  std::size_t first = months.axes[0].sums.size(), last = 0;
  for (std::size_t i = 0; i < months.axes[0].sums.size(); ++i)
    if (months.axes[0].sums[i] > 0) first = std::min(first, i), last = i;
  const std::size_t count = last >= first ? last - first + 1 : 0;
  return count > 48 ? "year" : count > 4 ? "month" : "week";
}

ArticleRequest asked(const ArticleRequest& filters, const std::string& query) {
  ArticleRequest request = filters;
  request.text = query;
  request.everything = query.find_first_not_of(" \t\n") == std::string::npos;
  return request;
}

}  // namespace

Timeline timeline_of(const ArticleSearcher& searcher, const ArticleRequest& filters,
                     const std::vector<std::string>& queries, const std::string& by, bool share) {
  Timeline timeline;
  timeline.by = by;
  timeline.share = share;
  if (by == "auto") {
    timeline.by = "week";
    for (const std::string& query : queries) {
      const std::string period = readable_period(searcher.tabulate(asked(filters, query), {"month"}));
      if (period == "year" || (period == "month" && timeline.by == "week")) timeline.by = period;
    }
  }
  const ArticleTable all = searcher.tabulate(asked(filters, ""), {timeline.by});
  const ArticleTable::Axis& axis = all.axes[0];
  std::size_t first = axis.values.size(), last = 0;
  std::vector<std::vector<std::uint64_t>> counts;
  for (const std::string& query : queries) {
    const ArticleTable table = searcher.tabulate(asked(filters, query), {timeline.by});
    counts.emplace_back(axis.values.size());
    timeline.series.push_back({query, {}, {}});
    timeline.dated.push_back(table.total - table.axes[0].without);
    timeline.undated.push_back(table.axes[0].without);
    std::size_t at = 0;
    for (const LabelledCount& value : table.axes[0].values) {
      while (at < axis.values.size() && axis.values[at].value != value.value) ++at;
      if (at == axis.values.size()) break;
      counts.back()[at] = value.count;
      if (value.count > 0) first = std::min(first, at), last = std::max(last, at);
    }
  }
  for (std::size_t i = first; i <= last && first < axis.values.size(); ++i) {
    timeline.periods.push_back(axis.values[i].value);
    for (std::size_t s = 0; s < queries.size(); ++s) {
      Series& series = timeline.series[s];
      const auto count = static_cast<double>(counts[s][i]), of = static_cast<double>(axis.sums[i]);
      series.counts.push_back(counts[s][i]);
      series.values.push_back(share ? (of > 0 ? 100 * count / of : 0) : count);
    }
  }
  return timeline;
}

std::string timeline_notes(const Timeline& timeline, const Wording& wording) {
  std::string out;
  for (std::size_t s = 0; s < timeline.series.size(); ++s) {
    out += timeline.series.size() > 1 ? printable(timeline.series[s].name) + ": " : "";
    out += wording.articles(timeline.dated[s]);
    if (timeline.undated[s] > 0)
      out += wording.say("; without any date: ", "; không rõ ngày: ") + wording.articles(timeline.undated[s]);
    out += "\n";
  }
  return out;
}

}  // namespace tra::cli
