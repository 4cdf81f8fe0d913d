#include "archive/facets/built_in_names.h"

#include "archive/facets/compiled_rules.h"
#include "tra/facet_extraction.h"

namespace tra::archive {

std::shared_ptr<const EqualNames> equal_names(const std::string& rules_dir) {
  if (const CompiledRules* compiled = compiled_rules(); compiled && rules_dir.empty())
    return equal_names_of(compiled->names);
  return std::make_shared<const EqualNames>(groups_of_equal_names(rules_dir));
}

}  // namespace tra::archive
