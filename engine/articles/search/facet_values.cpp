#include "articles/search/facet_values.h"

#include <algorithm>
#include <optional>

#include "articles/names_behind_offices.h"
#include "text/ascii.h"
#include "tra/article_search.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

bool is_person(const FacetField& facet) { return facet.field == "person"; }

}  // namespace

const std::vector<FacetCount>& FacetValues::counted(std::string_view field) const {
  if (const auto known = counted_.find(field); known != counted_.end()) return known->second;
  SearchRequest counting;
  counting.limit = 0;
  counting.facets = {{std::string(field), 0}};
  return counted_[std::string(field)] = std::move(searcher_.search(counting).facets.front().counts);
}

std::vector<std::string> FacetValues::find(const FacetField& facet, std::string_view spoken) const {
  if (is_person(facet)) {
    const auto find_name = [&](std::string_view name) {
      if (name.find(',') != name.npos)
        return std::vector<std::string>();  // two names, which folding would put together
      return find_people(name, counted(facet.field));
    };
    std::vector<std::string> names = find_name(spoken);
    if (names.empty())
      for (const std::string& name : names_behind_offices(spoken))
        if (names = find_name(name); !names.empty()) break;
    return names.empty() ? std::move(names) : people_().with_all_forms(std::move(names));
  }
  const std::optional<std::string> value = find_value(facet, spoken, [&] { return values_of(counted(facet.field)); });
  return value ? std::vector<std::string>{*value} : std::vector<std::string>{};
}

std::vector<std::string> FacetValues::known(const FacetField& facet, const std::string& spoken) const {
  std::vector<std::string> known;
  for (std::size_t begin = 0; begin < spoken.size();) {
    std::vector<std::string> values;
    std::string_view part;
    std::size_t end = spoken.size();
    for (;;) {  // the longest part that is a value: labels have commas of their own
      part = text::trim(std::string_view(spoken).substr(begin, end - begin));
      if (!part.empty()) values = find(facet, part);
      const std::size_t comma = end == begin ? spoken.npos : spoken.rfind(',', end - 1);
      if (!values.empty() || comma == spoken.npos || comma < begin) break;
      end = comma;
    }
    if (values.empty() && !part.empty())
      throw Error(ErrorCode::invalid_argument, std::string(facet.short_name) + " has no value '" + std::string(part) +
                                                   "'" + near(facet, part).message);
    known.insert(known.end(), values.begin(), values.end());
    begin = end + 1;
  }
  if (known.empty())
    throw Error(ErrorCode::invalid_argument, std::string(facet.short_name) + " takes a value, not '" + spoken + "'");
  return known;
}

NearValues FacetValues::near(const FacetField& facet, std::string_view spoken) const {
  return nearest_values(facet, spoken, [&] { return values_of(counted(facet.field)); });
}

bool FacetValues::has(const std::string& field, const std::string& value) {
  const FacetField* facet = find_facet_field(field);
  if (facet == nullptr) return searcher_.count(Query::keyword(field, {value})) > 0;
  const auto [known, is_new] = meant_.try_emplace({field, value});
  if (is_new) known->second = find(*facet, value);
  return !known->second.empty();
}

std::vector<Query> FacetValues::stored(const std::vector<Query>& queries) const {
  std::vector<Query> all;
  for (const Query& query : queries) all.push_back(stored(query));
  return all;
}

Query FacetValues::stored(const Query& query) const {
  if (meant_.empty()) return query;
  const Query::Node& node = query.node();
  switch (node.kind) {
    case Query::Kind::keyword: {
      std::vector<std::string> values;
      for (const std::string& value : node.values) {
        const auto known = meant_.find({node.field, value});
        if (known == meant_.end())
          values.push_back(value);
        else
          values.insert(values.end(), known->second.begin(), known->second.end());
      }
      return Query::keyword(node.field, std::move(values));
    }
    case Query::Kind::boolean:
      return Query::boolean(stored(node.must), stored(node.should), stored(node.must_not), node.min_should);
    case Query::Kind::boost:
      return Query::boost(stored(node.must.front()), node.factor);
    case Query::Kind::either:
      return Query::either(stored(node.must.front()), stored(node.should), node.factor);
    default:
      return query;
  }
}

}  // namespace tra::articles

namespace tra {

FacetTable ArticleSearcher::values(const std::string& facet) const {
  ArticleRequest request;
  request.everything = true;
  request.limit = 0;
  request.facets = {{facet, 0}};
  return std::move(search(request).facets.front());
}

}  // namespace tra
