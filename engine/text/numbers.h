// Writing numbers as text.
#pragma once

#include <array>
#include <charconv>
#include <string>

namespace tra::text {

// The shortest text that reads as the same number.
template <class Number>
std::string shortest(Number number) {
  std::array<char, 32> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr};
}

}  // namespace tra::text
