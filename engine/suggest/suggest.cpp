#include "tra/suggest.h"

#include <algorithm>
#include <cmath>

#include "suggest/lattice.h"
#include "text/ascii.h"

namespace tra {

namespace {

constexpr std::size_t kReadings = 8;        // readings examined to find some that occur in documents
constexpr double kLeastProbability = 0.05;  // relative to the best reading; less likely readings are not shown

// Words typed without marks are written in their readings, others as typed.
bool is_open(const TypedWord& word, std::uint32_t) { return word.open; }

// Whether a reading equals the typed text.
bool changes_nothing(const std::vector<TypedWord>& words, const Path& path) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].open && folded(words[i].readings[path.readings[i]].key) != words[i].readings[path.readings[i]].key)
      return false;
  return true;
}

}  // namespace

Suggester::Suggester(Searcher searcher) : searcher_(std::move(searcher)) {}

std::vector<Suggestion> Suggester::restore_marks(std::string_view text, std::size_t limit) const {
  if (!searcher_.snapshot().schema().vietnamese()) return {};
  const search::PairStatistics pairs(searcher_.snapshot().impl());
  BorrowedAnalyzer analyzer(searcher_.snapshot().impl());
  const std::string repaired = repair_typing(searcher_.snapshot().impl(), pairs, *analyzer, text);
  const std::vector<TypedWord> words = typed_words(pairs, *analyzer, repaired);
  const std::vector<Path> paths = best_paths(pairs, words, kReadings);
  if (paths.empty() || (repaired == text && changes_nothing(words, paths[0]))) return {};

  double sum = 0;
  for (const Path& path : paths) sum += std::exp(path.log_probability - paths[0].log_probability);
  std::vector<Suggestion> found;
  for (const Path& path : paths) {
    const double relative = std::exp(path.log_probability - paths[0].log_probability);
    if (found.size() == limit || (!found.empty() && relative / sum < kLeastProbability * found[0].score)) break;
    if (repaired == text && changes_nothing(words, path)) continue;
    Suggestion suggestion{written(repaired, words, path, is_open), relative / sum, 0};
    suggestion.hits = hits(suggestion.text);
    if (suggestion.hits > 0) found.push_back(std::move(suggestion));
  }
  return found;
}

std::string Suggester::most_likely(std::string_view text) const {
  if (!searcher_.snapshot().schema().vietnamese()) return std::string(text);
  const search::PairStatistics pairs(searcher_.snapshot().impl());
  BorrowedAnalyzer analyzer(searcher_.snapshot().impl());
  const std::vector<TypedWord> words = typed_words(pairs, *analyzer, text);
  const std::vector<Path> paths = best_paths(pairs, words, 1);
  return paths.empty() ? std::string(text) : written(text, words, paths[0], is_open);
}

std::optional<std::string> Suggester::decode_typing(std::string_view text) const {
  if (!searcher_.snapshot().schema().vietnamese()) return std::nullopt;
  BorrowedAnalyzer analyzer(searcher_.snapshot().impl());
  std::size_t decoded = 0;
  bool all_keystrokes = true;  // all chunks are plain ASCII, as keystrokes are
  std::string out;
  const std::vector<std::string_view> typed = chunks(text);
  const std::vector<std::optional<std::string>> syllables =
      decode_unknown(searcher_.snapshot().impl(), *analyzer, typed);
  for (std::size_t i = 0; i < typed.size(); ++i) {
    decoded += syllables[i].has_value();
    all_keystrokes = all_keystrokes && text::is_ascii(typed[i]);
    out += syllables[i] ? *syllables[i] : std::string(typed[i]);
  }
  if (decoded == 0 || (decoded < 2 && !all_keystrokes)) return std::nullopt;
  return out;
}

std::uint64_t Suggester::hits(const std::string& text) const {
  std::vector<Query> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(Query::term(text.substr(at, end - at)));
    at = end + 1;
  }
  Ranking exact;
  exact.accents = false;
  return searcher_.count(Query::all_of(std::move(words)), exact);
}

}  // namespace tra
