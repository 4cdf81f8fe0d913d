// Finding the ends of sentences and paragraphs by punctuation and line breaks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tra::analysis {

// Extra positions after the . ! ? or … at text[at]. The word before it is text[word_start, word_end).
std::uint32_t gap_after_terminator(std::string_view text, std::size_t at, std::size_t word_start, std::size_t word_end);

// Extra positions after the line break at text[at]. `gap` is what earlier punctuation requires. A line break inside a
// wrapped paragraph adds none: the next line begins in lower case without a full stop before it, or the lines around it
// show that the text is wrapped at a fixed width.
std::uint32_t gap_after_newline(std::string_view text, std::size_t at, std::uint32_t gap);

}  // namespace tra::analysis
