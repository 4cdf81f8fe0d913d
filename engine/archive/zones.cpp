#include "archive/facets_rules.h"
namespace tra { void FacetExtractor::split_zones(Article&) const {} }
