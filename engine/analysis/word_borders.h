// What a chain needs of Unicode: where words begin and end, and their normal and folded forms.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace tra::analysis {

// NFC of a word, in lower case on request.
std::string composed(std::string_view word, bool lower);
// At most 100 bytes of a word, cut between characters.
std::string_view cut_word(std::string_view word);
// The key of a word in NFC that is also found without its combining marks, and with d for đ.
std::string folding_key_of(std::string_view word);

class WordBorders {
 public:
  // Either Unicode words, or stretches between white space.
  explicit WordBorders(bool unicode);
  WordBorders(WordBorders&&) noexcept;
  ~WordBorders();

  using Visit = std::function<void(std::size_t start, std::size_t end, bool number)>;
  void for_each(std::string_view text, const Visit& visit);

 private:
  void between_blanks(std::string_view text, const Visit& visit) const;
  struct State;
  std::unique_ptr<State> state_;  // null for stretches
};

}  // namespace tra::analysis
