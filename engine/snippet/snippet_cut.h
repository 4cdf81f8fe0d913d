// Where a text may be cut: at sentences, between words, and never between a letter and its combining marks.
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
  // Both arguments must outlive the cutter. The tokens are those of the text, in order.
  TextCutter(std::string_view text, const std::vector<Token>& tokens);

  // A span of at most `length` bytes that contains [begin, end), or the beginning of that range when it is longer. The
  // span begins at a sentence when that fits, else at a word, and ends at the end of a sentence or a word.
  TextSpan around(std::size_t begin, std::size_t end, std::size_t length) const;
  // The whole text without surrounding blanks.
  TextSpan whole() const noexcept { return whole_; }

 private:
  struct Border {
    std::size_t begin, end;  // of a word
    bool sentence;           // a sentence begins with this word
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
