// Looks up the fields named in a query or request. Throws Error(invalid_argument) when no field has the name and type.
#pragma once

#include <string>

#include "tra/query.h"
#include "tra/schema.h"

namespace tra::search {

FieldId known_field(const Schema& schema, const std::string& name);
FieldId keyword_field(const Schema& schema, const std::string& name);
// The field of a range, whose ends must be of its type of numbers.
FieldId ranged_field(const Schema& schema, const Query::Node& range);
FieldId number_field(const Schema& schema, const std::string& name);  // an integer or date field

}  // namespace tra::search
