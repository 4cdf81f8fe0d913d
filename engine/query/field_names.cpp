#include "query/field_names.h"

#include "query/fold.h"

namespace tra::query_language {
namespace {

bool askable(const Field& field) {
  return field.type == FieldType::text ? field.own_lists : field.type != FieldType::stored;
}

}  // namespace

FieldNames::FieldNames(const Schema& schema, const std::vector<ParserOptions::Alias>& aliases) : aliases_(aliases) {
  for (const ParserOptions::Alias& alias : aliases) {
    const std::optional<FieldId> id = schema.find(alias.field);
    if (id && askable(schema.fields()[*id])) fields_.emplace(fold(alias.name), &schema.fields()[*id]);
  }
  for (const Field& field : schema.fields())
    if (askable(field)) fields_.emplace(fold(field.name), &field);
}

const Field* FieldNames::find(std::string_view name) const {
  const auto found = fields_.find(fold(name));
  return found == fields_.end() ? nullptr : found->second;
}

bool FieldNames::closed(const Field& field) { return !values_of(field).empty(); }

std::optional<std::string> FieldNames::stored_value(const Field& field, std::string_view value) {
  for (const ParserOptions::Alias& alias : aliases_) {
    if (alias.field != field.name) continue;
    for (const auto& [spoken, stored] : alias.values)
      if (stored == value) return stored;
  }
  const Values& values = values_of(field);
  if (const auto found = values.find(fold(value)); found != values.end()) return found->second;
  return std::nullopt;
}

const FieldNames::Values& FieldNames::values_of(const Field& field) {
  const auto [entry, is_new] = values_.try_emplace(field.name);
  if (!is_new) return entry->second;
  for (const ParserOptions::Alias& alias : aliases_) {
    if (alias.field != field.name) continue;
    for (const auto& [spoken, stored] : alias.values) entry->second.emplace(fold(spoken), stored);
  }
  for (const ParserOptions::Alias& alias : aliases_) {  // a stored value is also a spoken value
    if (alias.field != field.name) continue;
    for (const auto& [spoken, stored] : alias.values) entry->second.emplace(fold(stored), stored);
  }
  return entry->second;
}

}  // namespace tra::query_language
