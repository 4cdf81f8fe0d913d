// The comment that programs write above a page they save into one file: the address, and the time of saving.
#pragma once

#include <string>
#include <string_view>

#include "tra/archive.h"

namespace tra {

struct SavedPage {
  Reader by = Reader::html;  // singlefile or monolith; html for browsers and unknown programs
  std::string address;       // empty when unknown
  std::string day;           // YYYY-MM-DD; empty when unknown
};

inline constexpr std::size_t saved_page_head_bytes = 4096;  // of a page, in which the comment is looked for

// Reads the first comments of a page.
SavedPage saved_page(std::string_view head);

// Fills fields that the page itself leaves empty from the comment above it.
void complete_saved_page(std::string_view bytes, ParsedArticle& parsed);

}  // namespace tra
