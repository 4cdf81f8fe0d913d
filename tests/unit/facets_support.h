// Creates articles in one line for the facet tests.
#pragma once

#include <string>
#include <vector>

#include "tra/facet_extraction.h"

namespace tra::test {

inline const FacetExtractor& extractor() {
  static const FacetExtractor built_in = FacetExtractor::load();
  return built_in;
}

inline Article facets(std::string title, std::string lead = {}, std::string body = {}, std::string date = {}) {
  Article a;
  a.title = std::move(title);
  a.lead = std::move(lead);
  a.body = std::move(body);
  a.date = std::move(date);
  extractor().extract(a);
  return a;
}

inline Article page(std::string text) {
  Article a;
  a.body = std::move(text);
  extractor().split_zones(a);
  return a;
}

using Strings = std::vector<std::string>;

}  // namespace tra::test
