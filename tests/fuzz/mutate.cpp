#include "fuzz/mutate.h"

#include <algorithm>
#include <cstring>

namespace tra::fuzz {
namespace {

constexpr std::uint64_t kTelling[] = {0,          1,          2,           0x7F,        0x80,       0xFF,
                                      0x100,      0x7FFF,     0x8000,      0xFFFF,      0x10000,    0x7FFFFFFF,
                                      0x80000000, 0xFFFFFFFE, 0xFFFFFFFF,  0x100000000, ~0ull >> 1, 1ull << 63,
                                      ~0ull - 7,  ~0ull,      0x3FFFFFFFF, 64,          128,        31};

void overwrite(test::Random& random, std::string& input) {
  static constexpr std::size_t kWidths[] = {1, 2, 4, 8};
  const std::size_t width = std::min(kWidths[random.below(4)], input.size());
  std::uint64_t value = kTelling[random.below(std::size(kTelling))];
  const std::size_t at = random.below(input.size() - width + 1);
  if (random.chance(0.3)) {  // slightly more or less than the current value
    std::memcpy(&value, input.data() + at, width);
    value += static_cast<std::uint64_t>(random.between(-3, 3));
  }
  std::memcpy(input.data() + at, &value, width);
}

void mutate_once(test::Random& random, std::string& input, const std::vector<std::string>& seeds) {
  if (input.empty()) {
    input = random.bytes(1 + random.below(20));
    return;
  }
  const std::size_t at = random.below(input.size());
  switch (random.below(8)) {
    case 0:
      input[at] = static_cast<char>(input[at] ^ (1 << random.below(8)));
      break;
    case 1:
      input[at] = static_cast<char>(random.below(256));
      break;
    case 2:
    case 3:
      overwrite(random, input);
      break;
    case 4:
      input.resize(at);
      break;
    case 5:
      input.erase(at, 1 + random.below(8));
      break;
    case 6:
      input.insert(at, random.bytes(1 + random.below(8)));
      break;
    default: {
      const std::string& other = random.pick(seeds);
      if (other.empty()) break;
      const std::size_t from = random.below(other.size());
      const std::size_t length = 1 + random.below(std::min<std::size_t>(64, other.size() - from));
      input.replace(at, std::min(length, input.size() - at), other, from, length);
    }
  }
}

}  // namespace

std::string mutate(test::Random& random, std::string input, const std::vector<std::string>& seeds) {
  for (std::uint64_t count = 1 + random.below(4); count > 0; --count) mutate_once(random, input, seeds);
  return input;
}

}  // namespace tra::fuzz
