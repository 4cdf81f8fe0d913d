// tra facets: counts by country, type, level, ... of all articles or of those a query finds.
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/query_options.h"
#include "articles/facet_names.h"
#include "articles/facet_order.h"
#include "articles/search_run.h"
#include "commands/commands.h"
#include "output/search_output.h"
#include "output/vietnamese_format.h"

namespace tra::cli {
namespace {

Options facets_options() {
  Options options("facets", "[OPTIONS] [QUERY...]",
                  "Counts the articles by the values of their facets: all articles, or those a query finds.\n"
                  "A facet that is narrowed by an option is counted as if it were not.\n"
                  "Exit status: 0 found, 1 nothing found, 2 an error.",
                  "  tra facets\n"
                  "  tra facets 'thăm chính thức' --from 2023 --facets country:30,level\n"
                  "  tra facets --country LA --facets type:0 --format json");
  options.add("facets", "NAME[:N],...",
              "which, and how many values of each (default: all of them, 20; :0 is no limit)");
  add_filter_options(options);
  options.add("format", "FORMAT", "text or json (default: text)");
  add_color_option(options);
  return options;
}

std::vector<FacetRequest> requests(const Options& options) {
  if (options.has("facets")) return facet_requests(options);
  std::vector<FacetRequest> all;
  for (const FacetField& field : facet_fields()) all.push_back({std::string(field.field), 20});
  return all;
}

}  // namespace

int run_facets(const Arguments& arguments) {
  Options options = facets_options();
  if (!options.parse(arguments)) return exit_found;
  const std::string format = options.choice("format", {"text", "json"});

  const Searcher searcher(open_snapshot(options));
  SearchRequest request;
  request.limit = 0;
  request.filters = facet_filters(options);
  const std::vector<FacetRequest> asked = requests(options);
  request.facets = without_limits(asked);
  std::string text;
  for (const std::string& word : options.positional()) text += (text.empty() ? "" : " ") + word;
  if (!text.empty())
    request.query = parse_query(text, searcher.snapshot().schema(), parser_options(options, text)).query;
  request.query = with_date_ranges(options, request.query);
  SearchResult result = searcher.search(request);
  order_by_label(result.facets, asked);

  if (format == "json") {
    Json json;
    json["query"] = text;
    json["total"] = {{"value", result.total}, {"relation", "eq"}};
    json["facets"] = to_json(result.facets);
    std::cout << to_document(json) << '\n';
  } else {
    TextLayout layout;
    layout.palette = Palette(use_color(options));
    std::cout << facet_tables(result.facets, layout) << vietnamese_number(result.total) << " bài\n";
  }
  return result.total > 0 ? exit_found : exit_nothing;
}

}  // namespace tra::cli
