// The fields that a query or request names; Error(invalid_argument) where the schema has none of that name and type.
#pragma once

#include <string>

#include "tra/schema.h"

namespace tra::search {

FieldId known_field(const Schema& schema, const std::string& name);
FieldId keyword_field(const Schema& schema, const std::string& name);
FieldId number_field(const Schema& schema, const std::string& name);  // integers and dates

}  // namespace tra::search
