// Finds the ends of words in raw bytes. ASCII and precomposed Vietnamese letters, the common case, need only byte
// comparisons and one table. Nothing here allocates memory.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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

// A run of ASCII letters, digits and non-ASCII bytes, which ends at any other ASCII character. In most text it is a
// whole word. It is found eight bytes at a time and returned as two zero-padded integers.
struct Chunk {
  std::uint64_t low = 0, high = 0;
  std::size_t length = 0;  // 0 when longer than 15 bytes
};
inline constexpr std::size_t kChunkReach = 16;  // bytes that must be readable from the beginning of a chunk

// Sets the high bit of each byte that ends a chunk.
inline std::uint64_t chunk_ends(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ull, kHigh = 0x80 * kOnes;
  const std::uint64_t low = bytes & ~kHigh, lower = low | 0x20 * kOnes;
  const std::uint64_t letter = (lower + (0x80 - 'a') * kOnes) & ~(lower + (0x7F - 'z') * kOnes);
  const std::uint64_t digit = (low + (0x80 - '0') * kOnes) & ~(low + (0x7F - '9') * kOnes);
  return ~(letter | digit | bytes) & kHigh;
}

inline Chunk read_chunk(const char* text) {
  static_assert(std::endian::native == std::endian::little);
  Chunk chunk;
  std::memcpy(&chunk.low, text, 8);
  if (const std::uint64_t ends = chunk_ends(chunk.low); ends != 0) {
    const int bits = std::countr_zero(ends) - 7;
    chunk.low &= (std::uint64_t{1} << bits) - 1;
    chunk.length = static_cast<std::size_t>(bits) / 8;
    return chunk;
  }
  std::memcpy(&chunk.high, text + 8, 8);
  if (const std::uint64_t ends = chunk_ends(chunk.high); ends != 0) {
    const int bits = std::countr_zero(ends) - 7;
    chunk.high &= (std::uint64_t{1} << bits) - 1;
    chunk.length = 8 + static_cast<std::size_t>(bits) / 8;
  }
  return chunk;
}

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
