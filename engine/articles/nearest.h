// Finds known names similar to an unknown one, for error messages.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra::articles {

// The end of an error message: "; near it: A, B or C" with up to three names by edit distance (Levenshtein 1966),
// compared without diacritics and case. Names with words that are the wanted ones, or begin with them, come first, the
// shorter before the longer. When no name is similar, "; there are: ..." with the first names.
std::string nearest(std::string_view wanted, const std::vector<std::string>& names);

// Up to three names that are near, the nearest first.
std::vector<std::string> nearest_names(std::string_view wanted, const std::vector<std::string>& names);

// The number of bytes that are put in, left out or exchanged to make one text of another (Levenshtein 1966). Takes time
// in proportion to the product of the lengths.
std::size_t edit_distance(std::string_view a, std::string_view b);

// "; near it: A, B or C"
std::string nearest_message(const std::vector<std::string>& near);

// Texts as the analyzer folds them, so that "Lào", "LÀO" and "lao" are one.
class Folder {
 public:
  std::string fold(std::string_view text);
  // What fold() does with any text. It takes many times as long for ordinary words.
  std::string fold_by_analyzer(std::string_view text);

 private:
  std::optional<Analyzer> analyzer_;
  std::vector<Token> tokens_;
};

}  // namespace tra::articles
