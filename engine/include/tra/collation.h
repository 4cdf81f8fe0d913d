// Vietnamese collation order of titles and labels.
//
//   std::sort(titles.begin(), titles.end(), [](const std::string& a, const std::string& b) {
//     return tra::sort_key(a) < tra::sort_key(b);
//   });
//
// Time is linear in the text. Error(resource_exhausted) where ICU has no data of Vietnamese order.
// ICU 72 waits for ever where memory for the name of its default locale is refused; a program that must survive that
// calls uloc_setDefault() first, as tra does. Where one of some of the first collator's allocations is refused (5 of
// the 11,015 of a search with facets), ICU 72 itself reads a null pointer; a program that must survive that too calls
// sort_key({}) when it starts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tra {

// Returns bytes that compare in Vietnamese order: a ă â b c d đ e ê ..., then the tones ngang huyền hỏi ngã sắc nặng,
// then small letters before capitals. Numbers are compared by value ("lần thứ 9" before "lần thứ 10"). Quotes and other
// signs before the first letter or digit are ignored. Texts that differ only in their Unicode form have equal keys.
// Thread-safe.
std::string sort_key(std::string_view text);

// The first sixteen bytes of sort_key(text), a dozen letters or more, as two numbers: texts that differ in them are in
// the order of the first, then of the second. A schema with two integer fields for them sorts hits by a title as fast
// as by a day, without holding the titles (SearchRequest::sort_field and then_by); texts that agree in them come as
// equal.
//
//   const auto [first, second] = tra::sort_numbers(title);
//   document.add("title_order", first).add("title_order_2", second);
//
// Thread-safe.
std::array<std::int64_t, 2> sort_numbers(std::string_view text);

}  // namespace tra
