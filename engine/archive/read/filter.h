// Reading files through a filter: an installed program that turns a format into text.
#pragma once

#include <string>
#include <string_view>

#include "archive/read/reading.h"
#include "tra/filters.h"

namespace tra {

// The MIME type of binary data, recognised by its first bytes; empty when unknown.
std::string_view mime_type_of(std::string_view head);

// Reads a file through the filter for its MIME type or for the suffix of the input's id. Throws ReadError when there is
// no filter, its program is not installed, or the program fails.
void read_filtered_file(const std::string& path, std::string_view mime_type, const Input& input,
                        const Reading& reading);
// Reads bytes in the same way. The program receives them as a file in memory.
void read_filtered(ByteSource& source, std::string_view mime_type, const Input& input, const Reading& reading);

// Reads what a filter printed: JSON with the members of an article, an HTML page, or plain text.
void read_filter_output(std::string output, const Input& input, const Reading& reading);

}  // namespace tra
