// C functions for searches, by fields of a schema or in the form people ask for articles.
#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "c/article_values.h"
#include "c/result.h"
#include "tra/snippets.h"

namespace tra::c {
namespace {

tra_search_options default_search_options() noexcept {
  const ArticleRequest request;
  tra_search_options options{};
  options.size = sizeof options;
  options.limit = request.limit;
  options.match_percent = request.match_percent;
  options.fetch = options.snippets = 1;
  options.exact_total = request.exact_total;
  options.fall_back = request.fall_back;
  options.collapse_copies = request.collapse_copies;
  options.suggest = request.suggest;
  return options;
}

ParserOptions::Match match_of(const tra_search_options& options) {
  switch (options.match) {
    case TRA_MATCH_ALL:
      return ParserOptions::Match::all;
    case TRA_MATCH_ANY:
      return ParserOptions::Match::any;
    case TRA_MATCH_PERCENT:
      if (options.match_percent < 1 || options.match_percent > 100)
        throw Error(ErrorCode::invalid_argument,
                    "match_percent is from 1 to 100, not " + std::to_string(options.match_percent));
      return ParserOptions::Match::percent;
  }
  throw Error(ErrorCode::invalid_argument,
              "there is no way to match " + std::to_string(static_cast<int>(options.match)));
}

std::vector<std::string> filter_values(const tra_filter& filter) {
  if (filter.value_count == 0 && filter.exclude == 0)
    throw Error(ErrorCode::invalid_argument, std::string("the filter of ") + filter.field + " takes a value");
  return {filter.values, filter.values + filter.value_count};
}

// Searches by the fields of a schema.

ParsedQuery parse(const tra_index& index, const char* text, const tra_search_options& options) {
  ParserOptions parsing;
  parsing.match = match_of(options);
  parsing.percent = options.match_percent;
  parsing.strict = options.strict != 0;
  return parse_query(text, index.snapshot->schema(), parsing);
}

// Sets when a search has to end.
void set_end(const tra_search_options& options, SearchRequest& request) {
  if (options.timeout_milliseconds > 0)
    request.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(options.timeout_milliseconds);
  if (options.cancel != nullptr) request.cancel = &options.cancel->set;
}

// "day:month" counts the months of the field "day".
FacetRequest facet_request(const tra_facet_request& asked) {
  const std::string_view text = asked.field;
  const std::size_t colon = text.find(':');
  FacetRequest facet{std::string(text.substr(0, colon)), asked.limit};
  if (colon == text.npos) return facet;
  const std::pair<std::string_view, CalendarStep> steps[] = {{"year", CalendarStep::year},
                                                             {"quarter", CalendarStep::quarter},
                                                             {"month", CalendarStep::month},
                                                             {"week", CalendarStep::week}};
  for (const auto& [name, step] : steps)
    if (text.substr(colon + 1) == name) facet.step = step;
  if (facet.step == CalendarStep::none)
    throw Error(ErrorCode::invalid_argument, "a date is counted by year, quarter, month or week, not by '" +
                                                 std::string(text.substr(colon + 1)) + "'");
  return facet;
}

void refuse_options_of_articles(const tra_search_options& options) {
  for (const char* date : {options.published_from, options.published_to, options.met_from, options.met_to,
                           options.dated_from, options.dated_to})
    if (date != nullptr)
      throw Error(ErrorCode::invalid_argument, "bounds of dates are for an index of articles; ask for FIELD:A..B");
}

// Fields separated by commas, each with '-' in front for descending order.
void set_order(std::string_view order, SearchRequest& request) {
  std::vector<SortKey> keys;
  for (std::size_t at = 0; at <= order.size();) {
    const std::size_t end = std::min(order.find(',', at), order.size());
    const bool descending = at < end && order[at] == '-';
    keys.push_back({std::string(order.substr(at, end - at).substr(descending ? 1 : 0)), descending, false});
    at = end + 1;
  }
  request.sort_field = keys.front().field;
  request.descending = keys.front().descending;
  request.then_by.assign(keys.begin() + 1, keys.end());
}

SearchRequest request_by_fields(const tra_search_options& options, Query query) {
  SearchRequest request;
  request.query = std::move(query);
  request.limit = options.limit;
  request.offset = options.offset;
  request.exact_total = options.exact_total != 0;
  request.explain = options.explain != 0;
  if (options.order != nullptr) set_order(options.order, request);
  for (std::size_t i = 0; i < options.filter_count; ++i)
    request.filters.push_back(
        {options.filters[i].field, filter_values(options.filters[i]), options.filters[i].exclude != 0});
  for (std::size_t i = 0; i < options.facet_count; ++i) request.facets.push_back(facet_request(options.facets[i]));
  request.after = text_or_empty(options.after);
  set_end(options, request);
  return request;
}

// Where a document lies, of several indexes; else empty.
std::string folder_of(const Snapshot& snapshot, DocAddress address) {
  return snapshot.parts().empty() ? std::string() : snapshot.parts()[snapshot.part(address)]->folder();
}

HitParts hit_by_fields(const tra_index& index, const Hit& hit, const tra_search_options& options, Snippets& snippets) {
  HitParts parts;
  parts.score = hit.score;
  parts.explanation = hit.explanation;
  parts.key = index.snapshot->key(hit.address);
  parts.folder = folder_of(*index.snapshot, hit.address);
  if (!options.fetch && !options.snippets) return parts;
  Document document = index.snapshot->document(hit.address);
  parts.title_marks = snippets.marks(document.text("title"));
  if (options.snippets) parts.snippet = snippets.of(document);
  if (options.fetch) parts.document = std::move(document);
  return parts;
}

ResultParts search_by_fields(const tra_index& index, const char* text, const tra_search_options& options) {
  refuse_options_of_articles(options);
  Query query = options.everything ? Query::everything() : parse(index, text, options).query;
  const SearchRequest request = request_by_fields(options, query);
  const SearchResult found = index.searcher.search(request);
  ResultParts parts;
  parts.total = found.total;
  parts.total_is_exact = found.total_is_exact;
  parts.other_marks = found.near;
  parts.incomplete = found.partial != Partial::no;
  parts.next = found.next;
  Snippets snippets(index.searcher, query);
  for (const Hit& hit : found.hits) parts.hits.push_back(hit_by_fields(index, hit, options, snippets));
  for (const FacetResult& facet : found.facets) {
    FacetTable table{facet.field, facet.field, {}};
    for (const FacetCount& count : facet.counts) table.counts.push_back({count.value, count.value, count.count});
    parts.facets.push_back(std::move(table));
  }
  return parts;
}

// Searches for articles in the form people ask for them.

ArticleRequest::Order article_order(std::string_view order) {
  if (order.empty() || order == "relevance") return ArticleRequest::Order::relevance;
  if (order == "date") return ArticleRequest::Order::date;
  if (order == "published") return ArticleRequest::Order::published;
  if (order == "title") return ArticleRequest::Order::title;
  throw Error(ErrorCode::invalid_argument,
              "articles are ordered by relevance, date, published or title, not by '" + std::string(order) + "'");
}

ArticleRequest article_request(const char* text, const tra_search_options& options) {
  ArticleRequest request;
  request.text = text;
  request.everything = options.everything != 0;
  request.limit = options.limit;
  request.offset = options.offset;
  const std::string_view order = options.order == nullptr ? std::string_view() : options.order;
  request.reversed = order.starts_with('-');
  request.order = article_order(order.substr(request.reversed ? 1 : 0));
  request.match = match_of(options);
  request.match_percent = options.match_percent;
  request.published = {text_or_empty(options.published_from), text_or_empty(options.published_to)};
  request.met = {text_or_empty(options.met_from), text_or_empty(options.met_to)};
  request.dated = {text_or_empty(options.dated_from), text_or_empty(options.dated_to)};
  request.fall_back = options.fall_back != 0;
  request.collapse_copies = options.collapse_copies != 0;
  request.suggest = options.suggest != 0;
  request.exact_total = options.exact_total != 0;
  request.explain = options.explain != 0;
  request.fetch_articles = options.fetch || options.snippets;
  if (options.strict || options.timeout_milliseconds > 0 || options.cancel != nullptr || options.after != nullptr)
    throw Error(ErrorCode::invalid_argument, "strict, timeout, cancel and after are not for articles");
  for (std::size_t i = 0; i < options.filter_count; ++i)
    request.filters.push_back(
        {options.filters[i].field, filter_values(options.filters[i]), options.filters[i].exclude != 0});
  for (std::size_t i = 0; i < options.facet_count; ++i)
    request.facets.push_back({options.facets[i].field, options.facets[i].limit});
  return request;
}

HitParts hit_of_article(ArticleHit hit, const tra_search_options& options) {
  HitParts parts;
  parts.key = hit.article.id;
  parts.score = hit.score;
  parts.explanation = std::move(hit.explanation);
  parts.folder = std::move(hit.index);
  parts.copies = std::move(hit.copies);
  parts.title_marks = std::move(hit.title_marks);
  if (options.snippets) parts.snippet = std::move(hit.snippet);
  if (options.fetch) parts.document = values_of(hit.article);
  return parts;
}

ResultParts search_articles(const tra_index& index, const char* text, const tra_search_options& options) {
  ArticleResult found = index.articles.search(article_request(text, options));
  ResultParts parts;
  parts.total = found.total;
  parts.total_is_exact = found.total_is_exact;
  parts.other_marks = found.other_marks;
  parts.partial = found.partial;
  parts.incomplete = found.incomplete != Partial::no;
  parts.read_as = std::move(found.read_as);
  parts.facets = std::move(found.facets);
  parts.suggestions = std::move(found.suggestions);
  for (ArticleHit& hit : found.hits) parts.hits.push_back(hit_of_article(std::move(hit), options));
  return parts;
}

// The document with a key as a result with one hit; with a snippet when a query is given.
ResultParts get(const tra_index& index, const char* key, const Query* query, std::size_t length) {
  ResultParts parts;
  const auto address = index.of_articles ? find_article(*index.snapshot, key) : index.snapshot->find(key);
  if (!address) return parts;
  HitParts hit;
  hit.document = index.snapshot->document(*address);
  hit.key = hit.document.key();
  hit.folder = folder_of(*index.snapshot, *address);
  if (query != nullptr) {
    SnippetOptions cutting;
    cutting.length = length;
    hit.snippet = index.searcher.snippet(*query, hit.document, cutting);
    hit.title_marks = index.searcher.marks(*query, hit.document.text("title"));
  }
  if (index.of_articles) hit.document = values_of(to_article(hit.document));
  parts.total = 1;
  parts.hits.push_back(std::move(hit));
  return parts;
}

}  // namespace
}  // namespace tra::c

using tra::c::done, tra::c::guarded, tra::c::to_block;

extern "C" {

void tra_search_options_init(tra_search_options* options, size_t size) {
  tra::c::init_options(options, size, tra::c::default_search_options());
}

tra_result* tra_search(const tra_index* index, const char* text, const tra_search_options* options, tra_error** error) {
  return guarded(error, [&] {
    const auto read = tra::c::read_options(options, tra::c::default_search_options(), "tra_search_options");
    const tra::c::ResultParts parts =
        index->of_articles ? tra::c::search_articles(*index, text, read) : tra::c::search_by_fields(*index, text, read);
    return to_block(parts, index->snapshot->schema());
  });
}

int tra_count(const tra_index* index, const char* text, uint64_t* count, tra_error** error) {
  return done(error, [&] {
    if (index->of_articles) {
      tra::ArticleRequest request;
      request.text = text;
      request.limit = 0;
      request.fall_back = request.suggest = false;
      request.ranking.emplace().near = tra::Ranking::Near::never;
      *count = index->articles.search(request).total;
    } else {
      *count = index->searcher.count(tra::c::parse(*index, text, tra::c::default_search_options()).query);
    }
  });
}

tra_result* tra_get(const tra_index* index, const char* key, tra_error** error) {
  return guarded(error, [&] { return to_block(tra::c::get(*index, key, nullptr, 0), index->snapshot->schema()); });
}

tra_result* tra_snippet(const tra_index* index, const char* text, const char* key, size_t length, tra_error** error) {
  return guarded(error, [&] {
    const tra::Query query = tra::c::parse(*index, text, tra::c::default_search_options()).query;
    return to_block(tra::c::get(*index, key, &query, length), index->snapshot->schema());
  });
}

const char* tra_hit_text(const tra_hit* hit, const char* field) {
  const tra_value* end = hit->values + hit->value_count;
  const tra_value* found =
      std::find_if(hit->values, end, [&](const tra_value& value) { return std::string_view(value.field) == field; });
  return found == end ? "" : found->text;
}
}
