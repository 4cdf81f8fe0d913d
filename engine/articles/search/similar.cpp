// Telling words are pairs of neighbouring syllables, as most Vietnamese words are; they weigh by how often the article
// has them and how few others do.
#include "tra/similar.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "articles/search/copies.h"
#include "tra/analyzer.h"
#include "tra/article_index.h"
#include "tra/error.h"
#include "tra/searcher.h"
#include "tra/snippets.h"

namespace tra {
namespace {

constexpr std::size_t kCandidates = 200;  // pairs looked up in the index
constexpr std::size_t kTelling = 25;      // of them asked for
constexpr float kTitle = 3, kLead = 2;    // what a pair there counts
constexpr float kShared = 0.15f;          // what a shared facet adds to a score

struct Pair {
  std::string text;
  float weight = 0;
};

// The pairs of a text with their weights; `pairs` is by their text.
void add_pairs(Analyzer& analyzer, std::string_view text, float weight, std::map<std::string, float>& pairs) {
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  const Token* before = nullptr;
  for (const Token& token : tokens) {
    if (token.alias || token.type == TokenType::symbol) continue;
    if (before != nullptr && token.position == before->position + 1 &&
        (token.type != TokenType::number || before->type != TokenType::number))
      pairs[analyzer.text(before->term) + " " + analyzer.text(token.term)] += weight;
    before = &token;
  }
}

std::vector<Pair> telling_pairs(const Searcher& searcher, const Article& article) {
  Analyzer analyzer;
  std::map<std::string, float> counts;
  add_pairs(analyzer, article.title, kTitle, counts);
  add_pairs(analyzer, article.lead, kLead, counts);
  add_pairs(analyzer, article.body, 1, counts);
  std::vector<Pair> pairs;
  for (const auto& [text, count] : counts) pairs.push_back({text, count});
  const auto heavier = [](const Pair& a, const Pair& b) {
    return a.weight > b.weight || (a.weight == b.weight && a.text < b.text);
  };
  std::sort(pairs.begin(), pairs.end(), heavier);
  if (pairs.size() > kCandidates) pairs.resize(kCandidates);
  Ranking exact;
  exact.near = Ranking::Near::never;
  const auto all = static_cast<double>(searcher.snapshot().documents());
  for (Pair& pair : pairs) {
    const auto have = static_cast<double>(searcher.count(Query::phrase(pair.text), exact));
    // What only this article has finds no other, and what a third has tells nothing.
    pair.weight = have < 2 || have > all / 3 + 2
                      ? 0.0f
                      : static_cast<float>((1 + std::log(pair.weight)) * std::log(1 + all / have));
  }
  std::sort(pairs.begin(), pairs.end(), heavier);
  while (!pairs.empty() && (pairs.size() > kTelling || pairs.back().weight <= 0)) pairs.pop_back();
  return pairs;
}

template <class T, class Name>
bool share(const std::vector<T>& a, const std::vector<T>& b, Name name) {
  return std::any_of(a.begin(), a.end(), [&](const T& one) {
    return std::any_of(b.begin(), b.end(), [&](const T& other) { return name(one) == name(other); });
  });
}

float shared_facets(const Article& a, const Article& b) {
  const auto itself = [](const std::string& value) { return value; };
  const auto called = [](const Principal& principal) { return principal.name; };
  return static_cast<float>(share(a.partner_country, b.partner_country, itself) +
                            share(a.meeting_type, b.meeting_type, itself) + share(a.principals, b.principals, called));
}

}  // namespace

SimilarArticles similar_articles(const std::shared_ptr<const Snapshot>& snapshot, std::string_view id,
                                 std::size_t limit) {
  const auto address = find_article(*snapshot, id);
  if (!address) throw Error(ErrorCode::invalid_argument, "the index has no article of this id", std::string(id));
  const Searcher searcher(snapshot);
  const Article article = to_article(snapshot->document(*address));
  SimilarArticles similar;
  std::vector<Query> queries;
  for (const Pair& pair : telling_pairs(searcher, article)) {
    similar.words.push_back(pair.text);
    queries.push_back(Query::boost(Query::phrase(pair.text), std::max(pair.weight, 0.01f)));
  }
  if (queries.empty()) return similar;
  SearchRequest request;
  request.query = Query::boolean({}, queries, {}, queries.size() > 4 ? 2 : 1);
  request.limit = limit * 3 + 1;  // facets change the order among them
  request.ranking.near = Ranking::Near::never;
  articles::DistinctHits found = articles::search_distinct(
      searcher.snapshot(), request, [&](const SearchRequest& ranked) { return searcher.search(ranked); });
  const std::string key = snapshot->key(*address);
  Snippets snippets(searcher, request.query);
  for (articles::DistinctHit& distinct : found.hits) {
    const bool itself =
        snapshot->key(distinct.hit.address) == key ||
        std::find(distinct.duplicates.begin(), distinct.duplicates.end(), key) != distinct.duplicates.end();
    if (itself) continue;
    const Document document = distinct.document ? *distinct.document : snapshot->document(distinct.hit.address);
    ArticleHit hit;
    hit.article = to_article(document);
    hit.score = distinct.hit.score * (1 + kShared * shared_facets(article, hit.article));
    hit.snippet = snippets.of(document);
    hit.title_marks = snippets.marks(hit.article.title);
    hit.copies = std::move(distinct.duplicates);
    similar.result.hits.push_back(std::move(hit));
  }
  std::stable_sort(similar.result.hits.begin(), similar.result.hits.end(),
                   [](const ArticleHit& a, const ArticleHit& b) { return a.score > b.score; });
  if (similar.result.hits.size() > limit) similar.result.hits.resize(limit);
  similar.result.total = found.result.total > 0 ? found.result.total - 1 : 0;
  return similar;
}

}  // namespace tra
