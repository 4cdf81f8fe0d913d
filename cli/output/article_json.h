// Writing an article as JSON.
#pragma once

#include "output/json_output.h"
#include "tra/article.h"

namespace tra::cli {

// Uses the member names that tra add reads. Empty members are left out.
Json to_json(const Article& article);
Json to_json(const std::vector<Principal>& principals);

}  // namespace tra::cli
