// Finds the ends of words in raw bytes. ASCII and precomposed Vietnamese letters, the common case, need only byte
// comparisons and one table. Nothing here allocates memory.
#pragma once

#include <cstddef>
#include <string_view>

#include "analysis/char_class.h"

namespace tra::analysis {

inline constexpr std::size_t kLongestAtom = 100;  // in bytes; longer runs are cut between code points
inline constexpr std::size_t kLongestSpan = 200;

struct Atom {
  std::size_t end;
  bool number;  // digits with . , / : - between them; otherwise letters, or letters and digits
};

// Skips invisible characters at text[at] when the word continues after them before `stop`; otherwise returns `at`. An
// atom therefore never ends in invisible characters, and a span cut out of its text is split into the same atoms.
std::size_t skip_ignorables(std::string_view text, std::size_t at, std::size_t stop);

// End of the run of letters, digits and combining marks that begins at text[at], where a letter or digit must stand.
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
      at += 3;  // U+1E00 to U+1EFF, Latin Extended Additional, contains letters only
    } else {
      const Classified point = classify(text, at);
      if (point.kind == CharClass::ignorable) {
        const std::size_t next = skip_ignorables(text, at, stop);
        if (next == at) return at;
        at = next;
        continue;
      }
      if (point.kind != CharClass::letter && point.kind != CharClass::digit && point.kind != CharClass::mark) return at;
      at += point.length;
    }
  }
  return at;
}

// A letter or digit must stand at text[at].
Atom scan_atom(std::string_view text, std::size_t at);

// End of the cluster that begins with the ideograph at text[at], including its combining marks. In scripts without
// spaces, a cluster is a consonant with its vowels and subscript consonants. Its length is at most kLongestAtom and one
// code point.
std::size_t scan_cluster(std::string_view text, std::size_t at);

// Length of the character at text[at] that joins the words around it (Mi-an, KT-XH, T.Ư, d’Ivoire); 0 when it does not.
std::size_t tie_length(std::string_view text, std::size_t at, bool after_number);

// End of the whole span of joined atoms. A letter or digit must stand at text[at].
inline std::size_t scan_span(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  for (;;) {
    const Atom atom = is_ascii_digit(text[at]) ? scan_atom(text, at) : Atom{scan_word(text, at), false};
    at = atom.end;
    if (at >= text.size() || text[at] == ' ' || at - begin > kLongestSpan - kLongestAtom) return at;
    const std::size_t tie = tie_length(text, at, atom.number);
    if (tie == 0) return at;
    at += tie;
  }
}

}  // namespace tra::analysis
