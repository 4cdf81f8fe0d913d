// Parsing an object of JSON, which is repaired and decoded where it has to be.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

namespace tra {

// `bytes` must be followed by simdjson::SIMDJSON_PADDING readable bytes. What was repaired is added to `notes`. Throws
// ReadError with the reason.
simdjson::dom::object parse_json_object(simdjson::dom::parser& parser, std::string_view bytes,
                                        std::vector<std::string>& notes);

}  // namespace tra
