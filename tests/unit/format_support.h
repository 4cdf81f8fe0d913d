// A framed file in memory, written by a callback. Its bytes are in an allocation of exactly their size, so that a
// sanitizer detects every read past the end.
#pragma once

#include <cstring>
#include <memory>
#include <string>

#include "support/bytes.h"
#include "support/random.h"
#include "tra/format/file.h"

namespace tra::test {

inline constexpr format::SegmentId kTestSegment = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

template <typename Write>
std::string framed(format::FileKind kind, const Write& write) {
  std::string bytes;
  format::FileWriter file(kind, kTestSegment, [&](std::span<const std::byte> more) { bytes += as_string(more); });
  write(file);
  file.finish();
  return bytes;
}

class OpenBytes {
 public:
  OpenBytes(format::FileKind kind, const std::string& bytes) : bytes_(std::make_unique<std::byte[]>(bytes.size())) {
    std::memcpy(bytes_.get(), bytes.data(), bytes.size());
    file_ = std::make_unique<format::File>("test-file", std::span(bytes_.get(), bytes.size()), kind, kTestSegment);
  }
  const format::File& file() const { return *file_; }

 private:
  std::unique_ptr<std::byte[]> bytes_;
  std::unique_ptr<format::File> file_;
};

template <typename Write>
OpenBytes written(format::FileKind kind, const Write& write) {
  return OpenBytes(kind, framed(kind, write));
}

// A random number in which every number of bits up to `most` is equally likely.
inline std::uint64_t random_bits(Random& random, unsigned most) {
  const auto bits = static_cast<unsigned>(random.below(most + 1));
  return bits == 0    ? 0
         : bits == 64 ? (random.below(1ull << 32) << 32 | random.below(1ull << 32)) | 1ull << 63
                      : random.below(1ull << bits);
}

}  // namespace tra::test
