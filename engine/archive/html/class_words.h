// What the names in class, id, role and type attributes say about an element.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

namespace tra {

enum class BoxKind : std::uint8_t {
  none,
  caption,
  note,      // who wrote the article and when: not the article where it is short
  side,      // of the site: not the article, unless it holds most of it
  comments,  // of readers: not the article even then
};

// The box an element is by its tag and names.
BoxKind box_kind(const GumboNode* node);

// A name of an attribute: its words ("relatedNews_list" has related, news, list) and all of them joined.
struct ClassName {
  std::vector<std::string> words;  // lower case
  std::string joined;
};
std::vector<ClassName> class_names(std::string_view attribute_text);

}  // namespace tra
