// JSON for output: members keep the order in which they were set, invalid UTF-8 becomes U+FFFD, and characters that
// control a terminal are escaped.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tra::cli {

using Json = nlohmann::ordered_json;

// An object that a command prints begins with this member, which counts the changes that a program may notice.
// Articles, citations and lists have none: they are read by other programs as they are.
inline constexpr int kJsonVersion = 1;

std::string to_line(const Json& json);      // compact, without a line break
std::string to_document(const Json& json);  // indented by two, without a final line break

}  // namespace tra::cli
