// MinHash (Broder 1997, On the resemblance and containment of documents) by one permutation (Li, Owen & Zhang 2012, One
// permutation hashing), with four bits per slot (Li & Koenig 2010, b-bit minwise hashing).
//
// Only consonants and digits are read. Vowels carry the diacritics, whose encoding varies: one byte or six, in
// different orders. Without vowels, all spellings of a text give the same sketch, and the text can be read byte by byte
// without branches and without decoding UTF-8. Sequences of five such syllables still distinguish articles.
#include "tra/fingerprint.h"

#include <algorithm>
#include <bit>

namespace tra {
namespace {

constexpr std::size_t kShingle = 5;          // in syllables
constexpr std::size_t kFewestShingles = 24;  // with fewer sequences, short bulletins of the same form would look alike

// How a byte changes the number that stands for the current syllable. Consonants, in either case, and digits are
// shifted into it. Bytes outside ASCII, vowels and d (which may stand for đ) are skipped, so that copies with other
// diacritics or in another encoding have the same numbers. All other bytes end the syllable.
struct ByteClass {
  std::uint64_t keep = 0;  // all bits set, or none when the byte ends the syllable
  std::uint8_t shift = 0, value = 0;
};

constexpr auto make_byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (std::size_t byte = 0x80; byte < 0x100; ++byte) classes[byte].keep = ~std::uint64_t{0};
  for (const char vowel : {'a', 'e', 'i', 'o', 'u', 'y', 'd'})
    for (const int other_case : {0, 32}) classes[static_cast<std::size_t>(vowel - other_case)].keep = ~std::uint64_t{0};
  std::uint8_t value = 0;
  for (const char sign : {'b', 'c', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'q', 'r', 's', 't',
                          'v', 'w', 'x', 'z', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'}) {
    const ByteClass added{~std::uint64_t{0}, 5, ++value};
    classes[static_cast<std::size_t>(sign)] = added;
    if (sign >= 'a') classes[static_cast<std::size_t>(sign - 32)] = added;
  }
  return classes;
}
constexpr auto kByteClasses = make_byte_classes();

// Passes the number of each syllable that has a consonant or digit to `take`.
template <typename Take>
void for_each_syllable(std::string_view text, const Take& take) {
  constexpr std::size_t block = 512;
  std::array<std::uint64_t, block> syllables;
  std::uint64_t syllable = 0;
  for (; !text.empty(); text.remove_prefix(std::min(block, text.size()))) {
    std::size_t count = 0;
    for (const char byte : text.substr(0, block)) {
      const ByteClass& kind = kByteClasses[static_cast<unsigned char>(byte)];
      syllables[count] = syllable;
      count += static_cast<std::size_t>(kind.keep == 0) & static_cast<std::size_t>(syllable != 0);
      syllable = (syllable << kind.shift | kind.value) & kind.keep;
    }
    for (std::size_t i = 0; i < count; ++i) take(syllables[i]);
  }
  if (syllable != 0) take(syllable);
}

// A hash of the last five syllables, by cyclic polynomials (Cohen 1997, Recursive hashing functions for n-grams).
class Shingles {
 public:
  // Returns true when five syllables were added.
  bool add(std::uint64_t syllable) {
    std::uint64_t number = syllable * 0x9e3779b97f4a7c15;
    number ^= number >> 32;
    std::uint64_t& oldest = last_[next_];
    hash_ = std::rotl(hash_, 13) ^ number ^ std::rotl(oldest, 13 * kShingle);
    oldest = number;
    next_ = next_ + 1 == kShingle ? 0 : next_ + 1;
    return ++count_ >= kShingle;
  }
  std::uint64_t hash() const {
    const std::uint64_t product = hash_ * 0xd6e8feb86659fd93;
    return product ^ product >> 32;
  }
  std::size_t count() const { return count_ < kShingle ? 0 : count_ - kShingle + 1; }

 private:
  std::array<std::uint64_t, kShingle> last_{};
  std::uint64_t hash_ = 0;
  std::size_t next_ = 0, count_ = 0;
};

constexpr std::string_view kDigits = "0123456789abcdef";  // one digit per slot
constexpr std::uint8_t kValues = 15;                      // number of values of a non-empty slot

}  // namespace

Fingerprint Fingerprint::of(const Article& article) {
  constexpr std::uint64_t none = ~std::uint64_t{0};
  std::array<std::uint64_t, slots> smallest;
  smallest.fill(none);
  Shingles shingles;
  for (const std::string* text : {&article.title, &article.lead, &article.body})
    for_each_syllable(*text, [&](std::uint64_t syllable) {
      if (!shingles.add(syllable)) return;
      const std::uint64_t hash = shingles.hash();
      std::uint64_t& slot = smallest[hash % slots];
      slot = std::min(slot, hash);
    });

  Fingerprint fingerprint;
  if (shingles.count() < kFewestShingles) return fingerprint;
  for (std::size_t i = 0; i < slots; ++i)  // low bits are used because the high bits of a minimum are mostly zero
    if (smallest[i] != none) fingerprint.sketch_[i] = static_cast<std::uint8_t>(1 + smallest[i] / slots % kValues);
  return fingerprint;
}

std::string Fingerprint::text() const {
  std::string out;
  if (empty()) return out;
  for (const std::uint8_t slot : sketch_) out += kDigits[slot];
  return out;
}

Fingerprint Fingerprint::parse(std::string_view text) {
  Fingerprint fingerprint;
  if (text.size() != slots) return fingerprint;
  for (std::size_t i = 0; i < slots; ++i) {
    const std::size_t value = kDigits.find(text[i]);
    if (value == std::string_view::npos) return {};
    fingerprint.sketch_[i] = static_cast<std::uint8_t>(value);
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
  if (used == 0) return 0;
  constexpr double by_chance = 1.0 / kValues;
  const double share = static_cast<double>(equal) / static_cast<double>(used);
  return std::max(0.0, (share - by_chance) / (1 - by_chance));
}

}  // namespace tra
