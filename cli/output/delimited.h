// Tables for other programs: CSV as RFC 4180 has it, the same with tabs.
#pragma once

#include <string>
#include <vector>

namespace tra::cli {

enum class Delimiter : char { comma = ',', tab = '\t' };

// One line with its end. A text that a spreadsheet would take for a formula (= + - @ at its begin) gets an apostrophe
// in front, but for plain numbers; characters that steer a terminal are escaped.
std::string delimited_line(const std::vector<std::string>& cells, Delimiter delimiter);

}  // namespace tra::cli
