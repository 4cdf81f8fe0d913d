// WARC files (ISO 28500): the pages a crawler has fetched, each with the answer of its server, and their texts (WET).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

bool is_warc(std::string_view head);

// Calls `read_page(address, bytes)` for every page of HTML or plain text that a server has given and for every text
// that was made of one. Redirections, errors, images and the crawler's own records are counted as passed over, each
// with its reason. What `read_page` throws as ReadError, and pages that cannot be read, become failures named
// NAME!ADDRESS; damage between records is a failure of NAME, and reading goes on behind it. `left` is what compressed
// pages may still expand to, as limit_expansion() has it. Throws ReadError where the file cannot be read any further.
void read_warc(ByteSource& source, const std::string& name, std::uint64_t max_page_bytes, std::uint64_t& left,
               const std::function<void(const std::string& address, std::string&& bytes)>& read_page,
               std::vector<ReadFailure>& failures);

}  // namespace tra
