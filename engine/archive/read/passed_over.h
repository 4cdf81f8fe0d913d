// Counting, by reason, what is skipped without being a failure while a file is read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tra/archive.h"

namespace tra {

// Counts one skipped item. `failures` belong to one file; skipped items stand before its failures. Each reason has one
// entry with the place of its first item, so a crawl with a million images needs no more memory than one with a single
// image.
void pass_over(std::vector<ReadFailure>& failures, const std::string& path, std::uint64_t line, std::string reason);

}  // namespace tra
