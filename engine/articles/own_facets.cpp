#include "articles/own_facets.h"

#include <algorithm>

#include "archive/facets/own_facets.h"
#include "articles/nearest.h"
#include "tra/error.h"

namespace tra::articles {

OwnFacets OwnFacets::of(const Snapshot& snapshot) {
  OwnFacets own;
  for (const auto& part : snapshot.parts()) {
    const OwnFacets of_part = of(*part);
    own.values_.insert(own.values_.end(), of_part.values_.begin(), of_part.values_.end());
  }
  const auto text = snapshot.attachment(own_facets_attachment);
  if (!text) return own;
  for (archive::OwnFacetLine& line : archive::parse_own_facets(*text, own_facets_attachment))
    own.values_.push_back({line.facet, line.value, line.vietnamese, line.english});
  return own;
}

bool OwnFacets::has(std::string_view facet) const {
  return std::any_of(values_.begin(), values_.end(), [&](const Value& value) { return value.facet == facet; });
}

std::vector<std::string> OwnFacets::names() const {
  std::vector<std::string> names;
  for (const Value& value : values_)
    if (std::find(names.begin(), names.end(), value.facet) == names.end()) names.push_back(value.facet);
  return names;
}

std::vector<std::string> OwnFacets::known_values(std::string_view facet, const std::vector<std::string>& spoken) const {
  Folder folder;
  std::vector<std::string> known;
  for (const std::string& each : spoken) {
    const std::string wanted = folder.fold(each);
    const auto found = std::find_if(values_.begin(), values_.end(), [&](const Value& value) {
      return value.facet == facet && (folder.fold(value.value) == wanted || folder.fold(value.vietnamese) == wanted ||
                                      folder.fold(value.english) == wanted);
    });
    if (found == values_.end()) {
      std::vector<std::string> names;
      for (const Value& value : values_)
        if (value.facet == facet) names.push_back(value.value);
      throw Error(ErrorCode::invalid_argument,
                  std::string(facet) + " has no value '" + each + "'" + nearest(each, names));
    }
    known.push_back(found->value);
  }
  return known;
}

std::vector<std::string> OwnFacets::stored(std::string_view facet, const std::vector<std::string>& values) const {
  std::vector<std::string> stored;
  for (const std::string& value : values) stored.push_back(std::string(facet) + "=" + value);
  return stored;
}

FacetTable OwnFacets::table(std::string_view facet, const std::vector<FacetCount>& counts, std::size_t limit) const {
  FacetTable table{std::string(facet), std::string(facet), {}};
  const std::string lead = std::string(facet) + "=";
  for (const FacetCount& count : counts) {
    if (!count.value.starts_with(lead) || (limit != 0 && table.counts.size() == limit)) continue;
    const std::string value = count.value.substr(lead.size());
    const auto known = std::find_if(values_.begin(), values_.end(),
                                    [&](const Value& each) { return each.facet == facet && each.value == value; });
    const bool labelled = known != values_.end();
    table.counts.push_back(
        {value, labelled ? known->vietnamese : value, count.count, labelled ? known->english : std::string()});
  }
  return table;
}

std::vector<ParserOptions::Alias> OwnFacets::aliases() const {
  std::vector<ParserOptions::Alias> aliases;
  for (const std::string& name : names()) {
    ParserOptions::Alias alias{name, own_facets_field, {}};
    for (const Value& value : values_) {
      if (value.facet != name) continue;
      for (const std::string* spoken : {&value.value, &value.vietnamese, &value.english})
        if (!spoken->empty()) alias.values.emplace_back(*spoken, name + "=" + value.value);
    }
    aliases.push_back(std::move(alias));
  }
  return aliases;
}

}  // namespace tra::articles
