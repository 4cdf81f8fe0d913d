// What stands before a colon in a query -> a field of the schema, and spoken values -> stored ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "tra/query_parser.h"
#include "tra/schema.h"

namespace tra::query_language {

class FieldNames {
 public:
  FieldNames(const Schema& schema, const std::vector<ParserOptions::Alias>& aliases);

  // The field of this name or alias, without regard to case and marks; none when it cannot be asked by name (stored
  // fields, text fields without lists of their own).
  const Field* find(std::string_view name) const;

  // The stored value an alias of the field gives for a spoken one.
  std::optional<std::string> stored_value(const Field& field, std::string_view value);

  // Whether an alias of the field gives values.
  bool closed(const Field& field);

 private:
  using Values = std::unordered_map<std::string, std::string>;  // folded spoken value -> stored value
  const Values& values_of(const Field& field);

  const std::vector<ParserOptions::Alias>& aliases_;
  std::unordered_map<std::string, const Field*> fields_;  // by folded name
  std::unordered_map<std::string, Values> values_;        // by field, built when first asked for
};

}  // namespace tra::query_language
