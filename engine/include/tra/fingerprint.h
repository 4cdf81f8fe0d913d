// Tells the same article saved twice (another address, other teasers, a few words changed) by a sketch of its text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "tra/article.h"

namespace tra {

// A MinHash sketch of the runs of five syllables in title, lead and body, without marks and case. From the slots in
// which two sketches agree follows an estimate of the share of such runs that the two texts have in common. Text in
// other than Latin letters is passed over.
class Fingerprint {
 public:
  Fingerprint() = default;  // of no text

  // Empty where the text is too short to tell it from others of its form.
  static Fingerprint of(const Article& article);

  // 64 hexadecimal digits, nothing for an empty sketch; `parse` takes anything else for an empty one.
  std::string text() const;
  static Fingerprint parse(std::string_view text);

  bool empty() const noexcept;
  double agreement(const Fingerprint& other) const noexcept;  // the estimate, 0 to 1; 0 where one is empty
  // Whether they have four runs of five or more in common.
  bool same_article(const Fingerprint& other) const noexcept { return agreement(other) >= 0.8; }

  bool operator==(const Fingerprint&) const = default;

 private:
  static constexpr std::size_t slots = 64;
  std::array<std::uint8_t, slots> sketch_{};  // 0: no run fell into the slot
};

}  // namespace tra
