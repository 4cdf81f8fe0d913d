// Runs one query as `tra search` promises: all words first, and the best partial matches where nothing has them all.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tra/article.h"
#include "tra/query_parser.h"
#include "tra/searcher.h"

namespace tra::cli {

struct FoundArticle {
  Article article;
  Hit hit;
  Snippet snippet;
  std::vector<Snippet::Mark> title_marks;
  std::vector<std::string> duplicates;  // keys of other copies of the article, ranked below it
};

struct SearchOutcome {
  std::string query;
  SearchResult result;
  bool relaxed = false;  // no article has all words; these have some
  std::vector<FoundArticle> articles;
  std::vector<std::string> suggestions;
  std::string read_as;  // what was searched for, when keystrokes of an input method were decoded
  std::int64_t took_us = 0;
};

struct SearchPlan {
  std::function<ParserOptions(std::string_view)> parsing;  // of a query
  SearchRequest request;                                   // but for its query
  std::function<Query(Query)> narrow;                      // adds what options ask for beside the query's text
  bool by_title = false;  // in Vietnamese order of the titles, else as the request says
  bool articles = true;   // fetch the hits' articles and snippets
  bool collapse = true;   // copies of one article are one hit; only with `articles`
};

SearchOutcome run_search(const Searcher& searcher, const SearchPlan& plan, const std::string& text);

}  // namespace tra::cli
