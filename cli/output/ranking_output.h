// The weights of a ranking, as status and tune show them.
#pragma once

#include <string>

#include "output/json_output.h"
#include "output/wording.h"
#include "tra/searcher.h"

namespace tra::cli {

// Two lines, the second indented by `margin`: "k1 1.2, b 0.75, pairs 0.33, compounds 0.3,", "opening 0.3, passages
// 0.15, facets 0.06 (defaults)".
std::string described(const Ranking& ranking, bool tuned, const Wording& wording, std::size_t margin);
Json to_json(const Ranking& ranking, bool tuned);

}  // namespace tra::cli
