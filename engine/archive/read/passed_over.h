// Counting what is passed over while a file is read, by reason.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tra/archive.h"

namespace tra {

// Counts something that is no failure. `failures` belong to one file; what is passed over stands before its failures,
// one entry a reason with the place of the first, so that a crawl of a million pictures takes no more memory than one.
void pass_over(std::vector<ReadFailure>& failures, const std::string& path, std::uint64_t line, std::string reason);

}  // namespace tra
