// Finds where words end, on raw bytes. The common case, ASCII and precomposed Vietnamese letters, is decided by byte
// comparisons and one table; nothing here allocates.
#pragma once

#include <cstddef>
#include <string_view>

#include "analysis/char_class.h"

namespace tra::analysis {

inline constexpr std::size_t kLongestAtom = 100;  // bytes; longer runs are cut at a code point
inline constexpr std::size_t kLongestSpan = 200;

struct Atom {
  std::size_t end;
  bool number;  // digits with . , / : - between them; else letters, or letters and digits
};

// End of the run of letters, digits and marks that begins at text[at].
inline std::size_t scan_word(std::string_view text, std::size_t at) {
  const std::size_t stop = text.size() - at > kLongestAtom ? at + kLongestAtom : text.size();
  while (at < stop) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (is_ascii_word(byte)) {
      ++at;
    } else if (byte < 0x80) {
      return at;
    } else if (byte == 0xE1 && at + 2 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xFC) == 0xB8 &&
               (static_cast<unsigned char>(text[at + 2]) & 0xC0) == 0x80) {
      at += 3;  // U+1E00 to U+1EFF, Latin Extended Additional: letters all
    } else {
      const Classified point = classify(text, at);
      if (point.kind == CharClass::ignorable) {
        const std::size_t next = at + point.length;
        const CharClass after = next < text.size() ? classify(text, next).kind : CharClass::separator;
        if (after != CharClass::letter && after != CharClass::digit && after != CharClass::mark) return at;
      } else if (point.kind != CharClass::letter && point.kind != CharClass::digit && point.kind != CharClass::mark) {
        return at;
      }
      at += point.length;
    }
  }
  return at;
}

// Pre-condition: a letter or digit stands at text[at].
Atom scan_atom(std::string_view text, std::size_t at);

// Length of the mark at text[at] if it ties the atom before it to one that follows: Mi-an, KT-XH, T.Ư, d’Ivoire; else 0.
std::size_t tie_length(std::string_view text, std::size_t at, bool after_number);

// End of the whole span of tied atoms. Pre-condition as for scan_atom.
inline std::size_t scan_span(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  for (;;) {
    const Atom atom = is_ascii_digit(static_cast<unsigned char>(text[at])) ? scan_atom(text, at)
                                                                           : Atom{scan_word(text, at), false};
    at = atom.end;
    if (at >= text.size() || text[at] == ' ' || at - begin > kLongestSpan - kLongestAtom) return at;
    const std::size_t tie = tie_length(text, at, atom.number);
    if (tie == 0) return at;
    at += tie;
  }
}

}  // namespace tra::analysis
