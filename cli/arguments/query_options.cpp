#include "arguments/query_options.h"

#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include "arguments/clock.h"
#include "tra/document.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

// Options that filter by a facet. Each has a --not- form.
constexpr std::string_view filter_options[] = {"country",   "type",   "level",  "mode",
                                               "mentioned", "source", "person", "tag"};

std::size_t request_limit(const Options& options, std::string_view text) {
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc() || end != text.data() + text.size())
    options.fail("--facets takes NAME or NAME:N, where N is a whole number, not ':" + std::string(text) + "'");
  return limit;
}

// 12h, 7d, 3w before now, or the first moment of a day.
std::int64_t since(const Options& options, const std::string& when) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(when.data(), when.data() + when.size(), number);
  if (error == std::errc() && end + 1 == when.data() + when.size() && number >= 0 && number <= 100'000) {
    if (*end == 'h') return now() - number * 3600;
    if (*end == 'd') return now() - number * 86400;
    if (*end == 'w') return now() - number * 7 * 86400;
  }
  try {
    return parse_date(when) * 86400;
  } catch (const Error&) {
    options.fail("--since takes 12h, 7d, 3w or YYYY-MM-DD, not '" + when + "'");
  }
}

}  // namespace

void read_filter_options(const Options& options, ArticleRequest& request) {
  for (const std::string_view option : filter_options) {
    for (const bool exclude : {false, true}) {
      const std::vector<std::string> values = options.values((exclude ? "not-" : "") + std::string(option));
      if (!values.empty()) request.filters.push_back({std::string(option), values, exclude});
    }
  }
  for (const std::string& each : options.list("where")) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos) options.fail("--where takes FACET=VALUE, not '" + each + "'");
    request.filters.push_back({each.substr(0, equals), {each.substr(equals + 1)}, false});
  }
  if (options.has("since")) request.added_from = since(options, options.text("since"));
  if (is_clock_set()) request.today = today();
  request.dated = {options.text("from"), options.text("to")};
  request.published = {options.text("published-from"), options.text("published-to")};
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

bool narrows(const ArticleRequest& request) {
  const auto given = [](const DateBounds& bounds) { return !bounds.from.empty() || !bounds.to.empty(); };
  return !request.filters.empty() || given(request.dated) || given(request.published) || given(request.met);
}

std::vector<FacetCountRequest> every_facet(const ArticleSearcher& searcher, std::size_t limit) {
  std::vector<FacetCountRequest> all;
  for (const FacetField& field : facet_fields()) all.push_back({std::string(field.field), limit});
  for (const std::string& name : searcher.own_facets()) all.push_back({name, limit});
  return all;
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
