// How often words stand side by side: terms with their counts, and counts of ordered pairs of adjacent terms.
//
//   content := pair block..., term block..., pair index, term index, tail
//   tail    := words counted u64, pairs u64, pair index offset u64, term index offset u64, terms u32   (the last 36
//   bytes) pair index, an entry a block := number of the first pair's first term u32, of its second u32, offset of the
//   block u64 term index, an entry a block := offset of the block u64 pair block := entry..., 128 pairs; entry := count
//   * 4 + 2 u + n (varint); but for the block's first pair, where n is 0:
//                 second term - second term of the pair before (varint), where n is 1: first term - first term before,
//                 second term (varints); where u is 1: how often the second word was capitalised (varint)
//   term block := entry..., 32 terms; entry := bytes shared with the term before (varint, 0 for the first), more bytes
//                 (varint), those bytes, count, times capitalised inside a sentence, pairs it begins, sum of their
//                 counts (varints)
//
// Terms are opaque bytes in ascending order, numbered from 0; pairs are ordered by their numbers, 128 a block.
// Counts are lower bounds: rare pairs are left out. Capitals tell how a suggested word is to be shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/format/file.h"

namespace tra::format {

inline constexpr std::size_t kPairsPerBlock = 128;
inline constexpr std::size_t kPairTermsPerBlock = 32;
inline constexpr std::size_t kMaxPairTermBytes = 8192;
inline constexpr std::uint64_t kMaxPairCount = 1ull << 56;

// Takes all terms, then all pairs.
class PairTableWriter {
 public:
  explicit PairTableWriter(FileWriter& file) : file_(file) {}
  // Terms in strictly ascending byte order, 1 to kMaxPairTermBytes bytes; returns the term's number.
  std::uint32_t add_term(std::string_view term, std::uint64_t count, std::uint64_t capitals);
  // Pairs in strictly ascending order of term numbers; a count of 1 to kMaxPairCount.
  void add_pair(std::uint32_t first, std::uint32_t second, std::uint64_t count, std::uint64_t capitals);
  // `words`: how many were counted, those of terms left out included.
  void finish(std::uint64_t words);

 private:
  void end_block();
  void write_terms(ByteWriter& index);

  struct Term {
    std::uint64_t key_end, count, capitals, pairs, pair_sum;
  };
  FileWriter& file_;
  std::string keys_;
  std::vector<Term> terms_;
  ByteWriter block_, index_;
  std::size_t in_block_ = 0;
  std::uint64_t pairs_ = 0;
  std::uint32_t first_ = 0, second_ = 0;
};

// Reads a table in place. Const members are safe from many threads.
class PairTable {
 public:
  explicit PairTable(const File& file);  // the file must outlive it

  std::uint64_t words() const noexcept { return words_; }
  std::uint64_t pairs() const noexcept { return pairs_; }
  std::uint32_t terms() const noexcept { return terms_; }

  class Terms;
  // At the first term that is not smaller.
  Terms seek_term(std::string_view term) const;
  std::string term(std::uint32_t number) const;  // number < terms()

  class Pairs;
  // At the first pair that is not smaller.
  Pairs seek_pair(std::uint32_t first, std::uint32_t second) const;

 private:
  friend class Terms;
  friend class Pairs;
  std::uint64_t term_block_offset(std::uint32_t block) const;
  std::string_view first_term(std::uint32_t block) const;
  struct PairBlock {
    std::uint32_t first, second;
    std::uint64_t offset;
  };
  PairBlock pair_block(std::uint64_t block) const;

  const File* file_;
  std::uint64_t words_ = 0, pairs_ = 0, pair_index_ = 0, term_index_ = 0, pair_blocks_ = 0;
  std::uint32_t terms_ = 0, term_blocks_ = 0;
};

class PairTable::Terms {
 public:
  bool valid() const noexcept { return valid_; }
  std::uint32_t number() const noexcept { return number_; }
  std::string_view term() const noexcept { return term_; }
  std::uint64_t count() const noexcept { return count_; }        // times the word was counted
  std::uint64_t capitals() const noexcept { return capitals_; }  // of them capitalised, sentence beginnings left out
  std::uint64_t pairs() const noexcept { return pairs_; }        // in the table that begin with it
  std::uint64_t pair_sum() const noexcept { return pair_sum_; }  // of their counts
  void next();
  void skip_to(std::uint32_t number);  // forwards, to a number below terms()

 private:
  friend class PairTable;
  explicit Terms(const PairTable& table) : table_(&table), reader_({}, {}) {}
  void open_block(std::uint32_t block);
  void read_entry();

  const PairTable* table_;
  ByteReader reader_;
  std::uint32_t block_ = 0, number_ = 0;
  bool valid_ = false;
  std::string term_;
  std::uint64_t count_ = 0, capitals_ = 0, pairs_ = 0, pair_sum_ = 0;
};

class PairTable::Pairs {
 public:
  bool valid() const noexcept { return valid_; }
  std::uint32_t first() const noexcept { return first_; }
  std::uint32_t second() const noexcept { return second_; }
  std::uint64_t count() const noexcept { return count_; }
  std::uint64_t capitals() const noexcept { return capitals_; }  // of them with the second word capitalised
  void next();

 private:
  friend class PairTable;
  explicit Pairs(const PairTable& table) : table_(&table), reader_({}, {}) {}
  void open_block(std::uint64_t block);
  void read_counts(std::uint64_t head);

  const PairTable* table_;
  ByteReader reader_;
  std::uint64_t block_ = 0, count_ = 0, capitals_ = 0;
  std::uint32_t first_ = 0, second_ = 0;
  bool valid_ = false;
};

}  // namespace tra::format
