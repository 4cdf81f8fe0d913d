// Which words tell a document from others, and where a query's words stand in it.
#include <algorithm>
#include <cmath>
#include <map>

#include "search/plan/term_expansion.h"
#include "search/score/bm25.h"
#include "snippet/marks.h"
#include "store/term_space.h"
#include "suggest/text.h"
#include "tra/terms.h"

namespace tra {

namespace {

constexpr double kMostOfDocuments = 0.25;  // what more documents have tells little
constexpr double kSaturation = 1.2;        // as BM25's k1
constexpr std::size_t kShortest = 2;       // bytes of a telling word

using Counts = std::map<std::string, double>;                              // by key
using PairCounts = std::map<std::pair<std::string, std::string>, double>;  // by keys

// Weighted occurrences in one document.
struct Occurrences {
  Counts words;
  PairCounts pairs;
};

Occurrences occurrences_in(const Document& document, const Schema& schema, Analyzer& analyzer) {
  Occurrences found;
  std::vector<Token> tokens;
  for (const Document::Value& value : document.values()) {
    const auto field = schema.find(value.field);
    if (!field || schema.fields()[*field].type != FieldType::text || schema.fields()[*field].weight == 0) continue;
    tokens.clear();
    analyzer.analyze(value.text, 0, tokens);
    const double weight = schema.fields()[*field].weight;
    const Token* before = nullptr;
    for (const Token& token : tokens) {
      if (token.alias) continue;
      const bool counted = token.type == TokenType::syllable || token.type == TokenType::word;
      if (counted) {
        const std::string key(analyzer.key(token.term));
        found.words[key] += weight;
        if (before != nullptr && before->position + 1 == token.position)
          found.pairs[{std::string(analyzer.key(before->term)), key}] += weight;
      }
      before = counted ? &token : nullptr;
    }
  }
  return found;
}

double weight_of(double times, double documents, double with_word) {
  return search::Bm25::idf(documents, with_word) * times / (times + kSaturation);
}

void add_words(const Snapshot::Impl& snapshot, const Counts& words, std::vector<TellingWord>& telling) {
  const auto documents = static_cast<double>(snapshot.documents);
  for (const auto& [key, times] : words) {
    std::uint64_t with_word = 0;
    for (const auto& segment : snapshot.segments)
      if (const auto list = segment->terms().find(space_term(kCombinedSpace, key))) with_word += list->documents;
    std::string text = term_text(key);
    const auto common = static_cast<double>(with_word);
    if (with_word < 2 || common > kMostOfDocuments * documents || text.size() < kShortest) continue;
    telling.push_back({std::move(text), weight_of(times, documents, common)});
  }
}

// Two words that stand together more than once in the document and elsewhere say more than each of them.
void add_pairs(const Snapshot::Impl& snapshot, const PairCounts& pairs, std::vector<TellingWord>& telling) {
  const search::PairStatistics statistics(snapshot);
  const auto documents = static_cast<double>(snapshot.documents);
  for (const auto& [keys, times] : pairs) {
    if (times < 2) continue;
    const std::string first[] = {keys.first}, second[] = {keys.second};
    const std::vector<search::PairCount> known = statistics.pairs(first, second);
    if (known.empty()) continue;
    const double together = std::min(static_cast<double>(known.front().count), documents);
    if (together > kMostOfDocuments * documents) continue;
    telling.push_back({term_text(keys.first) + " " + term_text(keys.second), weight_of(times, documents, together)});
  }
}

}  // namespace

std::vector<TellingWord> Terms::telling_words(const Document& document, std::size_t limit) const {
  const Snapshot::Impl& snapshot = snapshot_->impl();
  BorrowedAnalyzer analyzer(snapshot);
  const Occurrences found = occurrences_in(document, snapshot.schema, *analyzer);
  std::vector<TellingWord> telling;
  add_words(snapshot, found.words, telling);
  add_pairs(snapshot, found.pairs, telling);
  std::stable_sort(telling.begin(), telling.end(),
                   [](const TellingWord& a, const TellingWord& b) { return a.weight > b.weight; });
  if (telling.size() > limit) telling.resize(limit);
  return telling;
}

Query Terms::like(const Document& document, std::size_t words) const {
  constexpr double kPart = 0.3;  // of the telling words that a document has at least
  std::vector<Query> parts;
  for (const TellingWord& word : telling_words(document, words))
    parts.push_back(word.text.find(' ') == std::string::npos ? Query::term(word.text) : Query::phrase(word.text));
  if (parts.empty()) return Query::nothing();
  const auto least = static_cast<std::uint32_t>(std::ceil(kPart * static_cast<double>(parts.size())));
  return Query::boolean({}, std::move(parts), {}, least);
}

std::vector<Place> Terms::places(const Query& query, const Document& document) const {
  BorrowedAnalyzer analyzer(snapshot_->impl());
  std::map<std::string, std::size_t> values;  // of each field so far
  std::vector<Place> places;
  std::vector<Token> tokens;
  for (const Document::Value& value : document.values()) {
    const auto field = snapshot_->schema().find(value.field);
    if (!field || snapshot_->schema().fields()[*field].type != FieldType::text) continue;
    MarkedQuery marked(query, value.field, *analyzer);
    tokens.clear();
    (*analyzer).analyze(value.field, value.text, 0, tokens);
    const std::size_t number = values[value.field]++;
    for (const QueryMatch& match : marked.find(tokens))
      places.push_back({value.field, number, match.begin, match.end, match.unit, match.first_position});
  }
  return places;
}

}  // namespace tra
