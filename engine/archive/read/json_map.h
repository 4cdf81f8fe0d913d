// User-given paths that say which JSON member fills which field.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/archive.h"

namespace tra {

// A path split into steps: "article.text" is `text` inside `article`. A member literally named "article.text" has
// precedence.
struct MappedPath {
  std::uint8_t field;
  std::string whole;
  std::vector<std::string> steps;
};

std::vector<MappedPath> mapped_paths(const MemberMap& map);

// The value at the path. In an array, a step that is a number selects that element; otherwise the first object that has
// the step is used.
std::optional<simdjson::dom::element> find_mapped(simdjson::dom::object object, const MappedPath& path);

// Appends `"name":value` without the parts that the paths select. Appends nothing when a path selects the whole member.
void append_unmapped(std::string& json, std::string_view name, simdjson::dom::element value,
                     const std::vector<MappedPath>& paths);

}  // namespace tra
