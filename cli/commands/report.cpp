// tra report: an archive, or what a query finds of it, as one page in HTML.
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "arguments/query_options.h"
#include "commands/commands.h"
#include "output/page_content.h"

namespace tra::cli {

int run_report(const Options& options) {
  const Wording wording(language(options));
  ArticleRequest request;
  read_filter_options(options, request);
  for (const std::string& word : options.positional()) request.text += (request.text.empty() ? "" : " ") + word;
  request.everything = request.text.empty();
  request.order = ArticleRequest::Order::date;
  request.limit = options.count("limit");
  request.suggest = false;

  const ArticleSearcher searcher(open_snapshots(options), options.text("rules"));
  request.facets = every_facet(searcher, 15);
  PageContent content = page_of(searcher, request, searcher.search(request), wording);
  content.heading = request.text.empty() ? wording.say("Archive", "Kho bài") : request.text;
  content.hits_heading = wording.say("Newest articles", "Bài mới nhất");
  std::cout << html_page(content, wording);
  return content.result.total > 0 ? exit_found : exit_nothing;
}

}  // namespace tra::cli
