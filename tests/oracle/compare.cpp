#include "oracle/compare.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <sstream>

#include "oracle/oracle_search.h"

namespace tra::test {
namespace {

bool close(double a, double b) { return std::abs(a - b) <= 1e-4 * std::max({1e-3, std::abs(a), std::abs(b)}); }

std::string compare_facets(const std::vector<FacetResult>& expected, const std::vector<FacetResult>& found) {
  std::ostringstream text;
  const auto list = [&](const FacetResult& facet) {
    text << facet.field << ":";
    for (const FacetCount& count : facet.counts) text << " " << count.value << "=" << count.count;
  };
  if (expected.size() != found.size()) return "the number of facets differs\n";
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i].field == found[i].field && expected[i].counts == found[i].counts) continue;
    text << "facet expected ";
    list(expected[i]);
    text << ", found ";
    list(found[i]);
    text << "\n";
  }
  return text.str();
}

bool ranks_before(const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.address < b.address; }

}  // namespace

bool can_judge(const OracleIndex& oracle, const Query& query) {
  const Query::Node& node = query.node();
  if (node.kind == Query::Kind::term || node.kind == Query::Kind::phrase || node.kind == Query::Kind::prefix)
    if (!oracle.query_words(node.text)) return false;
  for (const auto* part : {&node.must, &node.should, &node.must_not})
    for (const Query& inner : *part)
      if (!can_judge(oracle, inner)) return false;
  return true;
}

std::string difference(const OracleIndex& oracle, const Searcher& searcher, const SearchRequest& request, bool scores) {
  if (!can_judge(oracle, request.query)) return {};
  const OracleResult expected = search(oracle, request);
  const SearchResult found = searcher.search(request);
  std::ostringstream text;
  text.precision(9);

  if (found.total != expected.total || !found.total_is_exact)
    text << "total expected " << expected.total << ", found " << found.total << "\n";
  if (request.filters.empty() && searcher.count(request.query, request.ranking) != expected.total)
    text << "count expected " << expected.total << ", found " << searcher.count(request.query, request.ranking) << "\n";
  text << compare_facets(expected.facets, found.facets);

  const std::size_t hits = std::min<std::size_t>(request.limit, expected.total);
  if (found.hits.size() != hits) text << "hits expected " << hits << ", found " << found.hits.size() << "\n";

  std::map<std::string, double> left = expected.scores;
  for (const Hit& hit : found.hits) {
    const std::string key = searcher.snapshot().key(hit.address);
    const auto match = left.find(key);
    if (match == left.end()) {
      text << "hit " << key << " is not expected, or twice there\n";
      continue;
    }
    if (scores && !close(match->second, static_cast<double>(hit.score)))
      text << "score of " << key << " expected " << match->second << ", found " << hit.score << "\n";
    left.erase(match);
  }
  if (!std::is_sorted(found.hits.begin(), found.hits.end(), ranks_before)) text << "hits are out of order\n";
  if (scores && !found.hits.empty())
    for (const auto& [key, score] : left) {
      const double last = static_cast<double>(found.hits.back().score);
      if (score > last && !close(score, last)) text << "missing " << key << " with score " << score << "\n";
    }
  return text.str();
}

std::string pruning_difference(const Searcher& searcher, SearchRequest request) {
  request.ranking.prune = true;
  const SearchResult pruned = searcher.search(request);
  request.exact_total = false;
  const SearchResult pruned_early = searcher.search(request);
  request.exact_total = true;
  request.ranking.prune = false;
  const SearchResult all = searcher.search(request);

  const auto same = [](const Hit& a, const Hit& b) {
    return a.address == b.address && std::memcmp(&a.score, &b.score, sizeof a.score) == 0;
  };
  const auto same_hits = [&](const std::vector<Hit>& a, const std::vector<Hit>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
  };
  std::ostringstream text;
  text.precision(9);
  const auto show = [&](const char* name, const std::vector<Hit>& hits) {
    text << name << ":";
    for (const Hit& hit : hits) text << " " << hit.address.segment << "/" << hit.address.document << "=" << hit.score;
    text << "\n";
  };
  if (!same_hits(pruned.hits, all.hits) || !same_hits(pruned_early.hits, all.hits)) {
    show("pruned", pruned.hits);
    show("pruned, total not exact", pruned_early.hits);
    show("all", all.hits);
  }
  if (pruned.total != all.total) text << "total pruned " << pruned.total << ", all " << all.total << "\n";
  if (pruned_early.total > all.total) text << "lower bound " << pruned_early.total << " above " << all.total << "\n";
  if (pruned_early.total_is_exact && pruned_early.total != all.total) text << "total said to be exact is not\n";
  return text.str();
}

std::string sort_difference(const OracleIndex& oracle, const Searcher& searcher, SearchRequest request) {
  if (!can_judge(oracle, request.query)) return {};
  const OracleResult expected = search(oracle, request);
  // The complete order by score, which decides ties.
  SearchRequest by_score = request;
  by_score.sort_field.clear();
  by_score.limit = oracle.entries().size();
  std::map<DocAddress, std::size_t> score_rank;
  for (const Hit& hit : searcher.search(by_score).hits) score_rank.emplace(hit.address, score_rank.size());

  struct Row {
    std::optional<std::int64_t> value;
    std::size_t rank;
    DocAddress address;
  };
  std::vector<Row> rows;
  for (const OracleIndex::Entry& entry : oracle.entries()) {
    if (!entry.live || !expected.scores.contains(entry.key)) continue;
    const DocAddress address = searcher.snapshot().find(entry.key).value();
    const auto numbers = entry.numbers.find(request.sort_field);
    Row row{{}, score_rank.at(address), address};
    if (numbers != entry.numbers.end()) {
      const auto [lowest, highest] = std::minmax_element(numbers->second.begin(), numbers->second.end());
      row.value = request.descending ? *highest : *lowest;
    }
    rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    if (a.value.has_value() != b.value.has_value()) return a.value.has_value();
    if (a.value != b.value) return (*a.value > *b.value) == request.descending;
    return a.rank < b.rank;
  });
  if (rows.size() > request.limit) rows.resize(request.limit);

  const SearchResult found = searcher.search(request);
  const bool same = std::equal(rows.begin(), rows.end(), found.hits.begin(), found.hits.end(),
                               [](const Row& row, const Hit& hit) { return row.address == hit.address; });
  if (same && found.total == expected.total) return {};
  std::ostringstream text;
  text << "sorted by " << request.sort_field << (request.descending ? " falling" : " rising") << ", expected";
  for (const Row& row : rows) text << " " << row.address.segment << "/" << row.address.document;
  text << ", found";
  for (const Hit& hit : found.hits) text << " " << hit.address.segment << "/" << hit.address.document;
  text << "; total expected " << expected.total << ", found " << found.total << "\n";
  return text.str();
}

}  // namespace tra::test
