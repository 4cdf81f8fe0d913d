// JSON Lines: one article on each line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

// Blank lines are skipped. Lines that are no valid object become failures under `name`.
void read_json_lines(ByteSource& source, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                     std::vector<ReadFailure>& failures);

}  // namespace tra
