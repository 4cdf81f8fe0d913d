#include "search/plan/likely_spellings.h"

#include <algorithm>
#include <cmath>

#include "analysis/variants.h"
#include "search/score/bm25.h"

namespace tra::search {

namespace {

// The model assumes two kinds of writers. A careful writer omits the diacritics of a word with the probability
// kCarefulOmits, a careless writer usually. The words of the query change the odds that its writer is careless.
constexpr double kCarefulOmits = 0.001;
constexpr double kOddsOfCareless = 0.1, kOddsIfMarked = 0.3, kMostOddsIfBare = 30;
// The probability that a word of a query does not continue the word before it, and the part of each pair's count that
// is kept for pairs without a count (absolute discounting: Ney, Essen & Kneser, Computer Speech and Language 1994).
constexpr double kApart = 0.3, kDiscount = 0.7;
// Share of the documents. A variant in fewer documents, such as a typing error, is less likely than the other variants.
constexpr double kRare = 0.001;
// A variant's share of capitalised occurrences is estimated as if it had occurred kUsual times more, in the usual
// share.
constexpr double kUsual = 5, kUsualCapitals = 0.15, kLeastOfCase = 0.01;
// Variants whose factor is multiplied by less are removed, or get kLeast as the multiplier. A word that was typed with
// diacritics has further ones only where they are nearly as likely as none.
constexpr double kLeast = 0.1, kLeastOfMarked = 0.5;
// A spelling that is at least kAsLikely times as likely as the likeliest one competes with it by its idf.
constexpr double kAsLikely = 0.5;
// When the probability of an omission is below kCareful, a word typed without diacritics between words with diacritics
// is taken as typed, unless another variant is kOverruled times as likely.
constexpr double kCareful = 0.1, kOverruled = 20;
constexpr std::uint32_t kDropped = 0xFFFF'FFFFu;

using Chances = std::vector<double>;

void normalize(Chances& chances) {
  double sum = 0;
  for (const double chance : chances) sum += chance;
  if (sum > 0)
    for (double& chance : chances) chance /= sum;
}

// How many times more often a careless writer types a word without diacritics than a careful one, who does it only
// where the word has none. A word with a single variant, such as a foreign name, is no evidence.
double odds_if_bare(const PlannedWord& word) {
  std::uint64_t typed = 0, all = 0;
  for (const auto& variant : word.variants) {
    all += variant.documents;
    if (variant.term == word.key) typed = variant.documents;
  }
  return std::min(static_cast<double>(all) / static_cast<double>(std::max<std::uint64_t>(typed, 1)), kMostOddsIfBare);
}

double chance_of_omission(std::span<PlannedWord* const> words) {
  double odds = kOddsOfCareless;
  for (const PlannedWord* word : words)
    if (analysis::has_marks(word->key))
      odds *= kOddsIfMarked;
    else if (word->variants.size() > 1)
      odds *= odds_if_bare(*word);
  return kCarefulOmits + 1 / (1 + 1 / odds);  // also of odds that are no longer finite
}

// Whether capital letters tell names: all words but the first were typed with and without them. Abbreviations and
// foreign names have a single variant and are no evidence.
bool capitals_tell(std::span<PlannedWord* const> words, const std::set<std::string>& capitals) {
  bool capital = false, small = false;
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i]->variants.size() > 1) (capitals.contains(words[i]->key) ? capital : small) = true;
  return capital && small;
}

// The probability that a word is typed with the case that it was typed with.
double chance_of_case(bool capital, const WordCount& count) {
  const double capitals =
      (static_cast<double>(count.capitals) + kUsual * kUsualCapitals) / (static_cast<double>(count.count) + kUsual);
  return std::clamp(capital ? capitals : 1 - capitals, kLeastOfCase, 1 - kLeastOfCase);
}

// What all words of a query tell of how it was typed.
struct Typing {
  double omitted;                         // the probability that a word's diacritics were omitted
  bool cases;                             // whether capital letters tell names
  const std::set<std::string>& capitals;  // keys of the words that were typed with a capital letter
};

// Some successive words of a query.
class Chain {
 public:
  Chain(std::span<PlannedWord* const> words, bool from_first, const Typing& typing, const PairStatistics& pairs,
        const Snapshot::Impl& snapshot, Work& work)
      : words_(words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      Chances emission;
      const bool capital = typing.capitals.contains(words[i]->key);
      std::vector<WordCount>& counts = counts_.emplace_back();
      for (const auto& variant : words[i]->variants) {
        counts.push_back(pairs.word(variant.term));
        const bool exact = variant.term == words[i]->key;
        emission.push_back(static_cast<double>(variant.factor) / kFrequencyUnit * (exact ? 1.0 : typing.omitted));
        // A first word may have its capital from its place alone.
        if (typing.cases && (i > 0 || !from_first || !capital))
          emission.back() *= chance_of_case(capital, counts.back());
      }
      emissions_.push_back(std::move(emission));
      alone_.push_back(alone(*words[i], snapshot));
      if (i > 0) transitions_.push_back(transitions(i, pairs, work));
    }
  }

  // Returns the posterior probabilities of each word's variants, given all words.
  std::vector<Chances> posteriors() const {
    std::vector<Chances> forward(words_.size()), backward(words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) {
      forward[i].resize(emissions_[i].size());
      for (std::size_t b = 0; b < forward[i].size(); ++b) {
        double sum = i == 0 ? alone_[0][b] : 0;
        if (i > 0)
          for (std::size_t a = 0; a < forward[i - 1].size(); ++a) sum += forward[i - 1][a] * transition(i, a, b);
        forward[i][b] = sum * emissions_[i][b];
      }
      normalize(forward[i]);
    }
    for (std::size_t i = words_.size(); i-- > 0;) {
      backward[i].assign(emissions_[i].size(), 1);
      if (i + 1 < words_.size())
        for (std::size_t a = 0; a < backward[i].size(); ++a) {
          backward[i][a] = 0;
          for (std::size_t b = 0; b < backward[i + 1].size(); ++b)
            backward[i][a] += transition(i + 1, a, b) * emissions_[i + 1][b] * backward[i + 1][b];
        }
      normalize(backward[i]);
    }
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::size_t a = 0; a < forward[i].size(); ++a) forward[i][a] *= backward[i][a];
    return forward;
  }

 private:
  // The probability of each variant where nothing is known of the word before it. Together they are as likely as the
  // word is in the documents.
  static Chances alone(const PlannedWord& word, const Snapshot::Impl& snapshot) {
    Chances chances;
    double all = 0;
    for (const auto& variant : word.variants) {
      const auto documents = static_cast<double>(variant.documents);
      chances.push_back(documents / (documents + kRare * static_cast<double>(snapshot.documents)));
      all += (documents + 1) / static_cast<double>(snapshot.total_length);
    }
    normalize(chances);
    for (double& chance : chances) chance *= all;
    return chances;
  }

  Chances transitions(std::size_t i, const PairStatistics& pairs, Work& work) const {
    const auto keys = [](const PlannedWord& word) {
      std::vector<std::string> terms;
      for (const auto& variant : word.variants) terms.push_back(variant.term);
      return terms;
    };
    Chances found(words_[i - 1]->variants.size() * words_[i]->variants.size());
    work.step(kStepsAPair + found.size());
    const auto count = [&](std::size_t a) { return static_cast<double>(counts_[i - 1][a].count) + 1; };
    const std::size_t width = alone_[i].size();
    for (const PairCount& pair : pairs.pairs(keys(*words_[i - 1]), keys(*words_[i])))
      found[pair.first * width + pair.second] = (static_cast<double>(pair.count) - kDiscount) / count(pair.first);
    for (std::size_t a = 0; a < alone_[i - 1].size(); ++a) {
      const double kept = kDiscount * static_cast<double>(counts_[i - 1][a].pairs) / count(a);
      for (std::size_t b = 0; b < width; ++b) {
        double& chance = found[a * width + b];
        chance = (1 - kApart) * (chance + kept * alone_[i][b]) + kApart * alone_[i][b];
      }
    }
    return found;
  }
  double transition(std::size_t i, std::size_t a, std::size_t b) const {
    return transitions_[i - 1][a * emissions_[i].size() + b];
  }

  std::span<PlannedWord* const> words_;
  std::vector<Chances> emissions_, alone_, transitions_;
  std::vector<std::vector<WordCount>> counts_;  // of each word's variants
};

// Removes the variants whose factor is 0.
void drop_unlikely(PlannedWord& word) {
  std::vector<std::uint32_t> places;
  std::uint32_t kept = 0;
  for (const auto& variant : word.variants) places.push_back(variant.factor > 0 ? kept++ : kDropped);
  for (auto& lists : word.lists) {
    std::erase_if(lists, [&](const PlannedWord::List& list) { return places[list.variant] == kDropped; });
    for (PlannedWord::List& list : lists) list.variant = places[list.variant];
  }
  std::erase_if(word.variants, [](const PlannedWord::Variant& variant) { return variant.factor == 0; });
}

// Returns whether the neighbours of a word cannot change the weights of its variants: it has one, or it was typed with
// diacritics and the others have the same ones.
bool is_certain(const PlannedWord* word) {
  if (word->variants.size() < 2) return true;
  if (!analysis::has_marks(word->key)) return false;
  const analysis::TypedWord typed(word->key);
  return std::all_of(word->variants.begin(), word->variants.end(), [&](const PlannedWord::Variant& variant) {
    return variant.term == word->key || typed.sounds_like(variant.term);
  });
}

// Returns whether all neighbours of the i-th word have diacritics.
bool stands_among_marks(std::span<PlannedWord* const> words, std::size_t i) {
  return (i == 0 || analysis::has_marks(words[i - 1]->key)) &&
         (i + 1 == words.size() || analysis::has_marks(words[i + 1]->key));
}

// Sets the factor of variants with other diacritics to 0, for a word without diacritics by a careful writer.
void take_as_typed(PlannedWord& word, const Chances& posteriors) {
  const analysis::TypedWord as_typed(word.key);
  double typed = 0;
  for (std::size_t v = 0; v < word.variants.size(); ++v)
    if (word.variants[v].term == word.key) typed = posteriors[v];
  for (std::size_t v = 0; v < word.variants.size(); ++v) {
    auto& variant = word.variants[v];
    if (variant.term != word.key && !as_typed.sounds_like(variant.term) && posteriors[v] < kOverruled * typed)
      variant.factor = 0;
  }
}

// What an occurrence of each variant tells, relative to one of the rarest variant among the likely ones: the part of
// its idf. A word has one weight, the idf of its likeliest variants together. Next to a frequent word that is as
// likely, a rare one would give hardly any weight to the documents that have it ("den" for "đèn" and "đến").
std::vector<double> relative_idf(const PlannedWord& word, const Chances& posteriors, double best, double documents) {
  std::vector<double> parts;
  double rarest = 0;
  for (std::size_t v = 0; v < word.variants.size(); ++v) {
    parts.push_back(Bm25::idf(documents, static_cast<double>(word.variants[v].documents)));
    if (posteriors[v] >= kAsLikely * best) rarest = std::max(rarest, parts.back());
  }
  for (double& part : parts) part = std::min(1.0, part / rarest);
  return parts;
}

// Returns the end of the words from `begin` on of which each has several variants.
std::size_t end_of_choice(std::span<PlannedWord* const> words, std::size_t begin) {
  std::size_t end = begin;
  while (end < words.size() && words[end]->variants.size() > 1) ++end;
  return end;
}

}  // namespace

void weigh_spellings(std::span<PlannedWord* const> words, const std::set<std::string>& capitals,
                     const PairStatistics& pairs, const Snapshot::Impl& snapshot, bool keep_all, Work& work) {
  const auto marked = [](const PlannedWord* word) { return analysis::has_marks(word->key); };
  const auto unknown = [](const PlannedWord* word) { return word->variants.empty(); };
  if (words.size() < 2 || std::all_of(words.begin(), words.end(), is_certain)) return;
  if (std::any_of(words.begin(), words.end(), unknown)) return;  // a phrase that matches nothing
  // In a query without any diacritics, every variant is possible.
  const bool keep_unlikely = keep_all || std::none_of(words.begin(), words.end(), marked);
  const Typing typing{chance_of_omission(words), capitals_tell(words, capitals), capitals};
  const bool careful = !keep_unlikely && typing.omitted < kCareful;
  const auto weigh = [&](std::size_t i, const Chances& posteriors) {
    PlannedWord& word = *words[i];
    const double best = *std::max_element(posteriors.begin(), posteriors.end());
    if (!(best > 0)) return;
    const analysis::TypedWord typed(word.key);
    const bool has_marks = marked(&word);
    const double least = has_marks ? kLeastOfMarked : kLeast;
    std::vector<double> parts(word.variants.size(), 1);
    if (!has_marks) parts = relative_idf(word, posteriors, best, static_cast<double>(snapshot.documents));
    for (std::size_t v = 0; v < word.variants.size(); ++v) {
      auto& variant = word.variants[v];
      const bool same_sound = typed.sounds_like(variant.term);
      if (has_marks && (variant.term == word.key || same_sound)) continue;
      const double share = std::sqrt(posteriors[v] / best);
      if (share < least && !keep_unlikely && !same_sound)
        variant.factor = 0;
      else
        variant.factor =
            std::max(1u, static_cast<std::uint32_t>(variant.factor * std::clamp(share, kLeast, 1.0) * parts[v]));
    }
    if (careful && !has_marks && stands_among_marks(words, i)) take_as_typed(word, posteriors);
    drop_unlikely(word);
  };
  // A word with a single variant tells the words before it nothing of those behind it.
  for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end + 1) {
    end = end_of_choice(words, begin);
    if (begin == end) continue;
    const std::size_t first = begin - (begin > 0 ? 1 : 0), last = std::min(end + 1, words.size());
    const std::vector<Chances> posteriors =
        Chain(words.subspan(first, last - first), first == 0, typing, pairs, snapshot, work).posteriors();
    for (std::size_t i = begin; i < end; ++i) weigh(i, posteriors[i - first]);
  }
}

}  // namespace tra::search
