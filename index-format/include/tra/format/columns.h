// Columns (doc values): the values of a field by document number, for norms, keyword ordinals and integers. Read in
// place.
//
//   content   := column..., directory, tail
//   tail      := offset of the directory u64, columns u32, documents u32       (the last 16 bytes of the content)
//   directory := for each column: field u16, kind u8, offset u64, length u64   (19 bytes)
//   norms     := one byte per document (norms.h)
//   keyword   := values u32, offset of each value in the value bytes u32 and their total length u32, value bytes;
//                sets u32, begin of each set in the ordinals u32 and their total number u32,
//                ordinals u32 (ascending in a set); width u8 (1, 2 or 4),
//                for each document the number of its set in that many bytes; set 0 is empty
//   integer   := form u8; form 1 (at most one value per document): width u8 (1, 2, 4 or 8), base i64,
//                for each document 0 (no value) or value - base + 1 in that many bytes;
//                form 2 (any number of values): begin of each document's values u32 and their total number u32,
//                values i64 (ascending in a document)
//
// A keyword column stores the distinct sets of values, and one set number per document. Counting facets is therefore
// one histogram over set numbers, however many values a document has.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/format/file.h"

namespace tra::format {

enum class ColumnKind : std::uint8_t { norms = 1, keyword = 2, integer = 3 };  // values are part of the format
inline constexpr std::uint16_t kNormsField = 0xFFFF;

class KeywordColumnWriter {
 public:
  // Documents must come in ascending order. A document may have any number of values; duplicates count once.
  void add(std::uint32_t document, std::string_view value);
  std::size_t memory() const noexcept;
  bool empty() const noexcept { return pairs_.empty(); }
  void encode(std::uint32_t documents, ByteWriter& out) const;

 private:
  std::map<std::string, std::uint32_t, std::less<>> values_;  // value to its order of first appearance
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
  std::size_t value_bytes_ = 0;
};

class IntegerColumnWriter {
 public:
  void add(std::uint32_t document, std::int64_t value) { pairs_.emplace_back(document, value); }
  std::size_t memory() const noexcept { return pairs_.capacity() * sizeof pairs_[0]; }
  bool empty() const noexcept { return pairs_.empty(); }
  void encode(std::uint32_t documents, ByteWriter& out) const;

 private:
  std::vector<std::pair<std::uint32_t, std::int64_t>> pairs_;
};

class ColumnsWriter {
 public:
  ColumnsWriter(FileWriter& file, std::uint32_t documents) : file_(file), documents_(documents) {}
  void norms(std::span<const std::uint8_t> norms);
  void keyword(std::uint16_t field, const KeywordColumnWriter& column);
  void integer(std::uint16_t field, const IntegerColumnWriter& column);
  void finish();

 private:
  void column(std::uint16_t field, ColumnKind kind, std::span<const std::byte> bytes);
  FileWriter& file_;
  std::uint32_t documents_, columns_ = 0;
  ByteWriter directory_;
};

// An array of fixed-width unsigned integers, read in place.
class Codes {
 public:
  Codes() = default;
  Codes(const std::byte* data, unsigned width) : data_(data), width_(width) {}
  std::uint64_t operator[](std::size_t i) const noexcept {
    switch (width_) {
      case 1:
        return std::to_integer<std::uint64_t>(data_[i]);
      case 2:
        return load<std::uint16_t>(data_ + 2 * i);
      case 4:
        return load<std::uint32_t>(data_ + 4 * i);
      default:
        return load<std::uint64_t>(data_ + 8 * i);
    }
  }
  unsigned width() const noexcept { return width_; }
  const std::byte* data(std::size_t i = 0) const noexcept { return data_ + i * width_; }
  Codes from(std::size_t i) const noexcept { return {data_ + i * width_, width_}; }

 private:
  const std::byte* data_ = nullptr;
  unsigned width_ = 1;
};

class KeywordColumn {
 public:
  KeywordColumn(const File& file, std::uint64_t offset, std::uint64_t length, std::uint32_t documents);

  std::uint32_t values() const noexcept { return values_; }
  std::string_view value(std::uint32_t ordinal) const;                 // in ascending byte order
  std::optional<std::uint32_t> ordinal(std::string_view value) const;  // O(log values)
  std::uint32_t sets() const noexcept { return sets_; }
  std::uint32_t set_of(std::uint32_t document) const;  // less than sets()
  // Adds one to the count of the set of each document that has a bit in `words`, 64 documents a word from document 0
  // on. `counts` has an entry for each set.
  void count_sets(std::span<const std::uint64_t> words, std::span<std::uint32_t> counts) const;
  // The ordinals of a set.
  std::pair<Codes, std::uint32_t> set(std::uint32_t set) const;  // and their number

 private:
  const File* file_;
  std::uint32_t values_ = 0, sets_ = 0;
  Codes value_offsets_, set_begins_, ordinals_, codes_;
  std::string_view value_bytes_;
  std::uint32_t ordinal_count_ = 0;
};

class IntegerColumn {
 public:
  IntegerColumn(const File& file, std::uint64_t offset, std::uint64_t length, std::uint32_t documents);

  std::uint32_t count(std::uint32_t document) const;
  std::int64_t value(std::uint32_t document, std::uint32_t i) const;  // i must be less than count(document)

  // The values of documents [i * kStretch, (i + 1) * kStretch).
  static constexpr std::uint32_t kStretch = 4096;
  struct Extremes {
    std::int64_t least, greatest;  // greatest < least: no document has a value
    bool all;                      // whether every document has one
  };
  std::span<const Extremes> extremes() const noexcept { return extremes_; }

  // Form 1, in which a document has one value at most: its code is 0 for none, else value - base + 1.
  bool has_codes() const noexcept { return !many_; }
  const Codes& codes() const noexcept { return codes_; }
  // The codes of the values in [from, to], as [first, last]; first > last where the column can hold none of them.
  struct CodeRange {
    std::uint64_t first, last;
  };
  CodeRange codes_of(std::int64_t from, std::int64_t to) const noexcept;

 private:
  void find_extremes(std::uint32_t documents);
  Extremes extremes_of_codes(std::uint32_t begin, std::uint32_t end) const;
  Extremes extremes_of_values(std::uint32_t begin, std::uint32_t end) const;

  const File* file_;
  bool many_ = false;
  std::int64_t base_ = 0;
  Codes codes_, begins_, values_;
  std::uint32_t value_count_ = 0;
  std::vector<Extremes> extremes_;
};

class Columns {
 public:
  Columns(const File& file, std::uint32_t documents);  // reads only the directory

  // A column is verified and opened on first use. Thread-safe.
  std::span<const std::uint8_t> norms() const;
  const KeywordColumn* keyword(std::uint16_t field) const;  // null when no document has a value
  const IntegerColumn* integer(std::uint16_t field) const;

 private:
  struct Place {
    std::uint64_t offset = 0, length = 0;
  };
  const File* file_;
  std::uint32_t documents_;
  Place norms_;
  std::map<std::uint16_t, Place> keyword_places_, integer_places_;
  mutable std::mutex opening_;
  mutable std::map<std::uint16_t, KeywordColumn> keywords_;
  mutable std::map<std::uint16_t, IntegerColumn> integers_;
};

}  // namespace tra::format
