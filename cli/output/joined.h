// Several texts in one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra::cli {

inline std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string all;
  for (const std::string& text : texts) {
    if (!all.empty()) all += between;
    all += text;
  }
  return all;
}

}  // namespace tra::cli
