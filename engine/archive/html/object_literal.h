// Objects in the notation of JavaScript, which names members without quotes: {title: 'Headline', body: `Text`}.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tra {

struct ObjectLiteral {
  std::string json;       // empty when no literal of data begins at the place
  std::size_t bytes = 0;  // of the script
};

// Converts the object or array that begins at this byte. Names of variables and calls become null. What holds code,
// such as a function, is no literal of data.
ObjectLiteral read_object_literal(std::string_view script, std::size_t at);

}  // namespace tra
