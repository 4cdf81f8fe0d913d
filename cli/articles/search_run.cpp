#include "articles/search_run.h"

#include <chrono>

#include "articles/article_schema.h"
#include "articles/facet_order.h"
#include "articles/search_by_title.h"
#include "tra/suggest.h"

namespace tra::cli {
namespace {

FoundArticle fetch(const Searcher& searcher, const Query& query, DistinctHit&& distinct) {
  const Document document =
      distinct.document ? std::move(*distinct.document) : searcher.snapshot().document(distinct.hit.address);
  FoundArticle found;
  found.hit = std::move(distinct.hit);
  found.duplicates = std::move(distinct.duplicates);
  found.snippet = searcher.snippet(query, document);
  found.article = to_article(document);
  found.title_marks = searcher.marks(query, found.article.title);
  return found;
}

// The hits of the page, copies of one article as one hit if the plan says so.
DistinctHits search(const Searcher& searcher, const SearchPlan& plan, const SearchRequest& request) {
  const bool collapse = plan.articles && plan.collapse;
  if (plan.by_title && request.limit > 0) return search_by_title(searcher, request, collapse);
  if (collapse && request.limit > 0) return search_distinct(searcher, request);
  DistinctHits found;
  found.result = searcher.search(request);
  for (Hit& hit : found.result.hits) found.hits.push_back({std::move(hit), std::nullopt, {}});
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
  request.facets = without_limits(plan.request.facets);
  request.query = plan.narrow(parsed.query);
  DistinctHits found = search(searcher, plan, request);

  const Suggester suggester(searcher);
  if (found.result.total == 0 && parsed.plain) {
    if (const auto decoded = suggester.decode_typing(text)) {
      outcome.read_as = *decoded;
      parsed = parse_query(*decoded, schema, parsing);
      request.query = plan.narrow(parsed.query);
      found = search(searcher, plan, request);
    }
  }
  const bool may_relax = parsing.match == ParserOptions::Match::all && parsed.plain && parsed.words.size() > 1;
  if (found.result.total == 0 && may_relax) {
    parsing.match = ParserOptions::Match::any;
    parsed = parse_query(outcome.read_as.empty() ? text : outcome.read_as, schema, parsing);
    request.query = plan.narrow(parsed.query);
    found = search(searcher, plan, request);
    outcome.relaxed = found.result.total > 0;
  }
  outcome.result = std::move(found.result);
  order_by_label(outcome.result.facets, plan.request.facets);
  outcome.result.hits.clear();
  for (DistinctHit& distinct : found.hits) {
    outcome.result.hits.push_back(distinct.hit);
    if (plan.articles) outcome.articles.push_back(fetch(searcher, parsed.query, std::move(distinct)));
  }
  if (plan.articles && parsed.plain)
    for (Suggestion& suggestion : suggester.restore_marks(outcome.read_as.empty() ? text : outcome.read_as))
      outcome.suggestions.push_back(std::move(suggestion.text));
  outcome.took_us =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  return outcome;
}

}  // namespace tra::cli
