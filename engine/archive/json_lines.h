// JSON Lines and JSON documents cut into objects, in bounded memory.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/reader_source.h"
#include "tra/archive.h"

namespace tra {

// One object a line; blank lines are passed over, bad ones become failures under `name`.
void read_json_lines(ByteSource& source, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                     std::vector<ReadFailure>& failures);

// An object, an array of objects, or objects one after another. A lone object need not have an id: `name_id` is its.
void read_json_document(ByteSource& source, const std::string& name, const std::string& name_id,
                        const ReadOptions& options, const ArticleSink& sink, std::vector<ReadFailure>& failures);

}  // namespace tra
