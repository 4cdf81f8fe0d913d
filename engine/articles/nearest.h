// Finds known names similar to an unknown one, for error messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra::articles {

// The end of an error message: "; near it: A, B or C" with up to three names by edit distance (Levenshtein 1966),
// compared without diacritics and case. Names that contain the wanted one come first. When no name is similar, "; there
// are: ..." with the first names.
std::string nearest(std::string_view wanted, const std::vector<std::string>& names);

// Up to three names that are near, the nearest first.
std::vector<std::string> nearest_names(std::string_view wanted, const std::vector<std::string>& names);

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
