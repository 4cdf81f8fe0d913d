// The equal names of groups_of_equal_names, without the work of reading them when the user adds none.
#pragma once

#include <memory>
#include <string>

#include "tra/equal_names.h"

namespace tra::archive {

// Throws the errors of groups_of_equal_names.
std::shared_ptr<const EqualNames> equal_names(const std::string& rules_dir);

}  // namespace tra::archive
