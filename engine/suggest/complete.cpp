// Completes a text: words that begin with its unfinished last word and often follow the word before, then their most
// frequent followers.
#include <algorithm>

#include "analysis/variants.h"
#include "suggest/text.h"
#include "tra/suggest.h"

namespace tra {

namespace {

constexpr std::size_t kFollowers = 6;  // followers considered for each word
constexpr std::size_t kLookedAt = 3;   // continuations to count hits of, for each one requested
constexpr std::size_t kTogether = 3;   // last words of a completion that must be adjacent in the documents counted

struct Continuation {
  std::string text;
  double score;
};

void keep_best(std::vector<search::WordCount>& words, std::size_t limit) {
  const auto kept = words.begin() + static_cast<std::ptrdiff_t>(std::min(limit, words.size()));
  std::partial_sort(words.begin(), kept, words.end(),
                    [](const search::WordCount& a, const search::WordCount& b) { return a.count > b.count; });
  words.erase(kept, words.end());
}

// The key of the last word of a text.
std::string last_key(Analyzer& analyzer, std::string_view text) {
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::string key;
  for (const Token& token : tokens)
    if (!token.alias) key = analyzer.key(token.term);
  return key;
}

// Where the last word of a text begins, which may be joined to the one before: the x of "kinh tế-x".
std::size_t begin_of_last(Analyzer& analyzer, std::string_view text) {
  const std::size_t space = text.rfind(' '), chunk = space == std::string_view::npos ? 0 : space + 1;
  std::vector<Token> tokens;
  analyzer.analyze(text.substr(chunk), 0, tokens);
  std::size_t begin = 0;
  for (const Token& token : tokens)
    if (!token.alias) begin = token.start;
  return chunk + begin;
}

// Words that begin with the unfinished one: those that follow `before` if there are any, else all such words.
std::vector<search::WordCount> beginning(const search::PairStatistics& pairs, const std::string& before,
                                         const std::string& unfinished, double& all) {
  const std::string start(folded(unfinished));
  const analysis::Beginning typed(unfinished);
  const auto fits = [&](const search::WordCount& word) { return typed.begins(word.key); };
  std::vector<search::WordCount> words;
  if (!before.empty()) {
    words = pairs.followers(before);
    std::erase_if(words, [&](const search::WordCount& word) { return !fits(word); });
    all = static_cast<double>(std::max<std::uint64_t>(pairs.word(before).count, 1));
  }
  if (words.empty() && !start.empty()) {
    words = pairs.words(start, start + '\xFF');
    std::erase_if(words, [&](const search::WordCount& word) { return !fits(word); });
    all = static_cast<double>(std::max<std::uint64_t>(pairs.words(), 1));
  }
  return words;
}

// Counts documents that contain all words, the last few of them adjacent. Pair counts alone would accept "hợp tác
// động", from "hợp tác" and "tác động".
std::uint64_t count_continued(const Searcher& searcher, const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  const std::size_t apart = words.size() - std::min(words.size(), kTogether);
  std::string together;
  std::vector<Query> parts;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (i < apart)
      parts.push_back(Query::term(words[i]));
    else
      together += (together.empty() ? "" : " ") + words[i];
  parts.push_back(Query::phrase(together));
  Ranking exact;
  exact.accents = false;
  return searcher.count(Query::all_of(std::move(parts)), exact);
}

}  // namespace

std::vector<Suggestion> Suggester::complete(std::string_view prefix, std::size_t limit) const {
  if (!searcher_.snapshot().schema().vietnamese()) return {};
  const search::PairStatistics pairs(searcher_.snapshot().impl());
  BorrowedAnalyzer analyzer(searcher_.snapshot().impl());
  const std::string_view head = prefix.substr(0, begin_of_last(*analyzer, prefix));
  const std::string before_text = most_likely(head);
  const std::string before = last_key(*analyzer, before_text),
                    unfinished = last_key(*analyzer, prefix.substr(head.size()));

  double all = 1;
  std::vector<search::WordCount> words = beginning(pairs, before, unfinished, all);
  keep_best(words, limit);
  std::vector<Continuation> found;
  for (const search::WordCount& word : words) {
    const double probability = static_cast<double>(word.count) / all;
    const std::string text = before_text + shown(word, mostly_capital(word.count, word.capitals));
    found.push_back({text, probability});
    const double begun = static_cast<double>(std::max<std::uint64_t>(pairs.word(word.key).count, 1));
    std::vector<search::WordCount> next = pairs.followers(word.key);
    keep_best(next, kFollowers);
    for (const search::WordCount& follower : next)
      found.push_back({text + " " + shown(follower, mostly_capital(follower.count, follower.capitals)),
                       probability * static_cast<double>(follower.count) / begun});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Continuation& a, const Continuation& b) { return a.score > b.score; });

  std::vector<Suggestion> suggestions;
  for (std::size_t i = 0; i < std::min(found.size(), kLookedAt * limit); ++i)
    if (const std::uint64_t hits = count_continued(searcher_, found[i].text); hits > 0 && found[i].text != prefix)
      suggestions.push_back({found[i].text, 0, hits});
  std::stable_sort(suggestions.begin(), suggestions.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.hits > b.hits; });
  if (suggestions.size() > limit) suggestions.resize(limit);
  for (Suggestion& suggestion : suggestions)
    suggestion.score = static_cast<double>(suggestion.hits) / static_cast<double>(suggestions.front().hits);
  return suggestions;
}

}  // namespace tra
