// What left a search without hits: words that no article has, filters and dates that no article passes.
#pragma once

#include <string>
#include <vector>

#include "articles/search/narrowings.h"
#include "tra/article_search.h"
#include "tra/query_parser.h"
#include "tra/searcher.h"

namespace tra::articles {

// `words` is the query without the narrowings. Nothing that was asked is counted across a filter but to say how many
// articles there are without it.
std::vector<EmptyPart> empty_parts(const Searcher& searcher, const ParsedQuery& asked,
                                   const std::vector<Narrowing>& narrowings, const Query& words,
                                   const Ranking& ranking);

// Those of the words that no article has as `ranking` matches them.
std::vector<std::string> unknown_words(const Searcher& searcher, const std::vector<std::string>& words,
                                       const Ranking& ranking);

// Whether there are too many words to look for each of them in the whole of every article.
inline constexpr std::size_t most_missed_words = 100;  // distinct ones
bool too_many_to_miss(const std::vector<std::string>& words);

// The words that stand nowhere in an article; none when they are too many to tell.
std::vector<std::string> missing_words(const Searcher& searcher, const std::vector<std::string>& words,
                                       const Article& article);

}  // namespace tra::articles
