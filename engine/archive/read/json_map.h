// Paths to members that are told by the user.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/archive.h"

namespace tra {

// "article.text" as its steps; a member whose own name is "article.text" goes before.
struct MappedPath {
  std::uint8_t field;
  std::string whole;
  std::vector<std::string> steps;
};

std::vector<MappedPath> mapped_paths(const MemberMap& map);

// The value at the path; of an array on the way a step takes that element, or else the first object.
std::optional<simdjson::dom::element> find_mapped(simdjson::dom::object object, const MappedPath& path);

// Adds `"name":value` without what the paths lead to; nothing when the member is one of them.
void append_unmapped(std::string& json, std::string_view name, simdjson::dom::element value,
                     const std::vector<MappedPath>& paths);

}  // namespace tra
