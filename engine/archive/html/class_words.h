// What the class, id, role and type attributes of an element say about its content.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

namespace tra {

enum class BoxKind : std::uint8_t {
  none,
  caption,
  note,      // author and date lines; not article text while short
  side,      // boxes of the site (menus, related news); not article text, unless one holds most of the page
  comments,  // readers' comments; not article text even when they hold most of the page
};

// The kind of box that an element is, by its tag and its names.
BoxKind box_kind(const GumboNode* node);

// A name from an attribute, as words and joined: "relatedNews_list" has the words related, news and list.
struct ClassName {
  std::vector<std::string> words;  // in lower case
  std::string joined;
};
std::vector<ClassName> class_names(std::string_view attribute_text);

}  // namespace tra
