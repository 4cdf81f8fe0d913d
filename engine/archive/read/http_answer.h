// The answer of a server, as a crawler has stored it: which hold a page, and the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tra {

struct AnswerContent {
  std::string bytes;    // of the page
  bool cut = false;     // its end is missing
  std::string no_page;  // why there is none; then `bytes` is empty
};

// Throws ReadError for an answer that is broken.
AnswerContent read_answer(std::string_view answer, std::uint64_t limit, std::uint64_t& left);

// Why content of this declared type is no page, empty if it is one: what is declared as something else is not looked
// at, what has no type or one that says nothing is told by its first bytes.
std::string why_no_page(std::string_view type, std::string_view bytes);

}  // namespace tra
