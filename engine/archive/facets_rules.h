// What a FacetExtractor holds.
#pragma once

#include "archive/gazetteer.h"
#include "archive/rules.h"
#include "tra/facet_extraction.h"

namespace tra {

struct FacetExtractor::Rules {
  archive::RuleSet set;
};

}  // namespace tra
