// The names of one thing, the words of questions and the people that the requests of one searcher have in common.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "archive/facets/built_in_names.h"
#include "articles/search/people.h"
#include "articles/search/query_meaning.h"
#include "tra/article_search.h"
#include "tra/equal_names.h"

namespace tra {

struct ArticleSearcher::Names {
  explicit Names(const std::string& rules) : rules_dir(rules), meaning(rules) {}

  std::string rules_dir;
  articles::QueryMeaning meaning;
  std::once_flag loaded, people_known;
  std::shared_ptr<const EqualNames> names;
  std::optional<articles::People> people;

  const std::shared_ptr<const EqualNames>& get() {
    std::call_once(loaded, [this] { names = archive::equal_names(rules_dir); });
    return names;
  }

  // Put together at the first request that counts people or filters by them.
  std::function<const articles::People&()> people_of(const Searcher& searcher) {
    return [this, &searcher]() -> const articles::People& {
      std::call_once(people_known, [&] { people.emplace(searcher); });
      return *people;
    };
  }
};

}  // namespace tra
