// Finds the lines of a text that may have been read in a wrong encoding.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "tra/format/cpu.h"

namespace tra::analysis {

// Returns false for ASCII and for text with characters that eight-bit mojibake never contains, as most correct
// Vietnamese has.
bool may_be_mojibake(std::string_view text);

struct LineOfText {
  std::size_t at, bytes;  // without its line end
};

// Appends the lines for which may_be_mojibake() is true, until `lines` has `most`. Linear in the length of the text.
void find_doubtful_lines(std::string_view text, std::size_t most, std::vector<LineOfText>& lines);

// The versions of the loop that this machine can run, for tests.
struct OpenLine;
struct LineKernels {
  format::InstructionSet set;
  OpenLine (*find)(std::string_view text, std::size_t most, std::vector<LineOfText>& lines);
};
std::span<const LineKernels* const> runnable_line_kernels();
void find_doubtful_lines(std::string_view text, std::size_t most, std::vector<LineOfText>& lines,
                         const LineKernels& kernels);

}  // namespace tra::analysis
