// Words the index does not have, or has but never beside their neighbours, put right: the likeliest words under the
// bigram model of the lattice and the error model of slips.
#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/variants.h"
#include "suggest/lattice.h"
#include "suggest/slips.h"
#include "tra/suggest.h"

namespace tra {
namespace {

constexpr std::size_t most_words = 24;          // of a text; a longer one is no query with a slip
constexpr std::size_t longest_word = 24;        // in bytes of its folded form
constexpr std::size_t readings_of_a_word = 24;  // the likeliest by themselves
constexpr std::size_t paths = 16;
// Who asks an archive mostly knows that it has an answer. A text that some document answers is so much more likely to
// be what was meant, as a logarithm, than one that none does.
constexpr double answered_gain = 4;
constexpr double known_word_cost = 3;  // that a word the index has is a slip
constexpr double least_gain = 1.5;     // of the logarithm of probability, over the text as typed, marks added

bool is_plain(std::string_view folded) {
  return !folded.empty() && folded.size() <= longest_word &&
         std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// A text with some of its words read as others.
struct Candidate {
  std::string text;
  std::uint64_t hits;
  double log_probability;
  bool corrected, only_marks;
};

// Where the words are that are one slip away from a folded form, in ascending order.
std::vector<search::PairStatistics::Range> ranges_of_slips(std::string_view folded) {
  std::vector<search::PairStatistics::Range> ranges;
  if (!is_plain(folded)) return ranges;
  std::vector<std::string> forms = slips_of(folded);
  std::sort(forms.begin(), forms.end());
  for (const std::string& form : forms) {
    const analysis::KeyRange run = analysis::variants_of(form);
    ranges.push_back({std::string(run.first), std::string(run.last)});
  }
  return ranges;
}

// What may have been meant with a word, each with its weight; the word itself is the first.
void add_readings(const search::PairStatistics& pairs, TypedWord& word, const std::string& key) {
  const std::string typed = term_text(key);
  const search::WordCount itself = pairs.word(key);
  struct Reading {
    search::WordCount word;
    double weight, rank;
  };
  std::vector<Reading> found;
  for (search::WordCount& candidate : pairs.words(ranges_of_slips(folded(key)))) {
    if (candidate.key == key || candidate.count == 0) continue;
    const bool only_marks = folded(candidate.key) == folded(key) && !analysis::has_marks(key);
    const double cost =
        slip_cost(typed, term_text(candidate.key)) + (only_marks || itself.count == 0 ? 0 : known_word_cost);
    if (cost == HUGE_VAL) continue;
    const double rank = std::log(static_cast<double>(candidate.count)) - cost;
    found.push_back({std::move(candidate), -cost, rank});
  }
  const std::size_t kept = std::min(found.size(), readings_of_a_word);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [](const Reading& a, const Reading& b) { return a.rank > b.rank; });
  found.resize(kept);
  word.readings = {itself};
  word.weights = {0};
  for (Reading& reading : found) {
    word.readings.push_back(std::move(reading.word));
    word.weights.push_back(reading.weight);
  }
}

// Whether a word has other letters, or other marks than those it was typed with: what marks alone add is no correction.
bool is_corrected(const TypedWord& word, std::uint32_t reading) {
  if (reading == 0) return false;
  const std::string& typed = word.readings[0].key;
  const std::string& meant = word.readings[reading].key;
  return folded(typed) != folded(meant) || analysis::has_marks(typed);
}

bool is_corrected(const std::vector<TypedWord>& words, const Path& path) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_corrected(words[i], path.readings[i])) return true;
  return false;
}

bool keeps_letters(const std::vector<TypedWord>& words, const Path& path) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (folded(words[i].readings[0].key) != folded(words[i].readings[path.readings[i]].key)) return false;
  return true;
}

bool is_other_reading(const TypedWord&, std::uint32_t reading) { return reading != 0; }

}  // namespace

std::vector<Suggestion> Suggester::correct(std::string_view text, std::size_t limit) const {
  if (!searcher_.snapshot().schema().vietnamese()) return {};
  const search::PairStatistics pairs(searcher_.snapshot().impl());
  BorrowedAnalyzer analyzer(searcher_.snapshot().impl());
  std::vector<TypedWord> words = typed_words(pairs, *analyzer, text);
  if (words.empty() || words.size() > most_words) return {};
  for (TypedWord& word : words) {
    if (word.capital == false) word.capital.reset();  // who slips in letters leaves out capitals too
    std::vector<Token> tokens;
    (*analyzer).analyze(text.substr(word.begin, word.end - word.begin), 0, tokens);
    if (!tokens.empty()) add_readings(pairs, word, std::string((*analyzer).key(tokens[0].term)));
  }
  std::vector<Candidate> candidates;
  for (const Path& path : best_paths(pairs, words, paths)) {
    std::string reading = written(text, words, path, is_other_reading);
    const std::uint64_t documents = hits(reading);
    candidates.push_back({std::move(reading), documents, path.log_probability + (documents > 0 ? answered_gain : 0),
                          is_corrected(words, path), keeps_letters(words, path)});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.log_probability > b.log_probability; });
  double sum = 0, as_typed = -HUGE_VAL;
  for (const Candidate& candidate : candidates) {
    sum += std::exp(candidate.log_probability - candidates[0].log_probability);
    if (!candidate.corrected) as_typed = std::max(as_typed, candidate.log_probability);
  }
  std::vector<Suggestion> corrections;
  std::optional<Suggestion> likeliest;
  for (Candidate& candidate : candidates) {
    if (corrections.size() == limit || candidate.log_probability < as_typed + least_gain) break;
    if (!candidate.corrected) continue;
    Suggestion suggestion{std::move(candidate.text),
                          std::exp(candidate.log_probability - candidates[0].log_probability) / sum, candidate.hits,
                          candidate.only_marks};
    if (suggestion.hits > 0)
      corrections.push_back(std::move(suggestion));
    else if (!likeliest)
      likeliest = std::move(suggestion);
  }
  // A long query may have no article with all of its words, right or wrong; the likeliest words are a help with its
  // partial matches all the same.
  if (corrections.empty() && likeliest && limit > 0) corrections.push_back(std::move(*likeliest));
  return corrections;
}

}  // namespace tra
