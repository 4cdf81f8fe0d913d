// Values of several words that a query has without quotes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace tra::articles {

// The text with quotes around `value`, which stands behind a colon or comma in it, and around as many of the words
// behind it as make up a value together. Empty where no words do.
std::string with_quotes(std::string_view text, std::string_view value,
                        const std::function<bool(const std::string&)>& is_value);

}  // namespace tra::articles
