// How the terms of all fields share one dictionary: a byte for the space, then the term.
#pragma once

#include <string>
#include <string_view>

#include "tra/schema.h"

namespace tra {

inline constexpr char kCombinedSpace = '\x01';  // all weighted text fields together
inline constexpr char kKeySpace = '\xFF';       // document keys

// Lists a field has of its own: text with own_lists, keyword.
inline char field_space(FieldId field) { return static_cast<char>(field + 2); }

inline std::string space_term(char space, std::string_view term) {
  std::string bytes(1, space);
  bytes += term;
  return bytes;
}

}  // namespace tra
