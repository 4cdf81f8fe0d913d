// JSON that a strict parser refuses for one value, made strict: a second try, for what real programs write.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

// The same object with NaN, Infinity and the like as null; numbers that no double or 64-bit integer holds, or that are
// written oddly, as strings of their digits; halves of surrogate pairs as U+FFFD; escapes that are none as they stand.
// What was changed is told in `notes`, by the member it stands in. Nothing when a word is none of these.
std::optional<std::string> make_strict_json(std::string_view json, std::vector<std::string>& notes);

}  // namespace tra
