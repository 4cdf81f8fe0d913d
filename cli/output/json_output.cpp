#include "output/json_output.h"

namespace tra::cli {

std::string to_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string to_document(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace tra::cli
