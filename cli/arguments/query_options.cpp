#include "arguments/query_options.h"

#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace tra::cli {
namespace {

// Options that filter by a facet. Each has a --not- form.
constexpr std::string_view filter_options[] = {"country", "type", "level", "mode", "mentioned", "source"};

std::size_t request_limit(const Options& options, std::string_view text) {
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc() || end != text.data() + text.size())
    options.fail("--facets takes NAME or NAME:N, where N is a whole number, not ':" + std::string(text) + "'");
  return limit;
}

}  // namespace

void read_filter_options(const Options& options, ArticleRequest& request) {
  for (const std::string_view option : filter_options) {
    for (const bool exclude : {false, true}) {
      const std::vector<std::string> values = options.list((exclude ? "not-" : "") + std::string(option));
      if (!values.empty()) request.filters.push_back({std::string(option), values, exclude});
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
