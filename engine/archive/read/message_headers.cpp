#include "archive/read/message_headers.h"

#include "text/ascii.h"

namespace tra {

std::optional<std::string_view> take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line.ends_with('\r') ? line.substr(0, end - 1) : line;
}

std::optional<MessageHeaders> take_headers(std::string_view& rest) {
  MessageHeaders headers;
  std::string last;
  for (std::size_t lines = 0; lines <= max_message_headers; ++lines) {
    const auto line = take_line(rest);
    if (!line) return std::nullopt;
    if (line->empty()) return headers;
    const std::size_t colon = line->find(':');
    if (line->front() == ' ' || line->front() == '\t') {  // continues the previous header
      if (!last.empty()) headers[last].append(" ").append(text::trim(*line));
    } else if (colon != std::string_view::npos) {
      last = text::lower_ascii(text::trim(line->substr(0, colon)));
      headers[last] = text::trim(line->substr(colon + 1));
    }
  }
  return std::nullopt;
}

std::string_view value_of(const MessageHeaders& headers, std::string_view name) {
  const auto found = headers.find(std::string(name));
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace tra
