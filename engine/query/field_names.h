// Resolves names before a colon in a query to fields of the schema, and values as people write them to stored values.
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

  // The field with this name or alias, ignoring case and diacritics. Null for fields that cannot be searched by name:
  // stored fields, and text fields without posting lists of their own.
  const Field* find(std::string_view name) const;

  // The stored value for a value as people write it, according to the field's aliases.
  std::optional<std::string> stored_value(const Field& field, std::string_view value);

  // Whether the aliases list the values of the field.
  bool closed(const Field& field);

 private:
  using Values = std::unordered_map<std::string, std::string>;  // folded spoken value to stored value
  const Values& values_of(const Field& field);

  const std::vector<ParserOptions::Alias>& aliases_;
  std::unordered_map<std::string, const Field*> fields_;  // by folded name
  std::unordered_map<std::string, Values> values_;        // by field name; filled on first use
};

}  // namespace tra::query_language
