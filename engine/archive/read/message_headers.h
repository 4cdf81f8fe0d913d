// Header lines "Name: value", with which WARC records and HTTP responses begin.
#pragma once

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tra {

using MessageHeaders = std::map<std::string, std::string>;  // names in lower case; a repeated name keeps its last value

inline constexpr std::size_t max_message_headers = 1000;

// Removes a line from the front of `rest` and returns it without its line end; nothing when there is no line end.
std::optional<std::string_view> take_line(std::string_view& rest);

// Removes the headers and the empty line after them from `rest`; nothing when the empty line is missing.
std::optional<MessageHeaders> take_headers(std::string_view& rest);

// The value of a header; empty when the header is absent.
std::string_view value_of(const MessageHeaders& headers, std::string_view name);

template <typename Number>
std::optional<Number> to_number(std::string_view text, int base) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return number;
}

}  // namespace tra
