// Forms of one person's name: parts of it, other orders, transliterations.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tra::archive {

// What a name sounds like, whatever the spelling: "Thongloun Sisoulith" and "Thoong-lun Xi-xu-lít" have one.
std::string sound_of_name(std::string_view name);

using NameWords = std::vector<std::uint64_t>;  // keys of the words

// Can `form` stand for one called `full`? Of a Vietnamese name its last words, of others words in their order, or all
// of them in another.
bool is_form_of(const NameWords& form, const NameWords& full, bool vietnamese);

}  // namespace tra::archive
