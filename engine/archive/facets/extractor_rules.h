// What a FacetExtractor holds.
#pragma once

#include "archive/facets/gazetteer.h"
#include "archive/facets/rules.h"
#include "tra/facet_extraction.h"

namespace tra {

struct FacetExtractor::Rules {
  archive::RuleSet set;
};

}  // namespace tra
