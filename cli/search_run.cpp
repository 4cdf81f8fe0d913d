#include "search_run.h"

#include <chrono>

#include "article_schema.h"

namespace tra::cli {
namespace {

FoundArticle fetch(const Searcher& searcher, const Query& query, const Hit& hit) {
  const Document document = searcher.snapshot().document(hit.address);
  FoundArticle found;
  found.hit = hit;
  found.snippet = searcher.snippet(query, document);
  found.article = to_article(document);
  found.title_marks = searcher.marks(query, found.article.title);
  return found;
}

}  // namespace

SearchOutcome run_search(const Searcher& searcher, const SearchPlan& plan, const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  const Schema& schema = searcher.snapshot().schema();
  SearchOutcome outcome;
  outcome.query = text;

  ParserOptions parsing = plan.parsing(text);
  ParsedQuery parsed = parse_query(text, schema, parsing);
  SearchRequest request = plan.request;
  request.query = plan.narrow(parsed.query);
  outcome.result = searcher.search(request);

  const bool may_relax = parsing.match == ParserOptions::Match::all && parsed.plain && parsed.words.size() > 1;
  if (outcome.result.total == 0 && may_relax) {
    parsing.match = ParserOptions::Match::any;
    parsed = parse_query(text, schema, parsing);
    request.query = plan.narrow(parsed.query);
    outcome.result = searcher.search(request);
    outcome.relaxed = outcome.result.total > 0;
  }
  if (plan.articles)
    for (const Hit& hit : outcome.result.hits) outcome.articles.push_back(fetch(searcher, parsed.query, hit));
  outcome.took_us =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  return outcome;
}

}  // namespace tra::cli
