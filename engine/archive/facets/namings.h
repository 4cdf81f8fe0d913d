// The places of a text that name a person by an office, "ông" and the like, or an office behind the name.
#pragma once

#include <vector>

#include "archive/facets/persons.h"

namespace tra::archive {

// In the order of the text; Naming::person is not set. An office without a name is a naming with name == end.
std::vector<Naming> find_namings(const Reading& reading);

// Is a word written as Vietnamese syllables are not?
bool is_foreign_word(std::string_view word);

}  // namespace tra::archive
