// Vietnamese order of titles and labels.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// Bytes that compare as the texts are ordered: a ă â b c d đ e ê ..., then the tones ngang huyền hỏi ngã sắc nặng, then
// small letters before capitals; numbers by value ("lần thứ 9" before "lần thứ 10"). Quotes and other signs before the
// first letter or digit do not count. Texts that differ only in their Unicode form have one key. Safe from many
// threads.
std::string sort_key(std::string_view text);

}  // namespace tra
