// The rows of one scan of the table. Found articles are fetched page by page; each yields one row, or one row for each
// value of the facets that the statement uses.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sqlite/columns.h"
#include "tra/articles.h"

namespace tra::sqlite {

// Opened indexes by folder, each at its newest commit. Not thread-safe.
class OpenedIndexes {
 public:
  std::shared_ptr<const ArticleSearcher> get(const std::string& folder);

 private:
  std::map<std::string, std::shared_ptr<const ArticleSearcher>> searchers_;
};

struct Scan {
  ArticleRequest request;
  int needs = 0;
  bool nothing = false;       // a constraint that no article satisfies, such as equality with null
  std::string country, type;  // the requested values; empty when a column is not constrained
};

class Rows {
 public:
  Rows(std::shared_ptr<const ArticleSearcher> searcher, Scan scan);

  bool at_end() const { return at_ == hits_.size(); }
  void next();

  const Article& article() const { return hits_[at_].article; }
  double score() const { return hits_[at_].score; }
  const std::string& snippet() const { return hits_[at_].snippet.text; }
  // Null when the article has no country; otherwise the country of this row.
  const std::string* country() const { return value(Use::country, article().partner_country, scan_.country, country_); }
  const std::string* type() const { return value(Use::type, article().meeting_type, scan_.type, type_); }

 private:
  static const std::string* value(Use use, const std::vector<std::string>& values, const std::string& asked,
                                  std::size_t at);
  void fetch();
  void complete_article();

  std::shared_ptr<const ArticleSearcher> searcher_;
  Scan scan_;
  std::vector<ArticleHit> hits_;
  std::size_t at_ = 0, country_ = 0, type_ = 0;
  bool last_page_ = false;
};

}  // namespace tra::sqlite
