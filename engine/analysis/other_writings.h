// Other spellings of the words of a query.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tra::analysis {

// Returns copies of the text, each with one word spelled differently, for the first few such words: "Ban Chấp hành T.Ư"
// -> "Ban Chấp hành trung ương"; "LHQ" -> "Liên hợp quốc"; "tphcm" -> "thành phố Hồ Chí Minh", "tp hcm"; "Mi-an-ma" ->
// "Mianma"; "10km" -> "10 km"; "1,7" -> "1.7". Queries need no other direction, because the analyzer indexes these
// forms of a text's own words as aliases.
std::vector<std::string> other_writings(std::string_view text);

// Adjacent words, as a byte range of the text, that have another spelling together: "mùng 2 tháng 9" -> 2/9, "Covid 19"
// -> Covid19; 2-9 after "ngày", or as the whole text -> 2/9.
struct JointWriting {
  std::size_t begin, end;
  std::string text;
  bool adjacent;      // the words have this meaning only when they are adjacent
  bool rare = false;  // texts are seldom written so
};
std::vector<JointWriting> joint_writings(std::string_view text);

}  // namespace tra::analysis
