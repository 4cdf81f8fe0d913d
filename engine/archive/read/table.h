// Tables with a header line: TSV, and CSV with commas, semicolons or bars. A row is an article, and its columns are
// read like members of a JSON object.
#pragma once

#include <string_view>

#include "archive/read/reading.h"

namespace tra {

// The delimiter of a table whose header names at least a title or a text; 0 when these bytes are no such table.
char table_delimiter(std::string_view head);
bool is_table_name(std::string_view name);

void read_table(ByteSource& source, const Input& input, const Reading& reading);

}  // namespace tra
