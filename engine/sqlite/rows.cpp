#include "sqlite/rows.h"

#include <algorithm>
#include <utility>

namespace tra::sqlite {
namespace {

// Page sizes grow: a statement that needs few rows requests few, and one that needs all rows runs few searches.
constexpr std::size_t first_page = 32, page_growth = 16;

}  // namespace

std::shared_ptr<const ArticleSearcher> OpenedIndexes::get(const std::string& folder) {
  std::shared_ptr<const ArticleSearcher>& searcher = searchers_[folder];
  if (searcher && searcher->snapshot().is_current()) return searcher;
  searcher = nullptr;
  auto snapshot = Snapshot::open(open_directory(folder));
  // Known by its facets, as other versions of the library may have had fewer or further fields.
  if (!snapshot->schema().find("partner_country") || !snapshot->schema().find("meeting_type"))
    throw Error(ErrorCode::invalid_argument, "not an index of articles", folder);
  return searcher = std::make_shared<const ArticleSearcher>(std::move(snapshot));
}

Rows::Rows(std::shared_ptr<const ArticleSearcher> searcher, Scan scan)
    : searcher_(std::move(searcher)), scan_(std::move(scan)) {
  scan_.request.collapse_copies = false;
  scan_.request.suggest = false;
  scan_.request.exact_total = false;
  scan_.request.fetch_articles = (scan_.needs & need_snippet) != 0;
  scan_.request.limit = first_page;
  if (!scan_.nothing) fetch();
}

void Rows::fetch() {
  hits_ = searcher_->search(scan_.request).hits;
  at_ = country_ = type_ = 0;
  last_page_ = hits_.size() < scan_.request.limit;
  scan_.request.offset += hits_.size();
  scan_.request.limit *= page_growth;
  complete_article();
}

// Without snippets, a search returns ids only. An article is read when the statement needs it.
void Rows::complete_article() {
  if (at_end() || scan_.request.fetch_articles || (scan_.needs & need_article) == 0) return;
  ArticleHit& hit = hits_[at_];
  const Snapshot& snapshot = searcher_->snapshot();
  if (const auto address = snapshot.find(hit.article.id)) hit.article = to_article(snapshot.document(*address));
}

void Rows::next() {
  if ((scan_.needs & each_type) != 0 && ++type_ < article().meeting_type.size()) return;
  type_ = 0;
  if ((scan_.needs & each_country) != 0 && ++country_ < article().partner_country.size()) return;
  country_ = 0;
  hits_[at_].article = {};
  if (++at_ == hits_.size() && !last_page_)
    fetch();
  else
    complete_article();
}

// The value of this row: the requested one (by value or label) if there is one, otherwise each value in turn.
const std::string* Rows::value(Use use, const std::vector<std::string>& values, const std::string& asked,
                               std::size_t at) {
  if (values.empty()) return nullptr;
  if (asked.empty()) return &values[std::min(at, values.size() - 1)];
  const auto found = std::find_if(values.begin(), values.end(), [&](const std::string& value) {
    return value == asked || facet_value_label(facet_of(use), value) == asked;
  });
  return found == values.end() ? &values.front() : &*found;
}

}  // namespace tra::sqlite
