// Where a text may be cut: at sentences, between words, and never inside a letter with its marks.
#pragma once

#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra {

struct TextSpan {
  std::size_t begin, end;
};

class TextCutter {
 public:
  // Both must outlive the cutter; the tokens are the text's, in order.
  TextCutter(std::string_view text, const std::vector<Token>& tokens);

  // A span of about `length` bytes, never more, that shows [begin, end), or the beginning of it when it is longer.
  // It begins with a sentence where that fits, else with a word, and ends with a sentence or a word.
  TextSpan around(std::size_t begin, std::size_t end, std::size_t length) const;
  // All of the text but the blanks around it.
  TextSpan whole() const noexcept { return whole_; }

 private:
  struct Border {
    std::size_t begin, end;  // of a word
    bool sentence;           // whether a sentence begins with it
  };

  std::size_t front(std::size_t begin, std::size_t room) const;
  std::size_t back(std::size_t front, std::size_t end, std::size_t limit) const;
  std::size_t sentence_front(const Border& word) const;
  std::size_t without_blanks(std::size_t begin, std::size_t end) const;
  bool in_code_point(std::size_t at) const;
  bool splits_a_letter(std::size_t at) const;

  std::string_view text_;
  std::vector<Border> words_;
  TextSpan whole_{0, 0};
};

}  // namespace tra
