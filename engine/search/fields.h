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
FieldId number_field(const Schema& schema, const std::string& name);  // of integers, days, reals or booleans
// Refuses a number of a request that is no code of a real (real_code) where the field has reals, and one that is
// neither 0 nor 1 where it has booleans. Integers as people write them are codes of reals so small that nobody means
// them.
void check_number(const Field& field, std::int64_t number);

}  // namespace tra::search
