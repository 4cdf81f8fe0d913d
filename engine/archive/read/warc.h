// WARC files (ISO 28500): pages stored by a crawler with the server's responses, and texts extracted from pages (WET).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/read/http_answer.h"
#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

bool is_warc(std::string_view head);

// Calls `read_page(address, page)` for every page of HTML or plain text, and for every extracted text. Redirects,
// errors, images and the crawler's own records are counted as passed over, each with its reason. A ReadError from
// `read_page`, or a page that cannot be read, becomes a failure named NAME!ADDRESS. Damage between records becomes a
// failure of NAME, and reading continues after it. `left` bounds what compressed pages may still expand to, see
// limit_expansion(). `hold` is called with the bytes of a record before the record is held in memory. Throws ReadError
// where the file cannot be read any further.
void read_warc(ByteSource& source, const std::string& name, std::uint64_t max_page_bytes, std::uint64_t& left,
               const std::function<void(const std::string& address, AnswerContent&& page)>& read_page,
               const std::function<void(std::size_t)>& hold, std::vector<ReadFailure>& failures);

}  // namespace tra
