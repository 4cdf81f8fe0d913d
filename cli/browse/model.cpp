#include "browse/model.h"

#include "output/message.h"
#include "tra/error.h"
#include "tra/searcher.h"

namespace tra::cli::browse {
namespace {

constexpr std::size_t kHits = 200, kFacetValues = 8;

}  // namespace

Model::Model(std::shared_ptr<const Snapshot> snapshot, const Wording& wording)
    : snapshot_(snapshot), wording_(wording), searcher_(std::move(snapshot)) {
  search();
}

void Model::search() {
  ArticleRequest request;
  request.text = query;
  request.everything = query.find_first_not_of(' ') == std::string::npos;
  if (request.everything) request.order = ArticleRequest::Order::date;
  request.limit = kHits;
  for (const char* facet : {"partner_country", "meeting_type", "person", "tag"})
    request.facets.push_back({facet, kFacetValues});
  for (const std::string& facet : searcher_.own_facets()) request.facets.push_back({facet, kFacetValues});
  for (const auto& [facet, value] : on_) request.filters.push_back({facet, {value}, false});
  problem_.clear();
  chosen = 0;
  try {
    result_ = searcher_.search(request);
  } catch (const Error& error) {
    result_ = {};
    problem_ = in_language(error.what(), wording_.language());
  }
  list_facets();
}

const Article* Model::article() const { return chosen < result_.hits.size() ? &result_.hits[chosen].article : nullptr; }

void Model::list_facets() {
  rows_.clear();
  for (const FacetTable& table : result_.facets) {
    if (table.counts.empty()) continue;
    rows_.push_back({table.field, "", wording_.heading(table.field), 0, false});
    for (const LabelledCount& count : table.counts)
      rows_.push_back({table.field, count.value, wording_.label(table.field, count), count.count,
                       on_.contains({table.field, count.value})});
  }
}

void Model::toggle(std::size_t row) {
  if (row >= rows_.size() || rows_[row].value.empty()) return;
  const std::pair<std::string, std::string> facet{rows_[row].field, rows_[row].value};
  if (!on_.erase(facet)) on_.insert(facet);
  search();
}

std::vector<Snippet::Mark> Model::marks(const std::string& text) const {
  if (problem_.empty() && query.find_first_not_of(' ') != std::string::npos)
    return Searcher(snapshot_).marks(parse_query(query, snapshot().schema()).query, text);
  return {};
}

}  // namespace tra::cli::browse
