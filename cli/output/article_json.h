// An article as JSON.
#pragma once

#include "output/json_output.h"
#include "tra/article.h"

namespace tra::cli {

// With the member names of JSON Lines, as tra add reads them; empty members are left out.
Json to_json(const Article& article);

}  // namespace tra::cli
