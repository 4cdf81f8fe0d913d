// What a sync has done, as a table for people and as JSON for programs.
#pragma once

#include <string>

#include "output/json_output.h"
#include "tra/mirror.h"

namespace tra::cli {

std::string to_table(const MirrorReport& report);
Json to_json(const MirrorReport& report);

// "NAME:LINE: reason"
std::string to_line(const ReadFailure& failure);

}  // namespace tra::cli
