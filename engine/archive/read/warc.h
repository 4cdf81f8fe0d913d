// WARC files (ISO 28500): the pages a crawler has fetched, each with the answer of its server.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

bool is_warc(std::string_view head);

// Calls `read_page(address, bytes)` for every page of HTML or plain text that a server has given; redirections, errors,
// images and the crawler's own records are passed over. What `read_page` throws as ReadError, and pages that cannot be
// read, become failures named NAME!ADDRESS. Throws ReadError where the file is no WARC any more.
void read_warc(ByteSource& source, const std::string& name, std::uint64_t max_page_bytes,
               const std::function<void(const std::string& address, std::string&& bytes)>& read_page,
               std::vector<ReadFailure>& failures);

}  // namespace tra
