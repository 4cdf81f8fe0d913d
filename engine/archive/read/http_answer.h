// HTTP responses as crawlers store them: deciding whether a response holds a page, and extracting the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tra {

struct AnswerContent {
  std::string bytes;    // the page
  bool cut = false;     // the end of the page is missing
  bool html = false;    // its declared type is HTML
  std::string no_page;  // why the response holds no page; `bytes` is empty then
};

// Throws ReadError when the response is malformed.
AnswerContent read_answer(std::string_view answer, std::uint64_t limit, std::uint64_t& left);

// Why content of this declared type is no page; empty when it is one. Only the first bytes decide when the type is
// absent or says nothing, such as application/octet-stream.
std::string why_no_page(std::string_view type, std::string_view bytes);

bool is_html_type(std::string_view type);

}  // namespace tra
