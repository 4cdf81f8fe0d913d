// Tables with a header: CSV with commas, semicolons or bars, and TSV. A row is an article, its columns are what members
// of a JSON object are.
#pragma once

#include <string_view>

#include "archive/read/reading.h"

namespace tra {

// The delimiter of a table whose first line names at least a title or a text; 0 where it is none.
char table_delimiter(std::string_view head);
bool is_table_name(std::string_view name);

void read_table(ByteSource& source, const Input& input, const Reading& reading);

}  // namespace tra
