// Telling words: the share of the documents' text that a word has, times its idf.
#include "tra/expansion.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "search/score/bm25.h"
#include "snapshot/snapshot_impl.h"
#include "store/term_space.h"
#include "tra/analyzer.h"

namespace tra {
namespace {

constexpr std::size_t kFeedbackHits = 10, kFeedbackWords = 20;
constexpr double kFeedbackWeight = 0.2;
constexpr std::uint64_t kLeastDocuments = 2;

bool may_tell(const Token& token) {
  return !token.alias && token.type != TokenType::number && token.end - token.start > 1;
}

// Occurrences of each word in the weighted text of a document, as a share of all.
void add_shares(const Schema& schema, const Document& document, Analyzer& analyzer,
                std::map<std::string, double>& shares) {
  std::map<std::string, double> counts;
  double all = 0;
  for (const Document::Value& value : document.values()) {
    const auto field = std::find_if(schema.fields().begin(), schema.fields().end(),
                                    [&](const Field& each) { return each.name == value.field; });
    if (field == schema.fields().end() || field->type != FieldType::text || field->weight == 0) continue;
    std::vector<Token> tokens;
    analyzer.analyze(value.text, 0, tokens);
    for (const Token& token : tokens) {
      all += field->weight;
      if (may_tell(token)) counts[std::string(analyzer.key(token.term))] += field->weight;
    }
  }
  for (const auto& [key, count] : counts) shares[key] += count / all;
}

std::uint64_t documents_with(const Snapshot::Impl& snapshot, const std::string& key) {
  std::uint64_t documents = 0;
  for (const auto& segment : snapshot.segments)
    if (const auto list = segment->terms().find(space_term(kCombinedSpace, key))) documents += list->documents;
  return documents;
}

std::size_t leaves(const Query& query) {
  const Query::Node& node = query.node();
  std::size_t sum = node.must.empty() && node.should.empty() ? 1 : 0;
  for (const Query& each : node.must) sum += leaves(each);
  if (node.kind == Query::Kind::boolean)
    for (const Query& each : node.should) sum += leaves(each);
  return sum;
}

}  // namespace

std::vector<TellingWord> telling_words(const Snapshot& snapshot, std::span<const DocAddress> documents,
                                       std::size_t count) {
  Analyzer analyzer(snapshot.schema());
  std::map<std::string, double> shares;
  for (const DocAddress address : documents)
    add_shares(snapshot.schema(), snapshot.document(address), analyzer, shares);
  std::vector<TellingWord> words;
  const auto all = static_cast<double>(snapshot.impl().documents);
  for (const auto& [key, share] : shares) {
    const std::uint64_t with = documents_with(snapshot.impl(), key);
    if (with >= kLeastDocuments)
      words.push_back({term_text(key), share * search::Bm25::idf(all, static_cast<double>(with))});
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const TellingWord& a, const TellingWord& b) { return a.weight > b.weight; });
  if (words.size() > count) words.resize(count);
  double sum = 0;
  for (const TellingWord& word : words) sum += word.weight;
  for (TellingWord& word : words) word.weight /= sum;
  return words;
}

Query expanded(const Searcher& searcher, const SearchRequest& request) {
  SearchRequest first = request;
  first.offset = 0;
  first.limit = kFeedbackHits;
  first.facets.clear();
  first.sort_field.clear();
  first.exact_total = first.explain = false;
  std::vector<DocAddress> hits;
  for (const Hit& hit : searcher.search(first).hits) hits.push_back(hit.address);
  const double whole = kFeedbackWeight / (1 - kFeedbackWeight) * static_cast<double>(leaves(request.query));
  std::vector<Query> telling;
  for (const TellingWord& word : telling_words(searcher.snapshot(), hits, kFeedbackWords))
    telling.push_back(Query::boost(Query::term(word.text), static_cast<float>(std::max(1e-3, whole * word.weight))));
  if (telling.empty()) return request.query;
  const Query::Node& node = request.query.node();
  if (node.kind != Query::Kind::boolean || !node.must.empty() || node.min_should > 1)
    return Query::boolean({request.query}, std::move(telling), {});
  telling.insert(telling.begin(), request.query);
  return Query::any_of(std::move(telling));
}

}  // namespace tra
