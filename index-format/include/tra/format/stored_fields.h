// Stored documents, compressed with zstd in blocks of about 16 KiB, with a dictionary trained on the segment.
//
//   content := zstd dictionary, block..., block table, tail
//   table   := for each block: first document u32, offset u64                 (12 bytes)
//   tail    := dictionary bytes u32, offset of the table u64, blocks u32, documents u32   (20 bytes)
//   block   := uncompressed bytes u32, one zstd frame; uncompressed, for each document: length (varint), bytes
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/format/file.h"

namespace tra::format {

inline constexpr std::size_t kStoredBlockBytes = 16 * 1024;
inline constexpr std::size_t kMaxStoredBlockBytes = 1u << 30;  // a single large document forms a block of its own

class StoredFieldsWriter {
 public:
  explicit StoredFieldsWriter(FileWriter& file);
  ~StoredFieldsWriter();
  void add(std::string_view document);  // in document order; less than 1 GiB
  void finish();
  std::size_t memory() const noexcept;

 private:
  void train();
  void end_block();
  void compress_waiting();
  void compress_block(std::string_view raw, std::uint32_t first_document);

  FileWriter& file_;
  struct Zstd;
  std::unique_ptr<Zstd> zstd_;
  std::vector<std::pair<std::string, std::uint32_t>> waiting_;  // blocks to be compressed, with their first documents
  std::size_t waiting_bytes_ = 0;
  std::string block_, compressed_;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> table_;
  std::uint32_t documents_ = 0, block_first_ = 0, dictionary_bytes_ = 0;
  bool trained_ = false;
};

class StoredFields {
 public:
  StoredFields(const File& file, std::uint32_t documents);
  ~StoredFields();
  StoredFields(StoredFields&&) noexcept;

  // Decompresses the document's block and returns the document's bytes. Thread-safe.
  std::string read(std::uint32_t document) const;

  // Reads documents in ascending order and decompresses each block once. Not thread-safe.
  class Scan {
   public:
    explicit Scan(const StoredFields& fields) : fields_(&fields) {}
    std::string_view read(std::uint32_t document);  // valid until the next call

   private:
    const StoredFields* fields_;
    std::uint32_t block_ = 0xFFFF'FFFFu, first_ = 0;
    std::string raw_;
    std::vector<std::string_view> documents_;
  };

 private:
  friend class Scan;
  std::uint32_t block_of(std::uint32_t document) const;
  std::uint32_t first_document(std::uint32_t block) const;
  std::string decompress(std::uint32_t block) const;

  const File* file_;
  std::uint64_t table_offset_ = 0;
  std::uint32_t blocks_ = 0, documents_ = 0;
  struct Dictionary;
  std::unique_ptr<Dictionary> dictionary_;
};

}  // namespace tra::format
