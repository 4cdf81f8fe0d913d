// Header lines "Name: value", as records of a WARC and answers of a server begin with.
#pragma once

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tra {

using MessageHeaders = std::map<std::string, std::string>;  // names in lower case; of several the last

inline constexpr std::size_t max_message_headers = 1000;

// Takes a line, without its end, off the front of `rest`; nothing when there is no end.
std::optional<std::string_view> take_line(std::string_view& rest);

// Takes the headers and the empty line behind them off the front of `rest`; nothing when that line is missing.
std::optional<MessageHeaders> take_headers(std::string_view& rest);

// Empty when there is none of this name.
std::string_view value_of(const MessageHeaders& headers, std::string_view name);

template <typename Number>
std::optional<Number> to_number(std::string_view text, int base) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return number;
}

}  // namespace tra
