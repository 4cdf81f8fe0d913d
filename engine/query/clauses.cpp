#include "query/clauses.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/other_ways.h"

namespace tra::query_language {
namespace {

// The word that a clause is, perhaps with a boost; null for other clauses.
const Query::Node* word_of(const Clause& clause) {
  const Query::Node& node = clause.part.query.node();
  const Query::Node& inner = node.kind == Query::Kind::boost ? node.must[0].node() : node;
  return inner.kind == Query::Kind::term ? &inner : nullptr;
}

float boost_of(const Clause& clause) {
  const Query::Node& node = clause.part.query.node();
  return node.kind == Query::Kind::boost ? node.factor : 1;
}

bool is_plain_word(const Clause& clause) {
  return clause.occur == Clause::Occur::plain && clause.part.query.node().kind == Query::Kind::term;
}

// How many of the plain clauses must match. When a required clause exists, all optional clauses may be missing.
std::uint32_t least_plain(std::size_t plain, bool has_required, const ParserOptions& options) {
  std::size_t least = plain;
  if (options.match == ParserOptions::Match::any) least = has_required ? 0 : 1;
  if (options.match == ParserOptions::Match::percent) {
    least = (plain * std::min(options.percent, 100u) + 99) / 100;
    if (!has_required) least = std::max<std::size_t>(least, 1);
  }
  return static_cast<std::uint32_t>(std::min(least, plain));
}

bool is_word(const Query& query) {
  const Query::Node& node = query.node();
  return (node.kind == Query::Kind::boost ? node.must[0].node() : node).kind == Query::Kind::term;
}

}  // namespace

std::vector<Clause> with_other_ways(std::vector<Clause> clauses, const ParserOptions& options) {
  std::vector<Clause> replaced;
  for (std::size_t begin = 0; begin < clauses.size();) {
    std::vector<std::string> words;
    std::size_t end = begin;
    for (; end < clauses.size(); ++end) {
      const Query::Node* const word = word_of(clauses[end]);
      if (word == nullptr || word->field != word_of(clauses[begin])->field) break;
      words.push_back(word->text);
    }
    if (end == begin) {
      replaced.push_back(std::move(clauses[begin++]));
      continue;
    }
    const auto together = [&](std::size_t first, std::size_t behind) {
      return options.match == ParserOptions::Match::all &&
             std::all_of(clauses.begin() + static_cast<std::ptrdiff_t>(begin + first),
                         clauses.begin() + static_cast<std::ptrdiff_t>(begin + behind), is_plain_word);
    };
    const std::string field = word_of(clauses[begin])->field;
    for (auto& [first, behind, query] : with_other_ways(words, field, options.names.get(), together)) {
      const Clause& typed = clauses[begin + first];
      replaced.push_back({typed.occur, {Query::boost(std::move(query), boost_of(typed)), false}});
    }
    begin = end;
  }
  return replaced;
}

void fold_repeated(std::vector<Query>& queries) {
  constexpr std::size_t most_boost = 1000;
  std::map<std::string, std::size_t> places;
  std::vector<std::size_t> times;
  std::vector<Query> kept;
  for (Query& query : queries) {
    const bool may_repeat = !is_word(query);
    const auto [place, is_new] =
        may_repeat ? places.try_emplace(to_string(query), kept.size()) : std::pair(places.end(), true);
    if (!is_new) {
      ++times[place->second];
      continue;
    }
    kept.push_back(std::move(query));
    times.push_back(1);
  }
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (times[i] > 1) kept[i] = Query::boost(kept[i], static_cast<float>(std::min(times[i], most_boost)));
  queries = std::move(kept);
}

Part combine(std::vector<Clause> clauses, const ParserOptions& options) {
  std::size_t plain_count = 0;
  bool has_required = false, filter = true;
  for (const Clause& clause : clauses) {
    if (clause.occur == Clause::Occur::must_not) continue;
    filter = filter && clause.part.filter;
    if (clause.occur == Clause::Occur::must && !clause.part.filter) has_required = true;
    if (clause.occur == Clause::Occur::plain && !clause.part.filter) ++plain_count;
  }
  const std::uint32_t least = least_plain(plain_count, has_required, options);
  std::vector<Query> must, should, must_not;
  for (Clause& clause : clauses) {
    const bool optional = clause.occur == Clause::Occur::plain && !clause.part.filter && least < plain_count;
    std::vector<Query>& queries = clause.occur == Clause::Occur::must_not ? must_not : optional ? should : must;
    queries.push_back(std::move(clause.part.query));
  }
  fold_repeated(must);
  fold_repeated(must_not);
  for (Query& query : must_not)
    if (query.node().kind == Query::Kind::boost) query = query.node().must[0];  // nothing is scored by it
  if (least <= 1) fold_repeated(should);  // else each counts towards those that must match
  if (must.empty() && should.empty()) must.push_back(Query::everything());
  return {Query::boolean(std::move(must), std::move(should), std::move(must_not), least < plain_count ? least : 0),
          filter};
}

}  // namespace tra::query_language
