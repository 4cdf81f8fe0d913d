// Query side: how else a word that somebody typed may be written in a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tra::analysis {

// The text with one of its words written another way, once for each way, for the first few such words:
// "Ban Chấp hành T.Ư" -> "Ban Chấp hành trung ương"; "LHQ" -> "Liên hợp quốc"; "tphcm" -> "thành phố Hồ Chí Minh", "tp
// hcm"; "Mi-an-ma" -> "Mianma"; "10km" -> "10 km"; "1,7" -> "1.7". The other direction needs nothing: the analyzer
// gives a text's own words all these forms as aliases.
std::vector<std::string> other_writings(std::string_view text);

// Words of a text that together are written another way, by their places in the text: "mùng 2 tháng 9" -> 2/9, "Covid
// 19" -> Covid19; 2-9 behind ngày, or alone, -> 2/9.
struct JointWriting {
  std::size_t begin, end;
  std::string text;
  bool adjacent;  // the words mean this only where they stand together
};
std::vector<JointWriting> joint_writings(std::string_view text);

}  // namespace tra::analysis
