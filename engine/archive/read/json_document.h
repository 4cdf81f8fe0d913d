// JSON documents that hold one article or an array of articles.
#pragma once

#include <string>
#include <vector>

#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

// Reads an object, an array of objects, or objects one after another, in any layout. Only one object is held in memory.
// A document that is a single object needs no id: its article gets `lone_id`.
void read_json_document(ByteSource& source, const std::string& name, const std::string& lone_id,
                        const ReadOptions& options, const ArticleSink& sink, std::vector<ReadFailure>& failures,
                        std::uint64_t first_line = 1);

}  // namespace tra
