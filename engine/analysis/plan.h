// The tokens and aliases of one span of text. A plan is computed once for each raw spelling and then cached.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra::analysis {

// The condition under which a planned alias is added. The word before the span decides whether 2-9 is a date, whether
// 5-2024 is a month of a year, and whether V is a numeral.
enum class When : std::uint8_t { always, as_date, as_month, as_numeral };

struct PlannedToken {
  std::string key;
  TokenType type;
  std::uint32_t start, end;  // byte range in the span
  std::uint32_t delta;       // position relative to the span's first position
  bool alias;
  When when = When::always;
};

// Another spelling of some bytes of the span: "liên hợp quốc" for LHQ, "mianma" for Mi-an-ma, 1.7 for 1,7.
struct OtherWriting {
  std::uint32_t start, end;  // byte range in the span
  std::string text;
};

struct Plan {
  std::vector<PlannedToken> tokens;  // ordered by delta; at equal deltas the token before its aliases
  std::vector<OtherWriting> writings;
  std::uint32_t advance = 0;  // number of positions that the span takes
};

Plan plan_span(std::string_view span);
Plan plan_plain(std::string_view word);
Plan plan_single(std::string_view character, TokenType type);  // for a cluster of ideographs or an emoji
Plan plan_compatibility(std::string_view character);           // for ①, ½, ℃: the words of its NFKC form

}  // namespace tra::analysis
