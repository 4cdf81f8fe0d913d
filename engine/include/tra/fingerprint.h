// Recognises an article that was saved twice (under another address, with other teasers, with a few words changed).
//
//   const bool copies = tra::Fingerprint::of(a).same_article(tra::Fingerprint::of(b));
//
// A Fingerprint is a value of 64 bytes. Making one is linear in the text; nothing here throws.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "tra/article.h"

namespace tra {

// A MinHash sketch of the sequences of five syllables in title, lead and body, ignoring diacritics and case. The number
// of equal slots in two sketches estimates the fraction of sequences that the two texts share. Text in other than Latin
// letters is ignored.
class Fingerprint {
 public:
  Fingerprint() = default;  // empty

  // Empty when the text is too short to distinguish it from similar texts.
  static Fingerprint of(const Article& article);

  // 64 hexadecimal digits, or nothing when empty. `parse` returns an empty sketch for any other text.
  std::string text() const;
  static Fingerprint parse(std::string_view text);

  bool empty() const noexcept;
  double agreement(const Fingerprint& other) const noexcept;  // estimated shared fraction, 0 to 1; 0 when one is empty
  // Whether the two texts share at least four of five sequences.
  bool same_article(const Fingerprint& other) const noexcept { return agreement(other) >= 0.8; }

  bool operator==(const Fingerprint&) const = default;

 private:
  static constexpr std::size_t slots = 64;
  std::array<std::uint8_t, slots> sketch_{};  // 0: no sequence fell into the slot
};

}  // namespace tra
