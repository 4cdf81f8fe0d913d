#include "fuzz/framed.h"

#include <algorithm>
#include <cstring>

#include "support/bytes.h"

namespace tra::fuzz {

std::string framed(format::FileKind kind, std::string_view content, const format::SegmentId& segment) {
  std::string bytes;
  format::FileWriter writer(kind, segment, [&](std::span<const std::byte> more) { bytes += test::as_string(more); });
  writer.append(test::as_bytes(content));
  writer.finish();
  return bytes;
}

std::string content_of(const std::function<void(format::FileWriter&)>& write) {
  std::string bytes;
  format::FileWriter writer(format::FileKind::terms, {},
                            [&](std::span<const std::byte> more) { bytes += test::as_string(more); });
  write(writer);
  const std::size_t end = writer.offset();
  writer.finish();
  return bytes.substr(format::kHeaderSize, end - format::kHeaderSize);
}

FramedFile::FramedFile(format::FileKind kind, std::string_view content) {
  const std::string bytes = framed(kind, content);
  bytes_ = std::make_unique<std::byte[]>(bytes.size());
  std::memcpy(bytes_.get(), bytes.data(), bytes.size());
  file_ = std::make_unique<format::File>("fuzzed", std::span(bytes_.get(), bytes.size()), kind, format::SegmentId{});
}

std::uint64_t Input::number(std::size_t bytes) {
  std::uint64_t value = 0;
  const std::string_view taken = take(bytes);
  std::memcpy(&value, taken.data(), taken.size());
  return value;
}

std::string_view Input::take(std::size_t bytes) {
  const std::string_view taken = rest_.substr(0, std::min(bytes, rest_.size()));
  rest_.remove_prefix(taken.size());
  return taken;
}

}  // namespace tra::fuzz
