#include "arguments/query_options.h"

#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace tra::cli {
namespace {

struct FilterOption {
  const char *name, *help;
};

constexpr FilterOption filter_options[] = {
    {"country", "partner country: LA, lao, 'Lào', ...; several with commas"},
    {"type", "kind of meeting: political_consultation, 'hội đàm', ..."},
    {"level", "head_of_state, head_of_government, minister, deputy_minister, other"},
    {"mode", "in_person, online, hybrid, phone"},
    {"mentioned", "country named in the text"},
    {"source", "where the article was published"},
};

std::size_t request_limit(const Options& options, std::string_view text) {
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc() || end != text.data() + text.size())
    options.fail("--facets takes NAME or NAME:N, where N is a whole number, not ':" + std::string(text) + "'");
  return limit;
}

}  // namespace

void add_filter_options(Options& options) {
  for (const FilterOption& filter : filter_options) options.add(filter.name, "VALUE,...", filter.help);
  for (const FilterOption& filter : filter_options)
    options.add(std::string("not-") + filter.name, "VALUE,...", "none of these");
  options.add("from", "DATE", "published on or after YYYY, YYYY-MM, YYYY-MM-DD or DD/MM/YYYY");
  options.add("to", "DATE", "published on or before");
  options.add("meeting-from", "DATE", "the meeting took place on or after");
  options.add("meeting-to", "DATE", "the meeting took place on or before");
  options.add("match", "HOW", "all words, any of them, or N% of them (default: all)");
}

void read_filter_options(const Options& options, ArticleRequest& request) {
  for (const FilterOption& option : filter_options) {
    for (const bool exclude : {false, true}) {
      const std::vector<std::string> values = options.list((exclude ? "not-" : "") + std::string(option.name));
      if (!values.empty()) request.filters.push_back({option.name, values, exclude});
    }
  }
  request.published = {options.text("from"), options.text("to")};
  request.met = {options.text("meeting-from"), options.text("meeting-to")};
  const std::string match = options.text("match", "all");
  if (match == "any") {
    request.match = ParserOptions::Match::any;
  } else if (match != "all") {
    unsigned& percent = request.match_percent;
    const auto [end, error] = std::from_chars(match.data(), match.data() + match.size(), percent);
    if (error != std::errc() || std::string_view(end) != "%" || percent < 1 || percent > 100)
      options.fail("--match takes all, any or a percentage such as 70%, not '" + match + "'");
    request.match = ParserOptions::Match::percent;
  }
}

std::vector<FacetCountRequest> facet_requests(const Options& options, std::vector<FacetCountRequest> otherwise) {
  if (!options.has("facets")) return otherwise;
  std::vector<FacetCountRequest> requests;
  for (const std::string& item : options.list("facets")) {
    if (item == "none") continue;
    const std::size_t colon = item.find(':');
    FacetCountRequest request{item.substr(0, colon)};
    if (colon != std::string::npos) request.limit = request_limit(options, std::string_view(item).substr(colon + 1));
    requests.push_back(std::move(request));
  }
  return requests;
}

}  // namespace tra::cli
