// What one span of text becomes: its tokens and aliases. Worked out once for each raw spelling, then cached.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra::analysis {

// When a planned alias holds: the word before the span decides whether 2-9 is a date, and V a numeral.
enum class When : std::uint8_t { always, as_date, as_numeral };

struct PlannedToken {
  std::string key;
  TokenType type;
  std::uint32_t start, end;  // bytes in the span
  std::uint32_t delta;       // positions after the span's first
  bool alias;
  When when = When::always;
};

// Another way to write some bytes of the span: liên hợp quốc for LHQ, mianma for Mi-an-ma, 1.7 for 1,7.
struct OtherWriting {
  std::uint32_t start, end;  // bytes in the span
  std::string text;
};

struct Plan {
  std::vector<PlannedToken> tokens;  // by delta; at one delta the real token first
  std::vector<OtherWriting> writings;
  std::uint32_t advance = 0;  // positions the span takes up
};

Plan plan_span(std::string_view span);
Plan plan_plain(std::string_view word);
Plan plan_single(std::string_view character, TokenType type);  // a cluster of ideographs or an emoji
Plan plan_compatibility(std::string_view character);           // ①, ½, ℃: the words that NFKC makes of it

}  // namespace tra::analysis
