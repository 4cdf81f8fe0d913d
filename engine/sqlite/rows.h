// The rows of one scan of the table: articles a search finds, fetched page by page, each once or once for each value of
// the facets the statement asks for.
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

// The index of a folder as it was last committed, opened again when there is a newer commit. One thread at a time.
class OpenedIndexes {
 public:
  std::shared_ptr<const ArticleSearcher> get(const std::string& folder);

 private:
  std::map<std::string, std::shared_ptr<const ArticleSearcher>> searchers_;
};

struct Scan {
  ArticleRequest request;
  int needs = 0;
  bool nothing = false;       // a constraint no article answers, such as equality with null
  std::string country, type;  // the values rows are narrowed to, as they were asked for; empty for none
};

class Rows {
 public:
  Rows(std::shared_ptr<const ArticleSearcher> searcher, Scan scan);

  bool at_end() const { return at_ == hits_.size(); }
  void next();

  const Article& article() const { return hits_[at_].article; }
  double score() const { return hits_[at_].score; }
  const std::string& snippet() const { return hits_[at_].snippet.text; }
  // Null where the article has none; the one of this row where it has several.
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
