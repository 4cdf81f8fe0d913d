// What the browser shows: a query, the facets that are chosen, what they find.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "output/wording.h"
#include "tra/article_search.h"

namespace tra::cli::browse {

class Model {
 public:
  Model(std::shared_ptr<const Snapshot> snapshot, const Wording& wording);

  void search();  // after a change of the query or the facets

  std::string query;
  std::size_t chosen = 0;  // of the hits

  const ArticleResult& result() const { return result_; }
  const std::string& problem() const { return problem_; }  // why there is no result
  const Article* article() const;                          // of the chosen hit; null when there is none
  const Wording& wording() const { return wording_; }
  const Snapshot& snapshot() const { return *snapshot_; }

  // The rows of the facets: headings have no value.
  struct FacetRow {
    std::string field, value, text;
    std::uint64_t count = 0;
    bool on = false;
  };
  const std::vector<FacetRow>& facets() const { return rows_; }
  void toggle(std::size_t row);

  // Where the query's words stand in a text.
  std::vector<Snippet::Mark> marks(const std::string& text) const;

 private:
  void list_facets();

  std::shared_ptr<const Snapshot> snapshot_;
  Wording wording_;
  ArticleSearcher searcher_;
  ArticleResult result_;
  std::string problem_;
  std::vector<FacetRow> rows_;
  std::set<std::pair<std::string, std::string>> on_;  // facet, value
};

}  // namespace tra::cli::browse
