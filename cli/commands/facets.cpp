// tra facets: counts by country, type, level, ... of all articles or of those a query finds.
#include <unistd.h>

#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "arguments/query_options.h"
#include "commands/commands.h"
#include "output/pager.h"
#include "output/search_output.h"
#include "output/search_text.h"
#include "output/table_output.h"

namespace tra::cli {
namespace {

// A table by one or two of facets and periods.
int count_by(const Options& options, const std::string& format) {
  if (options.has("facets")) options.fail("either --by or --facets");
  const std::vector<std::string> by = options.list("by");
  if (by.empty() || by.size() > 2) options.fail("--by takes one name or two, such as year or country,year");
  ArticleRequest request;
  read_filter_options(options, request);
  for (const std::string& word : options.positional()) request.text += (request.text.empty() ? "" : " ") + word;
  request.everything = request.text.empty();
  const ArticleTable table = ArticleSearcher(open_snapshots(options), options.text("rules")).tabulate(request, by);
  const Wording wording(language(options));
  if (format == "json")
    std::cout << to_document(to_json(table, request.text)) << '\n';
  else if (format == "csv" || format == "tsv")
    std::cout << table_delimited(table, wording, format);
  else
    show_paged(table_text(table, wording, Palette(use_color(options)),
                          is_terminal(STDOUT_FILENO) ? terminal_width(STDOUT_FILENO) : 0) +
                   wrapped_for(STDOUT_FILENO, table_notes(table, wording)),
               options);
  return table.total > 0 ? exit_found : exit_nothing;
}

}  // namespace

int run_facets(const Options& options) {
  const std::string format = options.choice("format");
  if (options.has("by")) return count_by(options, format);
  if (format == "csv" || format == "tsv") options.fail("--format " + format + " goes with --by");

  ArticleRequest request;
  request.limit = 0;
  request.fall_back = request.fetch_articles = false;
  read_filter_options(options, request);
  const ArticleSearcher searcher(open_snapshots(options));
  request.facets = facet_requests(options, every_facet(searcher, 20));
  for (const std::string& word : options.positional()) request.text += (request.text.empty() ? "" : " ") + word;
  request.everything = request.text.empty();
  const ArticleResult result = searcher.search(request);

  if (format == "json") {
    Json json{{"version", kJsonVersion}};
    json["query"] = request.text;
    json["total"] = {{"value", result.total}, {"relation", "eq"}};
    json["facets"] = to_json(result.facets);
    std::cout << to_document(json) << '\n';
  } else {
    TextLayout layout;
    layout.wording = Wording(language(options));
    layout.palette = Palette(use_color(options));
    show_paged(facet_tables(result.facets, layout) + layout.wording.articles(result.total) + "\n", options);
  }
  return result.total > 0 ? exit_found : exit_nothing;
}

}  // namespace tra::cli
