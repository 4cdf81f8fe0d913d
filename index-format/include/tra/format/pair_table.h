// Counts of terms, and of ordered pairs of adjacent terms.
//
//   content    := pair block..., term block..., pair index, term index, tail
//   tail       := words counted u64, pairs u64, pair index offset u64, term index offset u64, terms u32
//                 (the last 36 bytes of the content)
//   pair index := for each block: number of the first pair's first term u32, of its second term u32,
//                 offset of the block u64
//   term index := for each block: offset of the block u64
//   pair block := entry..., up to 128 pairs
//   pair entry := count * 4 + 2 u + n (varint); then, except in the block's first entry,
//                 if n is 0: second term - second term of the previous pair (varint),
//                 if n is 1: first term - first term of the previous pair, second term (varints);
//                 then, if u is 1: number of occurrences with a capitalised second word (varint)
//   term block := entry..., up to 32 terms
//   term entry := bytes shared with the previous term (varint, 0 for the first), number of further bytes (varint),
//                 these bytes, count, count of capitalised occurrences inside sentences,
//                 number of pairs that begin with the term, sum of their counts (varints)
//
// Terms are opaque bytes in ascending order and are numbered from 0. Pairs are ordered by their terms' numbers. Counts
// are lower bounds, because rare pairs are dropped. The capitalised counts tell how to write a suggested word.
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

// Takes all terms first, then all pairs.
class PairTableWriter {
 public:
  explicit PairTableWriter(FileWriter& file) : file_(file) {}
  // Terms must come in strictly ascending byte order and have 1 to kMaxPairTermBytes bytes. Returns the term's number.
  std::uint32_t add_term(std::string_view term, std::uint64_t count, std::uint64_t capitals);
  // Pairs must come in strictly ascending order of term numbers. The count must be 1 to kMaxPairCount.
  void add_pair(std::uint32_t first, std::uint32_t second, std::uint64_t count, std::uint64_t capitals);
  // `words` is the number of words counted, including those whose terms were dropped.
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

// Reads a table in place. Const members are thread-safe.
class PairTable {
 public:
  explicit PairTable(const File& file);  // the file must outlive it

  std::uint64_t words() const noexcept { return words_; }
  std::uint64_t pairs() const noexcept { return pairs_; }
  std::uint32_t terms() const noexcept { return terms_; }

  class Terms;
  // The first term that is not less than `term`.
  Terms seek_term(std::string_view term) const;
  std::string term(std::uint32_t number) const;  // `number` must be less than terms()

  class Pairs;
  // The first pair that is not less than (first, second).
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
  std::uint64_t count() const noexcept { return count_; }  // occurrences of the word
  // The number of capitalised occurrences, except at the beginning of sentences.
  std::uint64_t capitals() const noexcept { return capitals_; }
  std::uint64_t pairs() const noexcept { return pairs_; }        // pairs in the table that begin with this term
  std::uint64_t pair_sum() const noexcept { return pair_sum_; }  // sum of the counts of these pairs
  void next();
  void skip_to(std::uint32_t number);  // moves forward to a number less than terms()

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
  std::uint64_t capitals() const noexcept { return capitals_; }  // occurrences with a capitalised second word
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
