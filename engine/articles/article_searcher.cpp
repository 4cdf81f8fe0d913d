// Runs a request for articles: searches for all words, then with decoded keystrokes, then for the best partial matches.
#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "articles/facet_order.h"
#include "articles/own_facets.h"
#include "articles/query_meaning.h"
#include "articles/request.h"
#include "articles/search_by_title.h"
#include "articles/search_copies.h"
#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/equal_names.h"
#include "tra/expansion.h"
#include "tra/facet_extraction.h"
#include "tra/suggest.h"

namespace tra {
namespace {

using articles::DistinctHit, articles::DistinctHits, articles::Narrowing, articles::ResolvedRequest;

// The state of one request while it is processed.
class ArticleSearch {
 public:
  ArticleSearch(const Searcher& searcher, const ArticleRequest& request, std::shared_ptr<const EqualNames> names,
                const articles::QueryMeaning* meaning)
      : searcher_(searcher),
        request_(request),
        resolved_(articles::resolve(request, searcher)),
        parsing_(articles::parser_options(request, request.text, searcher.snapshot())),
        suggester_(searcher),
        meaning_(meaning) {
    parsing_.names = std::move(names);
    parsing_.has_value = [this](const std::string& field, const std::string& value) {
      return searcher_.count(Query::keyword(field, {value})) > 0;
    };
    parse(request.text);
    result_.as_words = parsed_.as_words;
  }

  ArticleResult run() {
    result_.text = request_.text;
    find();
    const bool nothing = found_.result.total == 0;
    const ParsedQuery asked = parsed_;
    if (nothing && request_.fall_back && parsed_.plain) fall_back();
    if (nothing && result_.read_as.empty()) explain_nothing(asked);
    take_hits();
    return std::move(result_);
  }

  Query query() const { return resolved_.narrowed(parsed_.query); }
  SearchRequest search_request() const {
    SearchRequest search = resolved_.search;
    search.query = query();
    if (meaning_ != nullptr && parsed_.plain && request_.read_facets && search.ranking.evidence_weight > 0)
      search.evidence = meaning_->facets_asked(read_text(), suggester_);
    return search;
  }

 private:
  void parse(const std::string& text) {
    if (request_.everything)
      parsed_ = {Query::everything(), {}, false, {}};
    else
      parsed_ = parse_query(text, searcher_.snapshot().schema(), parsing_);
    if (meaning_ != nullptr && parsed_.plain && request_.weigh_questions)
      parsed_.query = meaning_->question_words().weigh(parsed_.query);
  }

  // Finds the hits of the requested page. Copies of one article are combined when requested.
  void find() {
    SearchRequest search = search_request();
    if (request_.expand) search.query = expanded(searcher_, search);
    const bool collapse = request_.fetch_articles && request_.collapse_copies;
    if (request_.order == ArticleRequest::Order::title && search.limit > 0) {
      found_ = articles::search_by_title(searcher_, search, collapse);
    } else if (collapse && search.limit > 0) {
      found_ = articles::search_distinct(searcher_, search);
    } else {
      found_ = {};
      found_.result = searcher_.search(search);
      for (Hit& hit : found_.result.hits) found_.hits.push_back({std::move(hit), std::nullopt, {}});
    }
  }

  void fall_back() {
    if (const auto decoded = suggester_.decode_typing(request_.text)) {
      result_.read_as = *decoded;
      parse(*decoded);
      find();
    }
    if (found_.result.total == 0 && parsing_.match == ParserOptions::Match::all && parsed_.words.size() > 1) {
      parsing_.match = ParserOptions::Match::any;
      parse(read_text());
      find();
      result_.partial = found_.result.total > 0;
    }
  }

  const std::string& read_text() const { return result_.read_as.empty() ? request_.text : result_.read_as; }

  // Which parts of what was asked no article answers.
  void explain_nothing(const ParsedQuery& asked) {
    Ranking ranking = resolved_.search.ranking;
    ranking.near = Ranking::Near::never;
    if (asked.plain)
      for (const std::string& word : asked.words)
        if (searcher_.count(Query::term(word), ranking) == 0)
          result_.empty_parts.push_back({EmptyPart::Kind::word, word});
    if (!resolved_.narrowings.empty() && searcher_.count(asked.query, ranking) > 0)
      for (const Narrowing& narrowing : resolved_.narrowings)
        if (searcher_.count(Query::all_of({asked.query, narrowing.query}), ranking) == 0)
          result_.empty_parts.push_back({EmptyPart::Kind::filter, narrowing.what});
    if (result_.empty_parts.empty()) result_.empty_parts.push_back({EmptyPart::Kind::together, {}});
  }

  void take_hits() {
    result_.total = found_.result.total;
    result_.total_is_exact = found_.result.total_is_exact;
    result_.other_marks = found_.result.near;
    result_.facets = articles::facet_tables(found_.result.facets, resolved_.limits);
    for (std::size_t i = 0; i < resolved_.own.size(); ++i)
      if (!resolved_.own[i].empty())
        result_.facets[i] = articles::OwnFacets::of(searcher_.snapshot())
                                .table(resolved_.own[i], found_.result.facets[i].counts, resolved_.limits[i]);
    for (DistinctHit& hit : found_.hits) result_.hits.push_back(fetch(std::move(hit)));
    if (request_.fetch_articles && request_.suggest && parsed_.plain)
      for (Suggestion& suggestion : suggester_.restore_marks(read_text()))
        result_.suggestions.push_back(std::move(suggestion.text));
  }

  ArticleHit fetch(DistinctHit&& distinct) const {
    ArticleHit hit;
    hit.score = distinct.hit.score;
    hit.explanation = std::move(distinct.hit.explanation);
    hit.copies = std::move(distinct.duplicates);
    const Snapshot& snapshot = searcher_.snapshot();
    if (!snapshot.parts().empty()) hit.index = snapshot.parts()[snapshot.part(distinct.hit.address)]->folder();
    if (!request_.fetch_articles) {
      hit.article.id = searcher_.snapshot().key(distinct.hit.address);
      return hit;
    }
    const Document document =
        distinct.document ? std::move(*distinct.document) : searcher_.snapshot().document(distinct.hit.address);
    hit.snippet = searcher_.snippet(parsed_.query, document);
    hit.article = to_article(document);
    hit.title_marks = searcher_.marks(parsed_.query, hit.article.title);
    return hit;
  }

  const Searcher& searcher_;
  const ArticleRequest& request_;
  const ResolvedRequest resolved_;
  ParserOptions parsing_;
  const Suggester suggester_;
  const articles::QueryMeaning* meaning_;  // null: the words alone
  ParsedQuery parsed_;
  DistinctHits found_;
  ArticleResult result_;
};

}  // namespace

struct ArticleSearcher::Names {
  explicit Names(const std::string& rules) : rules_dir(rules), meaning(rules) {}

  std::string rules_dir;
  articles::QueryMeaning meaning;
  std::once_flag loaded;
  std::shared_ptr<const EqualNames> names;

  const std::shared_ptr<const EqualNames>& get() {
    std::call_once(loaded, [this] { names = std::make_shared<EqualNames>(groups_of_equal_names(rules_dir)); });
    return names;
  }
};

ArticleSearcher::ArticleSearcher(std::shared_ptr<const Snapshot> snapshot, std::string rules_dir)
    : searcher_(std::move(snapshot)), names_(std::make_shared<Names>(rules_dir)) {}

ArticleResult ArticleSearcher::search(const ArticleRequest& request) const {
  const auto start = std::chrono::steady_clock::now();
  ArticleResult result = ArticleSearch(searcher_, request, names_->get(), &names_->meaning).run();
  result.took_us =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  return result;
}

std::vector<std::string> ArticleSearcher::ids(const ArticleRequest& request) const {
  SearchRequest search = ArticleSearch(searcher_, request, nullptr, nullptr).search_request();
  search.limit = searcher_.snapshot().documents();
  search.offset = 0;
  search.facets.clear();
  // Guessed spellings may be shown, but must not be used to remove articles.
  search.ranking.near = Ranking::Near::never;
  std::vector<std::string> ids;
  for (const Hit& hit : searcher_.search(search).hits) ids.push_back(snapshot().key(hit.address));
  return ids;
}

}  // namespace tra
