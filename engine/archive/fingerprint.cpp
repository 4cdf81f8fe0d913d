// MinHash (Broder 1997, On the resemblance and containment of documents) by one permutation (Li, Owen & Zhang 2012,
// One permutation hashing), a byte a slot (Li & Koenig 2010, b-bit minwise hashing).
#include "archive/folded_syllables.h"

#include <algorithm>

#include "tra/fingerprint.h"

namespace tra {
namespace {

constexpr std::size_t kShingle = 5;        // syllables
constexpr std::size_t kFewestShingles = 28;  // of a text that has a sketch: with fewer, bulletins of one form look alike

// The finisher of MurmurHash3 (Appleby): every bit of the result depends on every bit given.
std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ x >> 33;
}

// Hashes of the last five syllables, rolling (Karp & Rabin 1987), modulo 2^64.
class Shingles {
 public:
  // True when five syllables are there.
  bool add(std::uint64_t syllable) {
    const std::uint64_t number = syllable * 0x9e3779b97f4a7c15ULL >> 7;
    std::uint64_t& oldest = last_[count_ % kShingle];
    hash_ = (hash_ - oldest * kLeaving) * kBase + number;
    oldest = number;
    return ++count_ >= kShingle;
  }
  std::uint64_t hash() const { return mix(hash_); }
  std::size_t count() const { return count_ < kShingle ? 0 : count_ - kShingle + 1; }

 private:
  static constexpr std::uint64_t kBase = 0xd6e8feb86659fd93ULL;
  static constexpr std::uint64_t kLeaving = kBase * kBase * kBase * kBase;

  std::array<std::uint64_t, kShingle> last_{};
  std::uint64_t hash_ = 0;
  std::size_t count_ = 0;
};

int hex_value(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

}  // namespace

Fingerprint Fingerprint::of(const Article& article) {
  constexpr std::uint64_t none = ~std::uint64_t{0};
  std::array<std::uint64_t, slots> smallest;
  smallest.fill(none);
  Shingles shingles;
  for (const std::string* text : {&article.title, &article.lead, &article.body})
    archive::for_each_folded_syllable(*text, [&](std::uint64_t syllable) {
      if (!shingles.add(syllable)) return;
      const std::uint64_t hash = shingles.hash();
      std::uint64_t& slot = smallest[hash % slots];
      slot = std::min(slot, hash);
    });

  Fingerprint fingerprint;
  if (shingles.count() < kFewestShingles) return fingerprint;
  for (std::size_t i = 0; i < slots; ++i)  // the low bits: the high ones of a minimum are mostly zero
    if (smallest[i] != none) fingerprint.sketch_[i] = static_cast<std::uint8_t>(1 + smallest[i] / slots % 255);
  return fingerprint;
}

std::string Fingerprint::text() const {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  if (empty()) return out;
  for (const std::uint8_t byte : sketch_) out += {digits[byte >> 4], digits[byte & 15]};
  return out;
}

Fingerprint Fingerprint::parse(std::string_view text) {
  Fingerprint fingerprint;
  if (text.size() != 2 * slots) return fingerprint;
  for (std::size_t i = 0; i < slots; ++i) {
    const int high = hex_value(text[2 * i]), low = hex_value(text[2 * i + 1]);
    if (high < 0 || low < 0) return {};
    fingerprint.sketch_[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return fingerprint;
}

bool Fingerprint::empty() const noexcept {
  return std::all_of(sketch_.begin(), sketch_.end(), [](std::uint8_t slot) { return slot == 0; });
}

double Fingerprint::agreement(const Fingerprint& other) const noexcept {
  std::size_t used = 0, equal = 0;
  for (std::size_t i = 0; i < slots; ++i) {
    used += (sketch_[i] | other.sketch_[i]) != 0;
    equal += sketch_[i] == other.sketch_[i] && sketch_[i] != 0;
  }
  return used == 0 ? 0 : static_cast<double>(equal) / static_cast<double>(used);
}

}  // namespace tra
