#include "articles/search/empty_parts.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

namespace tra::articles {
namespace {

// The query with all narrowings but one, or with one alone.
Query with_narrowings(const Query& words, const std::vector<Narrowing>& narrowings,
                      const std::function<bool(std::size_t)>& taken) {
  std::vector<Query> all{words};
  for (std::size_t i = 0; i < narrowings.size(); ++i)
    if (taken(i)) all.push_back(narrowings[i].query);
  return Query::all_of(std::move(all));
}

}  // namespace

std::vector<std::string> unknown_words(const Searcher& searcher, const std::vector<std::string>& words,
                                       const Ranking& ranking) {
  std::vector<std::string> unknown;
  std::copy_if(words.begin(), words.end(), std::back_inserter(unknown),
               [&](const std::string& word) { return searcher.count(Query::term(word), ranking) == 0; });
  return unknown;
}

std::vector<EmptyPart> empty_parts(const Searcher& searcher, const ParsedQuery& asked,
                                   const std::vector<Narrowing>& narrowings, const Query& words,
                                   const Ranking& ranking) {
  using Kind = EmptyPart::Kind;
  std::vector<EmptyPart> parts;
  for (std::string& word : unknown_words(searcher, asked.words, ranking))
    parts.push_back({Kind::word, std::move(word), 0});
  for (std::size_t i = 0; i < narrowings.size(); ++i) {
    const std::uint64_t without =
        searcher.count(with_narrowings(words, narrowings, [i](std::size_t j) { return j != i; }), ranking);
    if (without > 0) parts.push_back({Kind::filter, narrowings[i].what, without});
  }
  const bool has_words = parts.empty() && !narrowings.empty() && searcher.count(words, ranking) > 0;
  for (std::size_t i = 0; has_words && i < narrowings.size(); ++i)  // several of them leave nothing, each by itself
    if (searcher.count(with_narrowings(words, narrowings, [i](std::size_t j) { return j == i; }), ranking) == 0)
      parts.push_back({Kind::filter, narrowings[i].what, 0});
  if (parts.empty()) parts.push_back({Kind::together, {}, 0});
  return parts;
}

bool too_many_to_miss(const std::vector<std::string>& words) {
  return std::set<std::string>(words.begin(), words.end()).size() > most_missed_words;
}

std::vector<std::string> missing_words(const Searcher& searcher, const std::vector<std::string>& words,
                                       const Article& article) {
  if (too_many_to_miss(words)) return {};
  std::vector<std::string> missing;
  for (const std::string& word : words) {
    if (std::find(missing.begin(), missing.end(), word) != missing.end()) continue;
    const Query query = Query::term(word);
    const auto has = [&](const std::string& text) { return !text.empty() && !searcher.marks(query, text).empty(); };
    if (!has(article.title) && !has(article.lead) && !has(article.body) && !has(article.captions))
      missing.push_back(word);
  }
  return missing;
}

}  // namespace tra::articles
