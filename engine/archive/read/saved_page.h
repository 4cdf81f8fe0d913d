// What programs that save a page into one file write above it: the address, and when they did.
#pragma once

#include <string>
#include <string_view>

#include "tra/archive.h"

namespace tra {

struct SavedPage {
  Reader by = Reader::html;  // singlefile, monolith; html where a browser wrote it, or nobody
  std::string address;       // empty when it is not told
  std::string day;           // YYYY-MM-DD, empty when it is not told
};

// Told by the first comments of a page.
SavedPage saved_page(std::string_view head);

// Gives a page what the comment above it tells, where the page does not tell itself.
void complete_saved_page(std::string_view bytes, ParsedArticle& parsed);

}  // namespace tra
