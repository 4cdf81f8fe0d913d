// What people call the values of facets, beside their codes and labels: tham vấn, hội kiến, ngoại trưởng, UK.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tra::articles {

using SpokenValues = std::vector<std::pair<std::string, std::string>>;  // spoken -> stored

// Every name of a field's values, the better ones first: names and labels in both languages, the parts of labels that
// have commas, then the stored values. Hundreds of them for the fields of countries. They are put together when a field
// is asked for first, and kept for the process; may be called by several threads.
const SpokenValues& spoken_values(std::string_view field);

bool is_country(std::string_view field);

}  // namespace tra::articles
