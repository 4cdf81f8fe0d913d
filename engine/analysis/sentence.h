// Where sentences and paragraphs end, by the marks between words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tra::analysis {

// Extra positions for the mark . ! ? or … at text[at]. [word_start, word_end) is the word before it.
std::uint32_t gap_after_terminator(std::string_view text, std::size_t at, std::size_t word_start, std::size_t word_end);

// Extra positions for the line break at text[at]; `gap` is what the marks before it have asked for. A line that goes on
// in lower case without a full stop before is one wrapped line, no paragraph; so is one that goes on with a capital
// among such lines.
std::uint32_t gap_after_newline(std::string_view text, std::size_t at, std::uint32_t gap);

}  // namespace tra::analysis
