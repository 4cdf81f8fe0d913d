// Query side: how else a word that somebody typed may be written in a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra::analysis {

// The text with one of its words written another way, once for each way, for the first few such words:
// "Ban Chấp hành T.Ư" -> "Ban Chấp hành trung ương"; "LHQ" -> "Liên hợp quốc"; "tphcm" -> "thành phố Hồ Chí Minh", "tp
// hcm"; "Mi-an-ma" -> "Mianma"; "10km" -> "10 km"; "1,7" -> "1.7". The other direction needs nothing: the analyzer
// gives a text's own words all these forms as aliases.
std::vector<std::string> other_writings(std::string_view text);

}  // namespace tra::analysis
