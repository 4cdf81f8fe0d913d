// JSON for output: members keep the order in which they were set, invalid UTF-8 becomes U+FFFD, and characters that
// control a terminal are escaped.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tra::cli {

using Json = nlohmann::ordered_json;

std::string to_line(const Json& json);      // compact, without a line break
std::string to_document(const Json& json);  // indented by two, without a final line break

}  // namespace tra::cli
