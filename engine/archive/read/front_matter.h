// Front matter: the metadata above a Markdown text, converted to a JSON object.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra {

struct FrontMatter {
  std::string json = "{}";  // an object with the members of the front matter
  std::string damage;       // why the front matter could not be read; empty when it could
  std::string_view text;    // the text below the front matter
};

// Splits front matter from the text below it. A file without front matter, or whose front matter has no end, is all
// text.
FrontMatter split_front_matter(std::string_view utf8);

}  // namespace tra
