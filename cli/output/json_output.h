// JSON as the program prints it: members in the order they were set, bytes that are not UTF-8 replaced by U+FFFD,
// what steers a terminal escaped.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tra::cli {

using Json = nlohmann::ordered_json;

std::string to_line(const Json& json);      // compact, without a line break
std::string to_document(const Json& json);  // indented by two, without a line break at the end

}  // namespace tra::cli
