// JSON Lines, one article a line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

// One object a line; blank lines are passed over, bad ones become failures under `name`.
void read_json_lines(ByteSource& source, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                     std::vector<ReadFailure>& failures);

}  // namespace tra
