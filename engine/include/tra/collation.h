// Vietnamese collation order of titles and labels.
//
//   std::sort(titles.begin(), titles.end(), [](const std::string& a, const std::string& b) {
//     return tra::sort_key(a) < tra::sort_key(b);
//   });
//
// Time is linear in the text. Error(resource_exhausted) where ICU has no data of Vietnamese order.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// Returns bytes that compare in Vietnamese order: a ă â b c d đ e ê ..., then the tones ngang huyền hỏi ngã sắc nặng,
// then small letters before capitals. Numbers are compared by value ("lần thứ 9" before "lần thứ 10"). Quotes and other
// signs before the first letter or digit are ignored. Texts that differ only in their Unicode form have equal keys.
// Thread-safe.
std::string sort_key(std::string_view text);

}  // namespace tra
