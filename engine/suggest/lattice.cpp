#include "suggest/lattice.h"

#include <algorithm>
#include <cmath>

namespace tra {

namespace {

constexpr double kDiscount = 0.75;
constexpr double kUnseen = 0.1;  // count assumed for a word that was never seen

// One of the best paths to a reading: the step before it, and its probability.
struct Step {
  double log_probability;
  std::uint32_t reading_before, step_before;
};

// The pair counts between the readings of two adjacent words.
class Transitions {
 public:
  Transitions(const search::PairStatistics& pairs, const TypedWord& before, const TypedWord& word)
      : seconds_(word.readings.size()), counts_(before.readings.size() * seconds_) {
    if (!word.follows) return;
    for (const search::PairCount& pair : pairs.pairs(keys(before), keys(word)))
      counts_[pair.first * seconds_ + pair.second] = {pair.count, pair.capitals};
  }
  struct Count {
    std::uint64_t count = 0, capitals = 0;
  };
  const Count& at(std::size_t first, std::size_t second) const { return counts_[first * seconds_ + second]; }

 private:
  static std::vector<std::string> keys(const TypedWord& word) {
    std::vector<std::string> keys;
    for (const search::WordCount& reading : word.readings) keys.push_back(reading.key);
    return keys;
  }
  std::size_t seconds_;
  std::vector<Count> counts_;
};

class Lattice {
 public:
  Lattice(const search::PairStatistics& pairs, const std::vector<TypedWord>& words, std::size_t limit)
      : words_(words), limit_(limit), all_words_(static_cast<double>(pairs.words()) + 1) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0) transitions_.emplace_back(pairs, words[i - 1], words[i]);
      steps_.emplace_back(words[i].readings.size());
      for (std::uint32_t reading = 0; reading < words[i].readings.size(); ++reading)
        steps_[i][reading] = reach(i, reading);
    }
  }

  std::vector<Path> paths() const {
    struct End {
      double log_probability;
      std::uint32_t reading, step;
    };
    std::vector<End> ends;
    for (std::uint32_t reading = 0; reading < steps_.back().size(); ++reading)
      for (std::uint32_t step = 0; step < steps_.back()[reading].size(); ++step)
        ends.push_back({steps_.back()[reading][step].log_probability, reading, step});
    std::sort(ends.begin(), ends.end(),
              [](const End& a, const End& b) { return a.log_probability > b.log_probability; });
    ends.resize(std::min(ends.size(), limit_));
    std::vector<Path> paths;
    for (const End& end : ends) paths.push_back(trace(end.log_probability, end.reading, end.step));
    return paths;
  }

 private:
  std::vector<Step> reach(std::size_t i, std::uint32_t reading) const {
    const double weight = words_[i].weights.empty() ? 0 : words_[i].weights[reading];
    if (i == 0) return {{std::log(alone(words_[0].readings[reading])) + weight, 0, 0}};
    std::vector<Step> found;
    for (std::uint32_t before = 0; before < steps_[i - 1].size(); ++before) {
      const double more = std::log(probability(i, before, reading) * likely_case(i, before, reading)) + weight;
      for (std::uint32_t step = 0; step < steps_[i - 1][before].size(); ++step)
        found.push_back({steps_[i - 1][before][step].log_probability + more, before, step});
    }
    const std::size_t kept = std::min(found.size(), limit_);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                      [](const Step& a, const Step& b) { return a.log_probability > b.log_probability; });
    found.resize(kept);
    return found;
  }

  double alone(const search::WordCount& word) const { return (static_cast<double>(word.count) + kUnseen) / all_words_; }

  double probability(std::size_t i, std::uint32_t before, std::uint32_t reading) const {
    const double unigram = alone(words_[i].readings[reading]);
    const search::WordCount& first = words_[i - 1].readings[before];
    if (!words_[i].follows || first.count == 0) return unigram;
    const auto all = static_cast<double>(first.count);
    const auto seen = static_cast<double>(std::min(first.pair_sum, first.count));
    const double reserved = std::clamp((all - seen + kDiscount * static_cast<double>(first.pairs)) / all, 1e-6, 1.0);
    const double pair = static_cast<double>(transitions_[i - 1].at(before, reading).count);
    return std::max(pair - kDiscount, 0.0) / all + reserved * unigram;
  }

  // The probability that the reading is capitalised as it was typed.
  double likely_case(std::size_t i, std::uint32_t before, std::uint32_t reading) const {
    if (!words_[i].capital) return 1;
    const search::WordCount& word = words_[i].readings[reading];
    const double of_word =
        (static_cast<double>(word.capitals) + kUnseen) / (static_cast<double>(word.count) + 2 * kUnseen);
    const Transitions::Count& pair = transitions_[i - 1].at(before, reading);
    const double capital = (static_cast<double>(pair.capitals) + of_word) / (static_cast<double>(pair.count) + 1);
    return *words_[i].capital ? capital : 1 - capital;
  }

  Path trace(double log_probability, std::uint32_t reading, std::uint32_t step) const {
    Path path;
    path.log_probability = log_probability;
    path.readings.resize(words_.size());
    path.capitals.resize(words_.size());
    for (std::size_t i = words_.size(); i-- > 0;) {
      const Step& at = steps_[i][reading][step];
      path.readings[i] = reading;
      const search::WordCount& word = words_[i].readings[reading];
      const Transitions::Count pair = i > 0 ? transitions_[i - 1].at(at.reading_before, reading) : Transitions::Count{};
      path.capitals[i] =
          pair.count > 0 ? mostly_capital(pair.count, pair.capitals) : mostly_capital(word.count, word.capitals);
      // The first word of a name is often an ordinary word elsewhere, so a lower fraction of capitals suffices.
      if (pair.count == 0 && i + 1 < words_.size() && words_[i + 1].follows && path.capitals[i + 1])
        path.capitals[i] = 4 * word.capitals > word.count;
      reading = at.reading_before;
      step = at.step_before;
    }
    return path;
  }

  const std::vector<TypedWord>& words_;
  const std::size_t limit_;
  const double all_words_;
  std::vector<Transitions> transitions_;               // between each word and the next
  std::vector<std::vector<std::vector<Step>>> steps_;  // by word and reading: the best paths
};

}  // namespace

std::vector<Path> best_paths(const search::PairStatistics& pairs, const std::vector<TypedWord>& words,
                             std::size_t limit) {
  if (words.empty() || limit == 0) return {};
  return Lattice(pairs, words, limit).paths();
}

std::string written(std::string_view text, const std::vector<TypedWord>& words, const Path& path,
                    bool (*is_replaced)(const TypedWord& word, std::uint32_t reading)) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TypedWord& word = words[i];
    const std::string_view typed = text.substr(word.begin, word.end - word.begin);
    const bool is_capital = path.capitals[i] || (!typed.empty() && typed[0] >= 'A' && typed[0] <= 'Z');
    out += text.substr(done, word.begin - done);
    if (is_replaced(word, path.readings[i]))
      out += shown(word.readings[path.readings[i]], is_capital);
    else
      out += typed;
    done = word.end;
  }
  return out += text.substr(done);
}

}  // namespace tra
