// Puts fuzzed content into a frame with correct checksums. Otherwise the frame would detect all damage, and no decoder
// would run.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "tra/format/file.h"

namespace tra::fuzz {

std::string framed(format::FileKind kind, std::string_view content, const format::SegmentId& segment = {});

// The content that a writer gives to a file.
std::string content_of(const std::function<void(format::FileWriter&)>& write);

// A file with this content. Its bytes are in a heap block of exactly their size.
class FramedFile {
 public:
  FramedFile(format::FileKind kind, std::string_view content);
  const format::File& file() const { return *file_; }

 private:
  std::unique_ptr<std::byte[]> bytes_;
  std::unique_ptr<format::File> file_;
};

// Reads numbers from the front of an input; 0 after its end.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}
  std::uint64_t number(std::size_t bytes);
  std::string_view take(std::size_t bytes);
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace tra::fuzz
