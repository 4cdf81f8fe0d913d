// Repairing JSON that a strict parser refuses because of a single value. It is tried only after the strict parser
// failed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

// Returns the object as strict JSON. NaN, Infinity and the like become null. Numbers out of range or in an odd notation
// become strings. ObjectId("65ef") and the like of MongoDB become what they hold. Lone surrogates become U+FFFD.
// Invalid escapes are kept as literal text. `notes` receives each change with the name of its member. Returns nothing
// when the JSON cannot be repaired.
std::optional<std::string> make_strict_json(std::string_view json, std::vector<std::string>& notes);

}  // namespace tra
