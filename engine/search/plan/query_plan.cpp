#include "search/plan/query_plan.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "analysis/other_writings.h"
#include "search/plan/likely_spellings.h"
#include "search/plan/pairs.h"
#include "search/plan/term_expansion.h"
#include "search/plan/tied_words.h"
#include "store/term_space.h"

namespace tra {

namespace {

using Kind = PlanNode::Kind;

constexpr std::size_t kShortQuery = 3;  // words; the fewer there are, the more their order says
constexpr double kMoreInShortQueries = 2;
constexpr std::uint64_t kUsualPair = 50;  // spellings of a pair with a smaller part of its count are left out
constexpr double kOrdinaryPair = 0.02;    // share of documents: what is rarer says no more
constexpr double kOutsideWeight = 0.1;    // of phrases found only in text that carries no weight, such as boilerplate

// Query tree -> plan. Kind::ignored stands for clauses without a word, such as a lone dash.
class Planner {
 public:
  Planner(const Snapshot::Impl& snapshot, const Ranking& ranking)
      : snapshot_(snapshot), ranking_(ranking), pairs_(snapshot), analyzer_(snapshot.lend_analyzer()) {}
  ~Planner() { snapshot_.take_back(std::move(analyzer_)); }
  Planner(const Planner&) = delete;

  // Of the nodes planned so far.
  std::vector<WordRun> take_runs() { return std::move(runs_); }

  PlanNode plan(const Query& query, double boost) {
    const Query::Node& node = query.node();
    switch (node.kind) {
      case Query::Kind::everything:
        return of(Kind::everything);
      case Query::Kind::nothing:
        return of(Kind::nothing);
      case Query::Kind::term:
        return term(node, boost);
      case Query::Kind::phrase:
        return phrase(node, boost);
      case Query::Kind::prefix:
        return prefix(node, boost);
      case Query::Kind::fuzzy:
        return fuzzy(node, boost);
      case Query::Kind::keyword:
        return keyword(node);
      case Query::Kind::range:
        return range(node);
      case Query::Kind::boolean:
        return boolean(node, boost);
      case Query::Kind::boost:
        return plan(node.must[0], boost * node.factor);
    }
    return of(Kind::nothing);
  }

 private:
  static PlanNode of(Kind kind) {
    PlanNode node;
    node.kind = kind;
    return node;
  }

  FieldId field(const Query::Node& node) const {
    const auto found = snapshot_.schema.find(node.field);
    if (!found) throw Error(ErrorCode::invalid_argument, "the index has no field '" + node.field + "'");
    return *found;
  }

  char space(const Query::Node& node) const {
    if (node.field.empty()) return kCombinedSpace;
    const Field& known = snapshot_.schema.fields()[field(node)];
    if (known.type != FieldType::text || !known.own_lists)
      throw Error(ErrorCode::invalid_argument, "field '" + node.field + "' cannot be searched by word");
    return field_space(field(node));
  }

  std::vector<Token> analyze(const std::string& text) {
    std::vector<Token> tokens;
    analyzer_->analyze(text, 0, tokens);
    return tokens;
  }

  double idf(const PlannedWord& word) const {
    return Bm25::idf(static_cast<double>(snapshot_.documents), word.documents);
  }

  PlannedWord word(char space, const Token& token) {
    return expand_word(snapshot_, space, analyzer_->key(token.term), ranking_);
  }

  // Either this or one of the text's other writings: LHQ or Liên hợp quốc, 1,7 or 1.7.
  PlanNode or_other_writings(PlanNode main, char space, const std::string& text, std::uint32_t slop, double boost) {
    const std::vector<std::string> others =
        ranking_.accents ? analysis::other_writings(text) : std::vector<std::string>();
    if (others.empty()) return main;
    PlanNode either = of(Kind::either);
    either.should.push_back(std::move(main));
    for (const std::string& other : others) either.should.push_back(phrase_in(space, analyze(other), slop, boost));
    return either;
  }

  PlanNode of_word(PlannedWord planned, double boost) {
    PlanNode node = of(Kind::word);
    node.weight = idf(planned) * boost;
    node.words.push_back(std::move(planned));
    return node;
  }

  // A term that is several words, as words.
  std::vector<Query> words_of(const Query::Node& node, const std::vector<Token>& tokens) const {
    std::vector<Query> words;
    for (const std::string& word : tied_words(node.text, tokens, *analyzer_))
      words.push_back(Query::term(word, node.field));
    return words;
  }

  std::vector<Query> words_of(const Query& query) {
    const Query::Node& node = query.node();
    std::vector<Query> words =
        node.kind == Query::Kind::term ? words_of(node, analyze(node.text)) : std::vector<Query>();
    return words.empty() ? std::vector<Query>{query} : words;
  }

  PlanNode term(const Query::Node& node, double boost) {
    const std::vector<Token> tokens = analyze(node.text);
    const auto words = std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return !token.alias; });
    if (words == 0) return of(Kind::ignored);
    if (const std::vector<Query> apart = words_of(node, tokens); apart.size() > 1)
      return plan(Query::all_of(apart), boost);
    return or_other_writings(phrase_in(space(node), tokens, 0, boost), space(node), node.text, 0, boost);
  }

  PlanNode phrase(const Query::Node& node, double boost) {
    const std::vector<Token> tokens = analyze(node.text);
    if (tokens.empty()) return of(Kind::ignored);
    PlanNode main =
        or_other_writings(phrase_in(space(node), tokens, node.slop, boost), space(node), node.text, node.slop, boost);
    if (!node.field.empty()) return main;
    // A quoted phrase also reaches text that ordinary words do not.
    PlanNode either = of(Kind::boolean);
    either.min_should = 1;
    either.should.push_back(std::move(main));
    for (FieldId i = 0; i < snapshot_.schema.fields().size(); ++i) {
      const Field& known = snapshot_.schema.fields()[i];
      if (known.type == FieldType::text && known.weight == 0 && known.own_lists)
        either.should.push_back(phrase_in(field_space(i), tokens, node.slop, boost * kOutsideWeight));
    }
    return either.should.size() == 1 ? std::move(either.should[0]) : either;
  }

  PlanNode phrase_in(char space, const std::vector<Token>& tokens, std::uint32_t slop, double boost) {
    PlanNode node = of(Kind::phrase);
    node.slop = slop;
    double sum = 0;
    std::uint32_t first = 0;
    for (const Token& token : tokens) {
      if (token.alias) continue;
      if (node.words.empty()) first = token.position;
      node.offsets.push_back(token.position - first);
      node.words.push_back(word(space, token));
      sum += idf(node.words.back());
    }
    node.weight = sum * boost;
    if (node.words.size() == 1) {
      node.kind = Kind::word;
      node.offsets.clear();
    }
    return node;
  }

  PlanNode prefix(const Query::Node& node, double boost) {
    const std::vector<Token> tokens = analyze(node.text);
    std::vector<Token> words;
    for (const Token& token : tokens)
      if (!token.alias) words.push_back(token);
    if (words.empty()) return of(Kind::ignored);
    PlannedWord last = expand_prefix(snapshot_, space(node), analyzer_->key(words.back().term), ranking_.accents);
    if (words.size() == 1) return of_word(std::move(last), boost);
    PlanNode phrase = phrase_in(space(node), words, 0, boost);
    phrase.words.back() = std::move(last);
    return phrase;
  }

  PlanNode fuzzy(const Query::Node& node, double boost) {
    for (const Token& token : analyze(node.text))
      if (!token.alias) return of_word(expand_fuzzy(snapshot_, space(node), analyzer_->key(token.term)), boost);
    return of(Kind::ignored);
  }

  PlanNode keyword(const Query::Node& node) {
    PlanNode planned = of(Kind::keyword);
    planned.field = field(node);
    if (snapshot_.schema.fields()[planned.field].type != FieldType::keyword)
      throw Error(ErrorCode::invalid_argument, "field '" + node.field + "' is not a keyword field");
    planned.values = node.values;
    return planned;
  }

  PlanNode range(const Query::Node& node) {
    PlanNode planned = of(Kind::range);
    planned.field = field(node);
    const FieldType type = snapshot_.schema.fields()[planned.field].type;
    if (type != FieldType::integer && type != FieldType::date)
      throw Error(ErrorCode::invalid_argument, "field '" + node.field + "' is not a number or date");
    planned.from = node.from;
    planned.to = node.to;
    return planned;
  }

  PlanNode boolean(const Query::Node& node, double boost) {
    PlanNode planned = of(Kind::boolean);
    bool any = false;
    const auto add_one = [&](const Query& query, std::vector<PlanNode>& to) {
      PlanNode clause = plan(query, boost);
      if (clause.kind == Kind::ignored) return;
      any = true;
      to.push_back(std::move(clause));
    };
    for (const Query& query : node.must)
      for (const Query& word : words_of(query)) add_one(word, planned.must);
    for (const Query& query : node.should)
      for (const Query& word : node.min_should > 1 ? std::vector<Query>{query} : words_of(query))
        add_one(word, planned.should);
    for (const Query& query : node.must_not) add_one(query, planned.must_not);
    if (!any) return of(Kind::ignored);
    if (planned.must.empty() && planned.should.empty())
      planned.must.push_back(of(Kind::everything));  // only exclusions
    planned.min_should = std::min<std::uint32_t>(node.min_should, static_cast<std::uint32_t>(planned.should.size()));
    if (planned.must.empty() && planned.min_should == 0) planned.min_should = 1;
    if (ranking_.accents) {
      weigh(planned.must);
      weigh(planned.should);
    }
    if (ranking_.pair_weight > 0) {
      add_runs(planned.must, boost);
      add_runs(planned.should, boost);
    }
    unite_repeated(planned.must);
    if (planned.min_should <= 1) unite_repeated(planned.should);
    if (planned.must_not.empty() && planned.should.empty() && planned.must.size() == 1)
      return std::move(planned.must[0]);
    if (planned.must_not.empty() && planned.must.empty() && planned.should.size() == 1)
      return std::move(planned.should[0]);
    return planned;
  }

  // Runs of words speak for some variants of each other.
  void weigh(std::vector<PlanNode>& clauses) const {
    std::vector<PlannedWord*> run;
    for (std::size_t i = 0; i <= clauses.size(); ++i) {
      if (i < clauses.size() && clauses[i].kind == Kind::word && !clauses[i].words[0].key.empty()) {
        run.push_back(&clauses[i].words[0]);
        continue;
      }
      weigh_spellings(run, pairs_, static_cast<double>(snapshot_.total_length), ranking_.near == Ranking::Near::always);
      run.clear();
    }
    for (PlanNode& clause : clauses) {
      if (clause.kind != Kind::word) continue;
      const double before = idf(clause.words[0]);
      finish_word(snapshot_, clause.words[0]);
      clause.weight *= idf(clause.words[0]) / before;
    }
  }

  // Variants that may be part of a pair, by their numbers.
  struct Spellings {
    std::vector<std::string> keys;
    std::vector<std::uint32_t> variants;
    explicit Spellings(const PlannedWord& word) {
      for (std::uint32_t i = 0; i < word.variants.size(); ++i)
        if (word.variants[i].factor >= kLeastInPair) {
          keys.push_back(word.variants[i].term);
          variants.push_back(i);
        }
    }
  };

  // A run that is being put together, with the variants that its pairs are usually written with.
  struct OpenRun {
    WordRun run;
    std::vector<std::set<std::uint32_t>> usual;  // of each word
  };

  // How many documents hold the pair is taken from the pair tables: at most as many as it was counted times.
  double pair_idf(const PlannedWord& a, const PlannedWord& b, OpenRun& open) const {
    const Spellings firsts(a), seconds(b);
    const std::vector<PairCount> found = pairs_.pairs(firsts.keys, seconds.keys);
    std::uint64_t count = 0;
    for (const PairCount& pair : found) count += pair.count;
    for (const PairCount& pair : found) {
      if (pair.count * kUsualPair < count) continue;
      open.usual[open.usual.size() - 2].insert(firsts.variants[pair.first]);
      open.usual.back().insert(seconds.variants[pair.second]);
    }
    const auto all = static_cast<double>(snapshot_.documents);
    return Bm25::idf(
        all, std::max({std::min({static_cast<double>(count), a.documents, b.documents}), kOrdinaryPair * all, 1.0}));
  }

  // A word that stands in the query several times is one clause of their weight.
  static void unite_repeated(std::vector<PlanNode>& clauses) {
    std::map<std::string, std::size_t> places;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if (clauses[i].kind == Kind::word) {
        const auto [found, is_new] = places.emplace(variants_of(clauses[i].words[0]), kept);
        if (!is_new) {
          clauses[found->second].weight += clauses[i].weight;
          continue;
        }
      }
      if (kept != i) clauses[kept] = std::move(clauses[i]);
      ++kept;
    }
    clauses.resize(kept);
  }

  static std::string variants_of(const PlannedWord& word) {
    std::string all = word.space + word.text + '\n';
    for (const auto& variant : word.variants) all += variant.term + '\n' + std::to_string(variant.factor) + '\n';
    return all;
  }

  // Words that follow each other in the query score more where they follow each other in the text.
  void add_runs(const std::vector<PlanNode>& clauses, double boost) {
    const double weight = ranking_.pair_weight * (clauses.size() <= kShortQuery ? kMoreInShortQueries : 1) * boost;
    OpenRun open;
    for (std::size_t i = 0; i <= clauses.size(); ++i) {
      if (i < clauses.size() && clauses[i].kind == Kind::word) {
        const PlannedWord& word = clauses[i].words[0];
        open.usual.emplace_back();
        if (!open.run.words.empty()) open.run.weights.push_back(weight * pair_idf(open.run.words.back(), word, open));
        open.run.words.push_back(word);
        continue;
      }
      if (open.run.words.size() > 1) runs_.push_back(with_usual_variants(std::move(open)));
      open = {};
    }
  }

  // Positions of all variants of a word are many; those it is hardly ever written with beside its neighbours are left
  // out.
  static WordRun with_usual_variants(OpenRun open) {
    for (std::size_t i = 0; i < open.run.words.size(); ++i)
      for (std::uint32_t variant = 0; variant < open.run.words[i].variants.size() && !open.usual[i].empty(); ++variant)
        if (!open.usual[i].contains(variant)) open.run.words[i].variants[variant].factor = 0;
    return std::move(open.run);
  }

  const Snapshot::Impl& snapshot_;
  const Ranking& ranking_;
  PairStatistics pairs_;
  std::unique_ptr<Analyzer> analyzer_;
  std::vector<WordRun> runs_;
};

double weight_sum(const PlanNode& node) {
  double sum = node.weight;
  for (const auto* clauses : {&node.must, &node.should})
    for (const PlanNode& clause : *clauses) sum += weight_sum(clause);
  return sum;
}

double average_length(const Snapshot::Impl& snapshot) {
  return snapshot.documents == 0 ? 0
                                 : static_cast<double>(snapshot.total_length) / static_cast<double>(snapshot.documents);
}

}  // namespace

QueryPlan::QueryPlan(const Snapshot::Impl& snapshot, const Query& query, const Ranking& ranking)
    : snapshot_(snapshot), bm25_(ranking, average_length(snapshot)) {
  Planner planner(snapshot, ranking);
  root_ = planner.plan(query, 1);
  runs_ = planner.take_runs();
  if (root_.kind == Kind::ignored) root_.kind = Kind::nothing;
  // The finest power of two with which the highest possible total stays below 2^30.
  double sum = weight_sum(root_);
  for (const WordRun& run : runs_) sum = std::accumulate(run.weights.begin(), run.weights.end(), sum);
  scale_ = sum > 0 ? std::exp2(std::min(24.0, std::floor(30 - std::log2(std::max(sum, 1.0))))) : 1;
}

}  // namespace tra
