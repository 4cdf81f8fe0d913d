#include "suggest/slips.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/letters.h"
#include "text/utf8.h"

namespace tra {
namespace {

using text::Letter;

// Fitted by hand to the slips of bench/spelling.
constexpr double neighbour_cost = 4.5, other_letter_cost = 7, lost_cost = 4.5, added_cost = 5, swapped_cost = 4;
constexpr double mark_cost = 3, lost_mark_cost = 2, untyped_mark_cost = 0.2;

// A word's letters with their marks, and its tone apart, which may stand on several letters.
struct Spelling {
  std::vector<Letter> letters;
  std::uint8_t tone = text::kLevel;
  bool bare = true;  // no mark at all

  explicit Spelling(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      const text::DecodedPoint point = text::decode_point(word, at);
      Letter letter = text::letter_of(point.value);
      if (letter.base == 0) letter.base = point.value < 0x80 ? static_cast<char>(point.value) : '?';
      if (letter.tone != text::kLevel) tone = letter.tone;
      letter.tone = text::kLevel;
      bare = bare && letter.mark == text::kPlain && tone == text::kLevel;
      letters.push_back(letter);
      at += std::max<std::size_t>(point.length, 1);
    }
  }
};

bool are_neighbours(char a, char b) {
  static constexpr std::array<std::string_view, 3> rows = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  int row_a = -1, row_b = -1, column_a = 0, column_b = 0;
  for (int row = 0; row < 3; ++row) {
    const std::string_view keys = rows[static_cast<std::size_t>(row)];
    if (const std::size_t at = keys.find(a); at != keys.npos) row_a = row, column_a = static_cast<int>(at);
    if (const std::size_t at = keys.find(b); at != keys.npos) row_b = row, column_b = static_cast<int>(at);
  }
  if (row_a < 0 || row_b < 0) return false;
  if (row_a == row_b) return std::abs(column_a - column_b) == 1;
  // A row stands half a key to the right of the one above.
  if (row_a > row_b) std::swap(row_a, row_b), std::swap(column_a, column_b);
  return row_b - row_a == 1 && (column_b == column_a || column_b == column_a - 1);
}

double same_base_cost(const Letter& typed, const Letter& meant, bool bare) {
  if (typed.mark == meant.mark) return 0;
  if (typed.mark == text::kPlain) return bare ? untyped_mark_cost : lost_mark_cost;
  return mark_cost;
}

double letter_cost(const Letter& typed, const Letter& meant, bool bare) {
  if (typed.base == meant.base) return same_base_cost(typed, meant, bare);
  return are_neighbours(typed.base, meant.base) ? neighbour_cost : other_letter_cost;
}

double tone_cost(const Spelling& typed, const Spelling& meant) {
  if (typed.tone == meant.tone) return 0;
  if (typed.tone == text::kLevel) return typed.bare ? untyped_mark_cost : lost_mark_cost;
  return mark_cost;
}

}  // namespace

// Damerau's distance with weights; words that share all but one place are compared from both ends.
double slip_cost(std::string_view typed_word, std::string_view meant_word) {
  const Spelling typed(typed_word), meant(meant_word);
  const std::size_t n = typed.letters.size(), m = meant.letters.size();
  if (n > m + 1 || m > n + 1) return HUGE_VAL;
  std::size_t front = 0;
  double cost = tone_cost(typed, meant);
  while (front < std::min(n, m) && typed.letters[front].base == meant.letters[front].base) ++front;
  std::size_t back = 0;
  while (back < std::min(n, m) - front && typed.letters[n - 1 - back].base == meant.letters[m - 1 - back].base) ++back;
  for (std::size_t i = 0; i < front; ++i) cost += same_base_cost(typed.letters[i], meant.letters[i], typed.bare);
  for (std::size_t i = 0; i < back; ++i)
    cost += same_base_cost(typed.letters[n - 1 - i], meant.letters[m - 1 - i], typed.bare);
  const std::size_t left_typed = n - front - back, left_meant = m - front - back;
  if (left_typed == 0 && left_meant == 0) return cost;
  if (left_typed == 1 && left_meant == 0) return cost + added_cost;
  if (left_typed == 0 && left_meant == 1) return cost + lost_cost;
  if (left_typed == 1 && left_meant == 1)
    return cost + letter_cost(typed.letters[front], meant.letters[front], typed.bare);
  const bool swapped = left_typed == 2 && left_meant == 2 &&
                       typed.letters[front].base == meant.letters[front + 1].base &&
                       typed.letters[front + 1].base == meant.letters[front].base;
  if (!swapped) return HUGE_VAL;
  return cost + swapped_cost + same_base_cost(typed.letters[front], meant.letters[front + 1], typed.bare) +
         same_base_cost(typed.letters[front + 1], meant.letters[front], typed.bare);
}

std::vector<std::string> slips_of(std::string_view folded) {
  const std::string word(folded);
  std::vector<std::string> forms{word};
  for (std::size_t i = 0; i <= word.size(); ++i) {
    if (i < word.size() && word.size() > 1) forms.push_back(word.substr(0, i) + word.substr(i + 1));
    if (i + 1 < word.size() && word[i] != word[i + 1]) {
      forms.push_back(word);
      std::swap(forms.back()[i], forms.back()[i + 1]);
    }
    for (char c = 'a'; c <= 'z'; ++c) {
      forms.push_back(word.substr(0, i) + c + word.substr(i));
      if (i < word.size() && word[i] != c) {
        forms.push_back(word);
        forms.back()[i] = c;
      }
    }
  }
  std::sort(forms.begin() + 1, forms.end());
  forms.erase(std::unique(forms.begin() + 1, forms.end()), forms.end());
  return forms;
}

}  // namespace tra
