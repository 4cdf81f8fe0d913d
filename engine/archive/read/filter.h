// Inputs that a program of the system turns into text.
#pragma once

#include <string>
#include <string_view>

#include "archive/read/reading.h"
#include "tra/filters.h"

namespace tra {

// The MIME type of data that is no text, told by its first bytes; empty when it is not known.
std::string_view mime_type_of(std::string_view head);

// Reads a file through the filter for its type or the ending of the input's id. Throws ReadError when there is none,
// its program is not installed, or it fails.
void read_filtered_file(const std::string& path, std::string_view mime_type, const Input& input,
                        const Reading& reading);
// The same for bytes of a source, which the program gets as a file in memory.
void read_filtered(ByteSource& source, std::string_view mime_type, const Input& input, const Reading& reading);

// What a filter printed: JSON with the members an article has, a page of HTML, or text.
void read_filter_output(std::string output, const Input& input, const Reading& reading);

}  // namespace tra
