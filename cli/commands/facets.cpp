// tra facets: counts by country, type, level, ... of all articles or of those a query finds.
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/query_options.h"
#include "commands/commands.h"
#include "output/search_output.h"
#include "output/vietnamese_format.h"

namespace tra::cli {
namespace {

std::vector<FacetCountRequest> every_facet() {
  std::vector<FacetCountRequest> all;
  for (const FacetField& field : facet_fields()) all.push_back({std::string(field.field), 20});
  return all;
}

}  // namespace

int run_facets(const Options& options) {
  const std::string format = options.choice("format");

  ArticleRequest request;
  request.limit = 0;
  request.fall_back = request.fetch_articles = false;
  read_filter_options(options, request);
  request.facets = facet_requests(options, every_facet());
  for (const std::string& word : options.positional()) request.text += (request.text.empty() ? "" : " ") + word;
  request.everything = request.text.empty();
  const ArticleResult result = ArticleSearcher(open_snapshots(options)).search(request);

  if (format == "json") {
    Json json;
    json["query"] = request.text;
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
