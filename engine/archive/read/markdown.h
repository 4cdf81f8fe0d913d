// Markdown, with front matter in YAML or TOML, a title block as pandoc has them, or nothing above the text.
#pragma once

#include <string_view>

#include "archive/read/reading.h"

namespace tra {

bool is_markdown_name(std::string_view name);
bool starts_front_matter(std::string_view head);

void read_markdown(std::string_view bytes, const Input& input, const Reading& reading);

}  // namespace tra
