// What a reader is shown for facet values.
#include "archive/facets_rules.h"
#include "tra/facet_extraction.h"

namespace tra {

std::string FacetExtractor::label(std::string_view facet, std::string_view value, std::string_view language) const {
  const bool english = language == "en";
  const bool country = facet == "partner_country" || facet == "countries_mentioned";
  std::string text = rules_->set.label(country ? "partner_country" : facet, value, english);
  if (text.empty() && country && value.size() == 2) text = archive::region_name(value, english);
  return text.empty() ? std::string(value) : text;
}

std::string facet_label(std::string_view facet, std::string_view value, std::string_view language) {
  static const FacetExtractor built_in = FacetExtractor::load();
  return built_in.label(facet, value, language);
}

}  // namespace tra
