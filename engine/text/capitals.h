// Texts in capital letters.
#pragma once

#include <string>
#include <string_view>

namespace tra::text {

// The text with every letter as a capital. Bytes that are no well-formed UTF-8 stay as they are.
std::string in_capitals(std::string_view text);

}  // namespace tra::text
