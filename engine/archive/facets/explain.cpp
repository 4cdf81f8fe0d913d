// What a reader is shown for facet values.
#include "archive/facets/extractor_rules.h"
#include "tra/facet_extraction.h"

namespace tra {

namespace {

std::string label_of(const archive::RuleSet& rules, std::string_view facet, std::string_view value,
                     std::string_view language) {
  const bool english = language == "en";
  const bool country = facet == "partner_country" || facet == "countries_mentioned";
  std::string text = rules.label(country ? "partner_country" : facet, value, english);
  if (text.empty() && country && value.size() == 2) text = archive::region_name(value, english);
  return text.empty() ? std::string(value) : text;
}

}  // namespace

std::string FacetExtractor::label(std::string_view facet, std::string_view value, std::string_view language) const {
  return label_of(rules_->set, facet, value, language);
}

std::string facet_label(std::string_view facet, std::string_view value, std::string_view language) {
  return label_of(archive::RuleSet::built_in_labels(), facet, value, language);
}

std::vector<std::pair<std::string, std::string>> country_names() { return archive::built_in_country_names(); }

}  // namespace tra
