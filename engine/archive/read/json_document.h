// JSON documents: one article or an array of them.
#pragma once

#include <string>
#include <vector>

#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

// An object, an array of objects, or objects one after another, however they are laid out; memory holds one object.
// A lone object need not have an id: `lone_id` is its.
void read_json_document(ByteSource& source, const std::string& name, const std::string& lone_id,
                        const ReadOptions& options, const ArticleSink& sink, std::vector<ReadFailure>& failures,
                        std::uint64_t first_line = 1);

}  // namespace tra
