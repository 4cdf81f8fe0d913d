#include "exhaustive/small_questions.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "tra/format/norms.h"

namespace tra::test {
namespace {

double length_of(const Kind& kind) {
  return format::decode_length(format::encode_length(static_cast<std::uint32_t>(kind.words().size())));
}

// The term numbers in a query's text.
std::vector<std::size_t> terms_of(const std::string& text) {
  std::istringstream words(text);
  std::vector<std::size_t> terms;
  for (std::string word; words >> word;)
    terms.push_back(static_cast<std::size_t>(std::find(kWords.begin(), kWords.end(), word) - kWords.begin()));
  return terms;
}

void add_shapes(const Query& a, const Query& b, const Query& c, std::vector<Query>& queries) {
  queries.push_back(Query::boolean({a}, {}, {b}));
  queries.push_back(Query::boolean({a}, {b}, {}));
  queries.push_back(Query::boolean({}, {a, b}, {c}, 1));
  queries.push_back(Query::boolean({}, {a, b, c}, {}, 2));
  queries.push_back(Query::any_of({a, Query::all_of({b, c})}));
  queries.push_back(Query::all_of({a, Query::any_of({b, c})}));
  queries.push_back(Query::boolean({a}, {b}, {c}));
}

}  // namespace

std::vector<Query> small_queries() {
  std::vector<Query> queries;
  std::array<std::size_t, kTerms> order = {0, 1, 2};
  do {
    const std::string a = kWords[order[0]], b = kWords[order[1]], c = kWords[order[2]];
    const Query term_a = Query::term(a), term_b = Query::term(b), term_c = Query::term(c);
    add_shapes(term_a, term_b, term_c, queries);
    const Query phrase = Query::phrase(a + " " + b);
    queries.insert(queries.end(), {phrase, Query::all_of({phrase, term_c}), Query::any_of({phrase, term_c}),
                                   Query::phrase(a + " " + b + " " + c)});
    if (order[1] < order[2])
      queries.insert(queries.end(), {term_a, Query::all_of({term_b, term_c}), Query::any_of({term_b, term_c})});
  } while (std::next_permutation(order.begin(), order.end()));
  const std::vector<Query> all = {Query::term(kWords[0]), Query::term(kWords[1]), Query::term(kWords[2])};
  queries.insert(queries.end(), {Query::all_of(all), Query::any_of(all), Query::everything()});
  return queries;
}

SmallOracle::SmallOracle(const SmallIndex& index) : index_(index) {
  for (const std::size_t number : index.kinds) {
    const Kind kind = kind_of(number);
    documents_ += kRun;
    average_length_ += kRun * length_of(kind);
    for (std::size_t term = 0; term < kTerms; ++term)
      if (kind.frequency[term] > 0) with_term_[term] += kRun;
  }
  average_length_ /= documents_;
}

RunScores SmallOracle::answer(const Query& query, const std::string& filter) const {
  RunScores scores;
  for (std::size_t run = 0; run < index_.kinds.size(); ++run)
    if (filter.empty() || filter == (run % 2 == 0 ? "even" : "odd"))
      scores[run] = score(kind_of(index_.kinds[run]), query.node());
  return scores;
}

std::optional<double> SmallOracle::score(const Kind& kind, const Query::Node& node) const {
  switch (node.kind) {
    case Query::Kind::everything:
      return 0;
    case Query::Kind::term:
    case Query::Kind::phrase:
      return phrase(kind, node);
    default:
      return boolean(kind, node);
  }
}

std::optional<double> SmallOracle::boolean(const Kind& kind, const Query::Node& node) const {
  double sum = 0;
  std::size_t optional_matches = 0;
  for (const Query& part : node.must) {
    const auto found = score(kind, part.node());
    if (!found) return std::nullopt;
    sum += *found;
  }
  for (const Query& part : node.must_not)
    if (score(kind, part.node())) return std::nullopt;
  for (const Query& part : node.should) {
    const auto found = score(kind, part.node());
    if (found) ++optional_matches;
    sum += found.value_or(0);
  }
  return optional_matches < node.min_should ? std::nullopt : std::optional(sum);
}

// A term is treated as a phrase of one word.
std::optional<double> SmallOracle::phrase(const Kind& kind, const Query::Node& node) const {
  const std::vector<std::size_t> terms = terms_of(node.text), words = kind.words();
  double frequency = 0, weight = 0;
  for (auto at = words.begin(); (at = std::search(at, words.end(), terms.begin(), terms.end())) != words.end(); ++at)
    ++frequency;
  for (const std::size_t term : terms) weight += idf(term);
  return frequency == 0 ? std::nullopt : std::optional(weight * saturated(kind, frequency));
}

double SmallOracle::saturated(const Kind& kind, double frequency) const {
  const Ranking ranking;
  const double k1 = static_cast<double>(ranking.k1), b = static_cast<double>(ranking.b);
  return frequency / (frequency + k1 * (1 - b + b * length_of(kind) / average_length_));
}

double SmallOracle::idf(std::size_t term) const {
  return std::log(1 + (documents_ - with_term_[term] + 0.5) / (with_term_[term] + 0.5));
}

}  // namespace tra::test
