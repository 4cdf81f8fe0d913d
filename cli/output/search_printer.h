// A search's result in the format asked for.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "arguments/options.h"
#include "output/hit_template.h"
#include "output/search_text.h"
#include "tra/article_search.h"

namespace tra::cli {

class SearchPrinter {
 public:
  explicit SearchPrinter(const Options& options);

  // The facets of one's own that the index has, which --fields may name.
  void know_own_facets(std::vector<std::string> names) { own_facets_ = std::move(names); }

  // Asks for no more than this format and these fields show.
  void trim(ArticleRequest& request) const;

  void print(const ArticleResult& result) const;
  // Of a batch: JSON is one outcome a line, with its "qid"; tables have a column of it.
  void print(const ArticleResult& result, const std::string& query_id);
  bool takes_batch() const;

  const Wording& wording() const { return layout_.wording; }

 private:
  std::vector<std::string> columns() const;
  std::string table(const ArticleResult& result, const std::string* query_id, bool heading) const;
  std::string ids(const ArticleResult& result) const;
  void check_fields(const ArticleResult& result) const;

  const Options& options_;
  const std::string format_;
  const std::vector<std::string> fields_;
  std::vector<std::string> own_facets_;
  std::optional<HitTemplate> template_;
  TextLayout layout_;
  bool printed_ = false;
};

}  // namespace tra::cli
