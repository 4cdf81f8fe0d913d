// Finds where words end, on raw bytes. The common case, ASCII and precomposed Vietnamese letters, is decided by byte
// comparisons and one table; nothing here allocates.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "analysis/char_class.h"

namespace tra::analysis {

inline constexpr std::size_t kLongestAtom = 100;  // bytes; longer runs are cut at a code point
inline constexpr std::size_t kLongestSpan = 200;

struct Atom {
  std::size_t end;
  bool number;  // digits with . , / : - between them; else letters, or letters and digits
};

// Where the word goes on behind the invisible characters at text[at]; `at` where it does not before `stop`. So no atom
// ends in one of them, whatever follows it: a span that is cut out of its text has the same atoms.
std::size_t skip_ignorables(std::string_view text, std::size_t at, std::size_t stop);

// End of the run of letters, digits and marks that begins at text[at]. Pre-condition as for scan_atom; the run is then
// longer than 0 bytes.
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

// Pre-condition: a letter or digit stands at text[at].
Atom scan_atom(std::string_view text, std::size_t at);

// End of the cluster that begins with the ideograph at text[at]: with its marks, and in scripts without spaces with the
// vowels and subscript consonants round its consonant. At most kLongestAtom bytes and a code point.
std::size_t scan_cluster(std::string_view text, std::size_t at);

// Length of the mark at text[at] if it ties the atom before it to one that follows: Mi-an, KT-XH, T.Ư, d’Ivoire; else
// 0.
std::size_t tie_length(std::string_view text, std::size_t at, bool after_number);

// A run of ASCII letters, digits and non-ASCII bytes, up to an ASCII character of another kind: the whole word in most
// text. Found eight bytes at a time, with the run itself as two zero-padded integers.
struct Chunk {
  std::uint64_t low = 0, high = 0;
  std::size_t length = 0;  // 0: longer than 15 bytes
};
inline constexpr std::size_t kChunkReach = 16;  // bytes that must be readable at the begin of a chunk

// The high bit of each byte that ends a chunk.
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

// End of the whole span of tied atoms. Pre-condition as for scan_atom.
inline std::size_t scan_span(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  for (;;) {
    const Atom atom =
        is_ascii_digit(static_cast<unsigned char>(text[at])) ? scan_atom(text, at) : Atom{scan_word(text, at), false};
    at = atom.end;
    if (at >= text.size() || text[at] == ' ' || at - begin > kLongestSpan - kLongestAtom) return at;
    const std::size_t tie = tie_length(text, at, atom.number);
    if (tie == 0) return at;
    at += tie;
  }
}

}  // namespace tra::analysis
