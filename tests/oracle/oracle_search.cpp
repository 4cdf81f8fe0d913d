#include "oracle/oracle_search.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "oracle/oracle_phrase.h"
#include "tra/error.h"
#include "tra/format/norms.h"

namespace tra::test {
namespace {

using Kind = Query::Kind;

class Evaluator {
 public:
  Evaluator(const OracleIndex& index, const Ranking& ranking) : index_(index), ranking_(ranking) {}

  Scores evaluate(const Query& query) const {
    const Query::Node& node = query.node();
    switch (node.kind) {
      case Kind::everything:
        return matching([](const auto&) { return true; });
      case Kind::nothing:
        return none();
      case Kind::term:
        return words(node, node.field);
      case Kind::phrase:
        return phrase(node);
      case Kind::prefix:
        return prefix(node);
      case Kind::keyword:
        return matching([&](const OracleIndex::Entry& entry) {
          const auto found = entry.keywords.find(node.field);
          return found != entry.keywords.end() &&
                 std::any_of(node.values.begin(), node.values.end(),
                             [&](const std::string& value) { return found->second.contains(value); });
        });
      case Kind::range:
        return matching([&](const OracleIndex::Entry& entry) {
          const auto found = entry.numbers.find(node.field);
          return found != entry.numbers.end() &&
                 std::any_of(found->second.begin(), found->second.end(), [&](std::int64_t number) {
                   return (!node.from || number >= *node.from) && (!node.to || number <= *node.to);
                 });
        });
      case Kind::boolean:
        return boolean(node);
      case Kind::boost: {
        Scores scores = evaluate(node.must[0]);
        for (auto& score : scores)
          if (score) *score *= static_cast<double>(node.factor);
        return scores;
      }
      case Kind::fuzzy:
        break;
    }
    throw Error(ErrorCode::invalid_argument, "the oracle does not know this kind of query");
  }

 private:
  Scores none() const { return Scores(index_.entries().size()); }

  Scores matching(const std::function<bool(const OracleIndex::Entry&)>& matches) const {
    Scores scores = none();
    for (std::size_t i = 0; i < scores.size(); ++i)
      if (index_.entries()[i].live && matches(index_.entries()[i])) scores[i] = 0;
    return scores;
  }

  // A quoted phrase also searches text fields without weight that have posting lists of their own, with a weight of one
  // tenth.
  Scores phrase(const Query::Node& node) const {
    Scores scores = words(node, node.field);
    if (!node.field.empty()) return scores;
    for (const Field& field : index_.schema().fields()) {
      if (field.type != FieldType::text || field.weight != 0 || !field.own_lists) continue;
      const Scores outside = words(node, field.name);
      for (std::size_t i = 0; i < scores.size(); ++i)
        if (outside[i]) scores[i] = scores[i].value_or(0) + *outside[i] / 10;
    }
    return scores;
  }

  Scores words(const Query::Node& node, const std::string& field) const {
    const auto words = index_.query_words(node.text).value();
    Scores scores = none();
    if (words.empty()) return scores;
    const Lists& lists = index_.lists(field);
    double idf_sum = 0;
    std::vector<const std::map<std::size_t, Occurrences>*> word_lists;
    for (const auto& word : words) {
      const auto found = lists.find(word.key);
      if (found == lists.end()) return scores;
      word_lists.push_back(&found->second);
      idf_sum += idf(found->second.size());
    }
    for (const auto& [document, first] : *word_lists[0]) {
      if (!index_.entries()[document].live) continue;
      double frequency = first.frequency;
      if (words.size() > 1) {
        std::vector<PhraseWord> placed;
        for (std::size_t i = 0; i < words.size(); ++i) {
          const auto found = word_lists[i]->find(document);
          if (found == word_lists[i]->end()) break;
          placed.push_back({words[i].key, words[i].offset, found->second.positions});
        }
        if (placed.size() < words.size()) continue;
        frequency = static_cast<double>(count_phrase(placed, node.slop));
      }
      if (frequency > 0) scores[document] = idf_sum * saturated(frequency, document);
    }
    return scores;
  }

  // Words with the prefix are scored as variants of one word. Their common document frequency assumes independence, and
  // the most frequent one in a document gives its score.
  Scores prefix(const Query::Node& node) const {
    const auto words = index_.query_words(node.text).value();
    Scores scores = none();
    if (words.size() != 1) return scores;
    const auto all = static_cast<double>(index_.entries().size());
    std::vector<const std::map<std::size_t, Occurrences>*> variants;
    double without = 1;
    for (const auto& [key, documents] : index_.lists(node.field)) {
      if (!term_text(key).starts_with(term_text(words[0].key))) continue;
      variants.push_back(&documents);
      without *= 1 - static_cast<double>(documents.size()) / all;
    }
    const double weight = variants.size() == 1 ? idf(variants[0]->size()) : idf(all * (1 - without));
    for (const auto* documents : variants)
      for (const auto& [document, occurrences] : *documents)
        if (index_.entries()[document].live)
          scores[document] =
              std::max(scores[document].value_or(0), weight * saturated(occurrences.frequency, document));
    return scores;
  }

  Scores boolean(const Query::Node& node) const {
    Scores scores = matching([](const auto&) { return true; });
    std::vector<std::uint32_t> should_count(scores.size());
    const auto for_each_match = [&](const Query& query, const auto& visit) {
      const Scores found = evaluate(query);
      for (std::size_t i = 0; i < found.size(); ++i) visit(i, found[i]);
    };
    for (const Query& query : node.must)
      for_each_match(query, [&](std::size_t i, const std::optional<double>& score) {
        if (!score)
          scores[i].reset();
        else if (scores[i])
          *scores[i] += *score;
      });
    for (const Query& query : node.must_not)
      for_each_match(query, [&](std::size_t i, const std::optional<double>& score) {
        if (score) scores[i].reset();
      });
    for (const Query& query : node.should)
      for_each_match(query, [&](std::size_t i, const std::optional<double>& score) {
        if (!score) return;
        ++should_count[i];
        if (scores[i]) *scores[i] += *score;
      });
    for (std::size_t i = 0; i < scores.size(); ++i)
      if (should_count[i] < node.min_should) scores[i].reset();
    return scores;
  }

  double idf(std::size_t documents_with_term) const { return idf(static_cast<double>(documents_with_term)); }
  double idf(double documents_with_term) const {
    const double n = static_cast<double>(index_.entries().size());
    return std::log(1 + (n - documents_with_term + 0.5) / (documents_with_term + 0.5));
  }

  double saturated(double frequency, std::size_t document) const {
    const double length = format::decode_length(format::encode_length(index_.entries()[document].length));
    const double k1 = static_cast<double>(ranking_.k1), b = static_cast<double>(ranking_.b);
    return frequency / (frequency + k1 * (1 - b + b * length / index_.average_length()));
  }

  const OracleIndex& index_;
  const Ranking& ranking_;
};

bool passes(const OracleIndex::Entry& entry, const FacetFilter& filter) {
  const auto found = entry.keywords.find(filter.field);
  const bool has = found != entry.keywords.end() &&
                   std::any_of(filter.values.begin(), filter.values.end(),
                               [&](const std::string& value) { return found->second.contains(value); });
  return has != filter.exclude;
}

FacetResult count_facet(const OracleIndex& index, const Scores& scores, const SearchRequest& request,
                        const FacetRequest& facet) {
  std::map<std::string, std::uint64_t> counts;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const OracleIndex::Entry& entry = index.entries()[i];
    const bool counted =
        scores[i] && std::all_of(request.filters.begin(), request.filters.end(), [&](const auto& filter) {
          return filter.field == facet.field || passes(entry, filter);
        });
    const auto found = entry.keywords.find(facet.field);
    if (!counted || found == entry.keywords.end()) continue;
    for (const std::string& value : found->second) ++counts[value];
  }
  FacetResult result{facet.field, {}};
  for (const auto& [value, count] : counts) result.counts.push_back({value, count});
  std::stable_sort(result.counts.begin(), result.counts.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  if (facet.limit != 0 && result.counts.size() > facet.limit) result.counts.resize(facet.limit);
  return result;
}

}  // namespace

Scores evaluate(const OracleIndex& index, const Query& query, const Ranking& ranking) {
  return Evaluator(index, ranking).evaluate(query);
}

OracleResult search(const OracleIndex& index, const SearchRequest& request) {
  const Scores scores = evaluate(index, request.query, request.ranking);
  OracleResult result;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const OracleIndex::Entry& entry = index.entries()[i];
    if (scores[i] && std::all_of(request.filters.begin(), request.filters.end(),
                                 [&](const FacetFilter& filter) { return passes(entry, filter); }))
      result.scores[entry.key] = *scores[i];
  }
  result.total = result.scores.size();
  for (const FacetRequest& facet : request.facets) result.facets.push_back(count_facet(index, scores, request, facet));
  return result;
}

}  // namespace tra::test
