#include "output/json_output.h"

#include "output/steering.h"

namespace tra::cli {

std::string to_line(const Json& json) {
  return steering_escaped(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string to_document(const Json& json) {
  return steering_escaped(json.dump(2, ' ', false, Json::error_handler_t::replace));
}

}  // namespace tra::cli
