// Names that may hold any byte, as UTF-8 without control bytes.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// Control bytes and bytes that are not UTF-8 become %XX; all else stays.
std::string printable_name(std::string_view bytes);

}  // namespace tra
