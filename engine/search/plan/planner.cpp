#include "search/plan/planner.h"

#include <algorithm>
#include <set>

#include "analysis/abbreviations.h"
#include "analysis/char_class.h"
#include "analysis/other_writings.h"
#include "search/fields.h"
#include "search/plan/likely_spellings.h"
#include "search/plan/repeated_words.h"
#include "search/plan/term_expansion.h"
#include "search/plan/tied_words.h"
#include "store/term_space.h"

namespace tra::search {

namespace {

constexpr double kLeastBoost = 1e-3, kMostBoost = 1e6;  // of boosts inside each other
constexpr std::size_t kMostWordsInPhrase = 1024;
constexpr double kOutsideWeight = 0.1;  // for phrases found only in fields of weight 0, such as boilerplate

// Returns the weight of a document that matches the whole node. For an EitherNode this is the weight of its first
// alternative, or of the one that weighs most.
enum class Way { first, heaviest };
double weight_of(const PlanNode& node, Way way) {
  if (const auto* word = std::get_if<WordNode>(&node)) return word->weight;
  if (const auto* phrase = std::get_if<PhraseNode>(&node)) return phrase->weight;
  double sum = 0;
  if (const auto* either = std::get_if<EitherNode>(&node)) {
    sum = weight_of(either->ways.front(), way);
    if (way == Way::heaviest)
      for (const PlanNode& each : either->ways) sum = std::max(sum, weight_of(each, way));
  }
  if (const auto* boolean = std::get_if<BooleanNode>(&node)) {
    for (const PlanNode& clause : boolean->must) sum += weight_of(clause, way);
    if (boolean->must.empty() && !boolean->should.empty()) sum += weight_of(boolean->should.front(), way);
  }
  return sum;
}

void scale(PlanNode& node, double factor) {
  if (auto* word = std::get_if<WordNode>(&node)) word->weight *= factor;
  if (auto* phrase = std::get_if<PhraseNode>(&node)) phrase->weight *= factor;
  if (auto* either = std::get_if<EitherNode>(&node))
    for (PlanNode& way : either->ways) scale(way, factor);
  if (auto* boolean = std::get_if<BooleanNode>(&node))
    for (auto* clauses : {&boolean->must, &boolean->should})
      for (PlanNode& clause : *clauses) scale(clause, factor);
}

// Lets no document that matches the node whole weigh more than `most`. Each of several ways is limited by itself,
// because a rare one would weigh the usual one down.
void limit(PlanNode& node, double most) {
  if (auto* either = std::get_if<EitherNode>(&node)) {
    for (PlanNode& way : either->ways) limit(way, most);
  } else if (const double weight = weight_of(node, Way::heaviest); weight > most) {
    scale(node, most / weight);
  }
}

class Planner {
 public:
  Planner(const Snapshot::Impl& snapshot, const Ranking& ranking, Work& work)
      : snapshot_(snapshot),
        ranking_(ranking),
        work_(work),
        pairs_(snapshot, &work),
        analyzer_(snapshot.lend_analyzer()) {}
  ~Planner() { snapshot_.take_back(std::move(analyzer_)); }
  Planner(const Planner&) = delete;

  // Returns the runs of the nodes planned so far.
  std::vector<WordRun> take_runs() { return std::move(runs_); }

  PlanNode plan(const Query& query, double boost) {
    const Query::Node& node = query.node();
    work_.step(1);
    switch (node.kind) {
      case Query::Kind::everything:
        return EverythingNode();
      case Query::Kind::nothing:
        return NothingNode();
      case Query::Kind::term:
        return term(node, boost);
      case Query::Kind::phrase:
        return phrase(node, boost);
      case Query::Kind::prefix:
        return prefix(node, boost);
      case Query::Kind::fuzzy:
        return fuzzy(node, boost);
      case Query::Kind::keyword:
        return KeywordNode{keyword_field(snapshot_.schema, node.field), node.values};
      case Query::Kind::range:
        return RangeNode{ranged_field(snapshot_.schema, node), node.from, node.to};
      case Query::Kind::boolean:
        return boolean(node, boost);
      case Query::Kind::either:
        return either(node, boost);
      case Query::Kind::boost:
        return plan(node.must[0], std::clamp(boost * node.factor, kLeastBoost, kMostBoost));
    }
    return NothingNode();
  }

 private:
  char space(const Query::Node& node) const {
    if (node.field.empty()) return kCombinedSpace;
    const FieldId found = known_field(snapshot_.schema, node.field);
    const Field& known = snapshot_.schema.fields()[found];
    if (known.type != FieldType::text || !known.own_lists)
      throw Error(ErrorCode::invalid_argument, "field '" + node.field + "' cannot be searched by word");
    return field_space(found);
  }

  // Whether what is known of Vietnamese may be used for the words of a space.
  bool vietnamese(char space) const { return vietnamese_space(snapshot_.schema, space); }

  // Returns the tokens of a word or phrase. Of a very long one, only the first words are looked for.
  std::vector<Token> analyze(const std::string& field, const std::string& text) {
    std::vector<Token> tokens;
    analyzer_->analyze(field, text, 0, tokens);
    work_.step(tokens.size());
    std::size_t words = 0;
    const auto is_too_far = [&](const Token& token) { return !token.alias && ++words > kMostWordsInPhrase; };
    if (const auto end = std::find_if(tokens.begin(), tokens.end(), is_too_far); end != tokens.end()) {
      tokens.erase(end, tokens.end());
      work_.leave_out();
    }
    return tokens;
  }

  double idf(const PlannedWord& word) const {
    return Bm25::idf(static_cast<double>(snapshot_.documents), word.documents);
  }

  PlannedWord word(char space, const Token& token) {
    return expand_word(snapshot_, space, analyzer_->key(token.term), ranking_, work_);
  }

  WordNode of_word(PlannedWord planned, double boost) const {
    const double weight = idf(planned) * boost;
    return {std::move(planned), weight};
  }

  // Whether a text is one syllable, which has no other writing unless it is an abbreviation.
  static bool is_mere_syllable(std::string_view text, const std::vector<Token>& tokens) {
    if (tokens.size() != 1 || tokens[0].type != TokenType::syllable) return false;
    return analysis::expand_typed_abbreviation(text.substr(tokens[0].start, tokens[0].end - tokens[0].start)).empty();
  }

  // Returns a node that matches `main` or one of the other spellings of the node's text: LHQ or Liên hợp quốc, 1,7 or
  // 1.7.
  PlanNode or_other_writings(PlanNode main, const Query::Node& node, const std::vector<Token>& tokens,
                             std::uint32_t slop, double boost) {
    if (!ranking_.accents || !snapshot_.schema.vietnamese(node.field) || is_mere_syllable(node.text, tokens))
      return main;
    const std::vector<std::string> others = analysis::other_writings(node.text);
    if (others.empty()) return main;
    EitherNode either;
    either.ways.push_back(std::move(main));
    for (const std::string& other : others)
      either.ways.push_back(phrase_in(space(node), other, analyze(node.field, other), slop, boost));
    return either;
  }

  // Limits the weight of alternatives relative to the typed words, so that a rare alternative does not outrank them.
  PlanNode either(const Query::Node& node, double boost) {
    PlanNode typed = plan(node.must[0], boost);
    if (is<IgnoredNode>(typed)) return typed;
    const double most = node.factor * weight_of(typed, Way::first);
    EitherNode planned;
    planned.ways.push_back(std::move(typed));
    for (const Query& other : node.should) {
      // The syllables of a name such as Đa-mát stand together, although typed ones (Việt-Lào) may be words.
      PlanNode way = other.node().kind == Query::Kind::term ? side_by_side(other.node(), boost) : plan(other, boost);
      if (is<IgnoredNode>(way)) continue;
      if (most > 0) limit(way, most);
      planned.ways.push_back(std::move(way));
    }
    return planned;
  }

  // Returns a term that consists of several joined words as separate words.
  std::vector<Query> words_of(const Query::Node& node, const std::vector<Token>& tokens) const {
    std::vector<Query> words;
    for (const std::string& word : tied_words(node.text, tokens, *analyzer_))
      words.push_back(Query::term(word, node.field));
    return words;
  }

  std::vector<Query> words_of(const Query& query) {
    const Query::Node& node = query.node();
    std::vector<Query> words =
        node.kind == Query::Kind::term ? words_of(node, analyze(node.field, node.text)) : std::vector<Query>();
    return words.empty() ? std::vector<Query>{query} : words;
  }

  PlanNode term(const Query::Node& node, double boost) {
    const std::vector<Token> tokens = analyze(node.field, node.text);
    if (std::all_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.alias; })) return IgnoredNode();
    if (const std::vector<Query> apart = words_of(node, tokens); apart.size() > 1)
      return plan(Query::all_of(apart), boost);
    return side_by_side(node, tokens, boost);
  }

  PlanNode side_by_side(const Query::Node& node, double boost) {
    return side_by_side(node, analyze(node.field, node.text), boost);
  }

  PlanNode side_by_side(const Query::Node& node, const std::vector<Token>& tokens, double boost) {
    return or_other_writings(phrase_in(space(node), node.text, tokens, 0, boost), node, tokens, 0, boost);
  }

  PlanNode phrase(const Query::Node& node, double boost) {
    const std::vector<Token> tokens = analyze(node.field, node.text);
    if (tokens.empty()) return IgnoredNode();
    PlanNode main =
        or_other_writings(phrase_in(space(node), node.text, tokens, node.slop, boost), node, tokens, node.slop, boost);
    if (!node.field.empty()) return main;
    // A quoted phrase is also searched in fields of weight 0, in which single words are not searched.
    BooleanNode anywhere;
    anywhere.min_should = 1;
    anywhere.should.push_back(std::move(main));
    for (FieldId i = 0; i < snapshot_.schema.fields().size(); ++i) {
      const Field& known = snapshot_.schema.fields()[i];
      if (known.type == FieldType::text && known.weight == 0 && known.own_lists)
        add_to(anywhere.should,
               phrase_in(field_space(i), node.text, known.analysis.empty() ? tokens : analyze(known.name, node.text),
                         node.slop, boost * kOutsideWeight));
    }
    if (anywhere.should.size() == 1) return std::move(anywhere.should[0]);
    return anywhere;
  }

  // Returns the tokens of `text` as a phrase, or as a word when there is only one.
  PlanNode phrase_in(char space, std::string_view text, const std::vector<Token>& tokens, std::uint32_t slop,
                     double boost) {
    PhraseNode phrase;
    phrase.slop = slop;
    double sum = 0;
    std::uint32_t first = 0;
    for (const Token& token : tokens) {
      if (token.alias) continue;
      if (phrase.words.empty()) first = token.position;
      phrase.offsets.push_back(token.position - first);
      phrase.words.push_back(word(space, token));
      if (analysis::is_upper_at(text, token.start)) capitals_.insert(phrase.words.back().key);
    }
    if (ranking_.accents && vietnamese(space)) weigh_variants(phrase.words);
    for (const PlannedWord& each : phrase.words) sum += idf(each);
    phrase.weight = sum * boost;
    if (phrase.words.empty()) return IgnoredNode();
    if (phrase.words.size() == 1) return WordNode{std::move(phrase.words[0]), phrase.weight};
    return phrase;
  }

  PlanNode prefix(const Query::Node& node, double boost) {
    std::vector<Token> words = analyze(node.field, node.text), aliases;
    std::copy_if(words.begin(), words.end(), std::back_inserter(aliases),
                 [](const Token& token) { return token.alias; });
    std::erase_if(words, [](const Token& token) { return token.alias; });
    if (words.empty()) return IgnoredNode();
    const auto begun_with = [&](const Token& token) {
      return expand_prefix(snapshot_, space(node), analyzer_->key(token.term), ranking_.accents, work_);
    };
    PlannedWord last = begun_with(words.back());
    if (words.size() == 1) return of_word(std::move(last), boost);
    PlanNode phrase = phrase_in(space(node), node.text, words, 0, boost);
    std::get<PhraseNode>(phrase).words.back() = std::move(last);
    // The word may be written solid: "U.2*" also begins U23, "Mi-an*" mianma.
    std::string solid;
    for (const Token& token : words) solid += folded(analyzer_->key(token.term));
    const auto joined = std::find_if(aliases.begin(), aliases.end(), [&](const Token& token) {
      return token.position == words[0].position && folded(analyzer_->key(token.term)) == solid;
    });
    if (joined == aliases.end() || !ranking_.accents) return phrase;
    EitherNode either;
    const double most = weight_of(phrase, Way::first);
    either.ways.push_back(std::move(phrase));
    either.ways.push_back(of_word(begun_with(*joined), boost));
    if (most > 0) limit(either.ways.back(), most);
    return either;
  }

  PlanNode fuzzy(const Query::Node& node, double boost) {
    for (const Token& token : analyze(node.field, node.text))
      if (!token.alias) return of_word(expand_fuzzy(snapshot_, space(node), analyzer_->key(token.term), work_), boost);
    return IgnoredNode();
  }

  PlanNode boolean(const Query::Node& node, double boost) {
    BooleanNode planned;
    for (const Query& query : node.must)
      for (const Query& word : words_of(query)) add(word, boost, planned.must);
    for (const Query& query : node.should)
      for (const Query& word : node.min_should > 1 ? std::vector<Query>{query} : words_of(query))
        add(word, boost, planned.should);
    for (const Query& query : node.must_not) add(query, boost, planned.must_not);
    if (planned.must.empty() && planned.should.empty()) {
      if (planned.must_not.empty()) return IgnoredNode();
      planned.must.push_back(EverythingNode());
    }
    planned.min_should = std::min<std::uint32_t>(node.min_should, static_cast<std::uint32_t>(planned.should.size()));
    if (planned.must.empty() && planned.min_should == 0) planned.min_should = 1;
    weigh_words(planned);
    unite_repeated_words(planned.must);
    if (planned.min_should <= 1) unite_repeated_words(planned.should);
    if (planned.must_not.empty() && planned.should.empty() && planned.must.size() == 1)
      return std::move(planned.must[0]);
    if (planned.must_not.empty() && planned.must.empty() && planned.should.size() == 1)
      return std::move(planned.should[0]);
    return planned;
  }

  void add(const Query& query, double boost, std::vector<PlanNode>& clauses) { add_to(clauses, plan(query, boost)); }

  static void add_to(std::vector<PlanNode>& clauses, PlanNode clause) {
    if (!is<IgnoredNode>(clause)) clauses.push_back(std::move(clause));
  }

  // Uses the neighbours of each word: weighs the word and its variants, and adds the runs of words.
  void weigh_words(BooleanNode& planned) {
    const auto documents = static_cast<double>(snapshot_.documents);
    for (std::vector<PlanNode>* clauses : {&planned.must, &planned.should}) {
      if (ranking_.accents) weigh_variants(*clauses);
      const bool with_runs = ranking_.pair_weight > 0 || ranking_.opening_weight > 0 || ranking_.passage_weight > 0;
      if (!with_runs && !(ranking_.compound_discount > 0)) continue;
      const std::vector<AdjacentWords> adjacent = adjacent_words(*clauses, pairs_, work_);
      discount_compounds(adjacent, ranking_.compound_discount, documents, *clauses);
      if (with_runs)
        add_word_runs(*clauses, adjacent, {ranking_.pair_weight, ranking_.opening_weight, ranking_.passage_weight},
                      documents, runs_);
    }
  }

  void weigh_run(const std::vector<PlannedWord*>& run) const {
    weigh_spellings(run, capitals_, pairs_, snapshot_, ranking_.near == Ranking::Near::always, work_);
  }

  // Weighs variants as for the same words without quotes, so that a phrase matches no document that its words do not
  // match.
  void weigh_variants(std::vector<PlannedWord>& words) const {
    std::vector<PlannedWord*> run;
    for (PlannedWord& each : words) run.push_back(&each);
    if (run.size() < 2) return;
    weigh_run(run);
    for (PlannedWord& each : words) finish_word(snapshot_, each);
  }

  void weigh_variants(std::vector<PlanNode>& clauses) const {
    std::vector<PlannedWord*> run;
    const auto weigh = [&] {
      weigh_run(run);
      run.clear();
    };
    for (PlanNode& clause : clauses) {
      WordNode* const node = typed_word(clause);
      // A word that the archive does not have tells nothing of its neighbours.
      if (node != nullptr && !node->word.key.empty() && !node->word.variants.empty() && vietnamese(node->word.space))
        run.push_back(&node->word);
      else
        weigh();
    }
    weigh();
    for (PlanNode& clause : clauses) {
      WordNode* const node = typed_word(clause);
      if (node == nullptr) continue;
      const double before = idf(node->word);
      finish_word(snapshot_, node->word);
      node->weight *= idf(node->word) / before;
    }
  }

  const Snapshot::Impl& snapshot_;
  const Ranking& ranking_;
  Work& work_;
  PairStatistics pairs_;
  std::unique_ptr<Analyzer> analyzer_;
  std::vector<WordRun> runs_;
  std::set<std::string> capitals_;  // keys of the words that were typed with a capital letter
};

}  // namespace

PlannedQuery plan_query(const Snapshot::Impl& snapshot, const Query& query, const Ranking& ranking, Work& work) {
  Planner planner(snapshot, ranking, work);
  PlannedQuery planned;
  planned.root = planner.plan(query, 1);
  if (is<IgnoredNode>(planned.root)) planned.root = NothingNode();
  planned.runs = planner.take_runs();
  return planned;
}

}  // namespace tra::search
