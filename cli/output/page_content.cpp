#include "output/page_content.h"

#include "arguments/clock.h"
#include "output/timeline.h"
#include "tra/document.h"

namespace tra::cli {

PageContent page_of(const ArticleSearcher& searcher, const ArticleRequest& request, ArticleResult result,
                    const Wording& wording) {
  PageContent content;
  content.first_rank = request.offset + 1;
  content.made = wording.date(format_date(today()));
  if (result.total > 0 && !result.partial && !result.other_marks && result.read_as.empty()) {
    content.timeline = timeline_of(searcher, request, {request.text}, "auto", false);
    ArticleRequest counted = request;
    counted.everything = request.text.find_first_not_of(" \t\n") == std::string::npos;
    content.countries_by_year = searcher.tabulate(counted, {"country", "year"});
  }
  content.result = std::move(result);
  return content;
}

}  // namespace tra::cli
