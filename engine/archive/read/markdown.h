// Markdown, optionally with YAML or TOML front matter or a pandoc title block above the text.
#pragma once

#include <string_view>

#include "archive/read/reading.h"

namespace tra {

bool is_markdown_name(std::string_view name);
bool starts_front_matter(std::string_view head);

void read_markdown(std::string&& bytes, const Input& input, const Reading& reading);

}  // namespace tra
