// The frame every file of an index has: a header that says what it is, pages with checksums, a trailer.
//
//   header (64 bytes) | content | XXH3 of each 64 KiB page of header and content | trailer (32 bytes)
//
// Pages are verified when they are first touched, so that opening costs nothing and damage is still found before it is
// believed (FORMAT.md, "Frame").
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "tra/format/bytes.h"

namespace tra::format {

inline constexpr std::array<std::uint8_t, 8> kMagic = {0x89, 't', 'r', 'a', 0x0D, 0x0A, 0x1A, 0x0A};  // after PNG's
inline constexpr std::uint16_t kFormatVersion = 1;
inline constexpr std::size_t kPageSize = 64 * 1024;
inline constexpr std::size_t kHeaderSize = 64;
inline constexpr std::size_t kTrailerSize = 32;

// Values are part of the format: never change or reuse one.
enum class FileKind : std::uint16_t {
  manifest = 1,
  terms = 2,
  postings = 3,
  positions = 4,
  columns = 5,
  stored = 6,
  live_docs = 7,
  attachment = 8,
  pairs = 9,
};
const char* to_string(FileKind kind) noexcept;

using SegmentId = std::array<std::uint8_t, 16>;  // random; all zero in manifests
std::string to_hex(const SegmentId& id);
// XXH3 (128 bits, little-endian) of a file's name: in the place of the segment id of live documents and attachments, of
// which there is one a commit, so that an older one in place of a newer is noticed.
SegmentId name_id(std::string_view file_name);

// Takes content in order and hands framed bytes to `sink` as they come; finish() writes table and trailer.
class FileWriter {
 public:
  using Sink = std::function<void(std::span<const std::byte>)>;
  FileWriter(FileKind kind, const SegmentId& segment, Sink sink);
  ~FileWriter();

  void append(std::span<const std::byte> bytes);
  std::uint64_t offset() const noexcept { return offset_; }  // in the file, of the next byte appended
  void finish();
  std::uint64_t size() const noexcept { return offset_; }  // of the whole file, after finish()

 private:
  void emit(std::span<const std::byte> bytes);
  void end_page();

  Sink sink_;
  std::vector<std::byte> page_;
  std::vector<std::uint64_t> page_sums_;
  std::uint64_t offset_ = 0;
  struct Hash;
  std::unique_ptr<Hash> hash_;
};

// A framed file being read. The bytes must outlive it. Const members are safe from many threads.
class File {
 public:
  // Checks magic, version, kind, segment id, header and trailer; Error(corruption) or Error(version).
  File(std::string path, std::span<const std::byte> bytes, FileKind kind, const SegmentId& segment);

  const std::string& path() const noexcept { return path_; }
  std::uint64_t content_end() const noexcept { return content_end_; }
  std::uint64_t size() const noexcept { return bytes_.size(); }

  // The bytes [offset, offset + length) of the file, verified. O(1) once their pages have been seen.
  std::span<const std::byte> read(std::uint64_t offset, std::uint64_t length) const {
    if (offset < kHeaderSize || offset > content_end_ || length > content_end_ - offset) outside(offset);
    if (length != 0) verify(offset, length);
    return bytes_.subspan(offset, length);
  }
  ByteReader reader(std::uint64_t offset, std::uint64_t length) const {
    return ByteReader(read(offset, length), path_, offset);
  }
  // Verifies the pages that hold these bytes, which must lie inside the content.
  void verify(std::uint64_t offset, std::uint64_t length) const {
    for (std::uint64_t page = offset / kPageSize; page <= (offset + length - 1) / kPageSize; ++page)
      if (!(verified_[page / 64].load(std::memory_order_relaxed) >> (page % 64) & 1)) verify_page(page);
  }
  const std::byte* data() const noexcept { return bytes_.data(); }

  // Every page, and the checksum of the whole file.
  void verify_all() const;

  [[noreturn]] void corrupt(const std::string& message, std::uint64_t offset) const;

 private:
  [[noreturn]] void outside(std::uint64_t offset) const;
  void verify_page(std::uint64_t page) const;

  std::string path_;
  std::span<const std::byte> bytes_;
  std::uint64_t content_end_ = 0;
  std::unique_ptr<std::atomic<std::uint64_t>[]> verified_;  // a bit a page
};

}  // namespace tra::format
