// The frame of every index file: a header that identifies the file, content in pages with checksums, and a trailer.
//
//   header (64 bytes) | content | XXH3 of each 64 KiB page of header and content | trailer (32 bytes)
//
// A page is fetched and verified when it is first read. Opening a file is therefore cheap, and damage is still found
// before any damaged byte is used (FORMAT.md, "Frame").
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

// Modelled on the signature of PNG files.
inline constexpr std::array<std::uint8_t, 8> kMagic = {0x89, 't', 'r', 'a', 0x0D, 0x0A, 0x1A, 0x0A};
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
// XXH3 (128 bits, little-endian) of a file's name. Live docs and attachments store it in place of the segment id. Such
// a file exists once per commit, so an old file in the place of a new one is detected.
SegmentId name_id(std::string_view file_name);

// Takes content in order and passes framed bytes to `sink`. finish() writes the page checksums and the trailer.
class FileWriter {
 public:
  using Sink = std::function<void(std::span<const std::byte>)>;
  FileWriter(FileKind kind, const SegmentId& segment, Sink sink);
  ~FileWriter();

  void append(std::span<const std::byte> bytes);
  std::uint64_t offset() const noexcept { return offset_; }  // position of the next byte in the file
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

// Reads a framed file. The bytes must outlive this object. Const members are thread-safe.
class File {
 public:
  // Brings the bytes [offset, offset + length) of the file into memory. It is called before bytes are first read, by
  // several threads at once, and may throw.
  using Fetch = std::function<void(std::uint64_t offset, std::uint64_t length)>;

  // Checks magic, version, kind, segment id, header and trailer. Throws Error(corruption) or Error(version). Without
  // `fetch`, all bytes must be in memory.
  File(std::string path, std::span<const std::byte> bytes, FileKind kind, const SegmentId& segment, Fetch fetch = {});

  const std::string& path() const noexcept { return path_; }
  std::uint64_t content_end() const noexcept { return content_end_; }
  std::uint64_t size() const noexcept { return bytes_.size(); }

  // The verified bytes [offset, offset + length) of the file. O(1) once their pages were verified.
  std::span<const std::byte> read(std::uint64_t offset, std::uint64_t length) const {
    if (offset < kHeaderSize || offset > content_end_ || length > content_end_ - offset) outside(offset);
    if (length != 0) verify(offset, length);
    return bytes_.subspan(offset, length);
  }
  ByteReader reader(std::uint64_t offset, std::uint64_t length) const {
    return ByteReader(read(offset, length), path_, offset);
  }
  // Verifies the pages that contain these bytes. The bytes must lie inside the content.
  void verify(std::uint64_t offset, std::uint64_t length) const {
    for (std::uint64_t page = offset / kPageSize; page <= (offset + length - 1) / kPageSize; ++page)
      if (!is_verified(page)) verify_page(page);
  }
  const std::byte* data() const noexcept { return bytes_.data(); }

  // Verifies every page and the checksum of the whole file.
  void verify_all() const;

  [[noreturn]] void corrupt(const std::string& message, std::uint64_t offset) const;

 private:
  [[noreturn]] void outside(std::uint64_t offset) const;
  bool is_verified(std::uint64_t page) const noexcept {
    // Acquires the bytes that another thread fetched.
    return (verified_[page / 64].load(std::memory_order_acquire) >> (page % 64) & 1) != 0;
  }
  void fetch(std::uint64_t offset, std::uint64_t length) const {
    if (fetch_) fetch_(offset, length);
  }
  void fetch_page(std::uint64_t page) const;
  void verify_page(std::uint64_t page) const;

  std::string path_;
  std::span<const std::byte> bytes_;
  Fetch fetch_;
  std::uint64_t content_end_ = 0;
  std::unique_ptr<std::atomic<std::uint64_t>[]> verified_;  // one bit per page
};

}  // namespace tra::format
