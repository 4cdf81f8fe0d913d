// The data above a text in Markdown, as a JSON object.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra {

struct FrontMatter {
  std::string json = "{}";  // an object; its members are what the data names
  std::string damage;       // why the data could not be read, empty when it could
  std::string_view text;    // what stands below the data
};

// The data and the text below it. Without data all is text; data without an end is none.
FrontMatter split_front_matter(std::string_view utf8);

}  // namespace tra
