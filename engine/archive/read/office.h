// What all office documents share: paragraphs and metadata.
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
  std::string title, author, created, modified;  // from the metadata
};

// Delivers the document as an article. `damage` describes errors in its XML, `hash` is that of the input. The title
// comes from the metadata, else from the title or first heading of the text. The title's paragraph is left out of the
// body. Throws ReadError when the document has no text.
void give_document(OfficeDocument&& document, Reader reader, const std::string& damage, std::uint64_t hash,
                   const Input& input, const Reading& reading);

// Adds a member to the article's extra data, a JSON object for values that have no field. An empty value is not added.
void add_extra(Article& article, std::string_view name, std::string_view value);

}  // namespace tra
