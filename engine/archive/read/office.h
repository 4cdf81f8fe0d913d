// What office documents have in common: paragraphs, and what the document says about itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/read/reading.h"

namespace tra {

struct OfficeDocument {
  struct Paragraph {
    std::string text;
    bool title = false;    // styled as the document's title
    bool heading = false;  // styled as a heading
  };
  std::vector<Paragraph> paragraphs;
  std::string title, author, created, modified;  // of the metadata
};

// Hands over the document as an article; `damage` is what is wrong with its XML, `bytes` what it was read from. The
// title is the metadata's, else the title or first heading of the text; that paragraph is no part of the body. Throws
// ReadError when there is no text.
void give_document(OfficeDocument&& document, Reader reader, const std::string& damage, std::string_view bytes,
                   const Input& input, const Reading& reading);

// Adds a member to the JSON object of what the schema has no field for, unless the value is empty.
void add_extra(Article& article, std::string_view name, std::string_view value);

}  // namespace tra
