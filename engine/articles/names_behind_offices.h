// Names that are typed with an office or a form of address before them: "Tổng thống Nga Putin", "ông Tô Lâm".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra::articles {

// What the name may be, the longest first: what stands behind an office, behind a country after it, and so on. None
// when the text begins with neither an office nor a form of address, or has nothing else.
std::vector<std::string> names_behind_offices(std::string_view spoken);

}  // namespace tra::articles
