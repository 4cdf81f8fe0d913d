// One term dictionary holds the terms of all fields: a term begins with one byte, its space, which names the field.
#pragma once

#include <string>
#include <string_view>

#include "tra/schema.h"

namespace tra {

inline constexpr char kCombinedSpace = '\x01';  // the terms of all weighted text fields together
inline constexpr char kKeySpace = '\xFF';       // document keys

// The space of a field with posting lists of its own: keyword fields, and text fields with own_lists.
inline char field_space(FieldId field) { return static_cast<char>(field + 2); }

// Whether the terms of a space of text are those of Vietnamese text.
inline bool vietnamese_space(const Schema& schema, char space) {
  if (schema.analyses().empty()) return true;
  return space == kCombinedSpace ? schema.vietnamese()
                                 : schema.vietnamese(schema.fields()[static_cast<unsigned char>(space) - 2u].name);
}

inline std::string space_term(char space, std::string_view term) {
  std::string bytes(1, space);
  bytes += term;
  return bytes;
}

}  // namespace tra
