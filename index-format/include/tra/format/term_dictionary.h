// The term dictionary: terms in byte order, front-coded in blocks of 32, each with the location of its posting list.
//
//   content := block..., u64 offset of each block, tail
//   tail    := offset of the block offsets u64, blocks u32, terms u64      (the last 20 bytes of the content)
//   block   := postings offset (varint), positions offset (varint), entry...
//   entry   := bytes shared with the previous term (varint, 0 for the first), number of further bytes (varint),
//              these bytes, documents (varint); for one document: document, frequency (varints); for more: bytes of
//              the list (varint); then bytes of the positions (varint)
//
// Posting lists are stored in term order without gaps, so entries hold only their lengths. Terms are opaque bytes here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/format/file.h"
#include "tra/format/posting_list.h"

namespace tra::format {

inline constexpr std::size_t kTermsPerBlock = 32;
inline constexpr std::size_t kMaxTermBytes = 8192;

class TermDictionaryWriter {
 public:
  explicit TermDictionaryWriter(FileWriter& file) : file_(file) {}
  // Terms must come in strictly ascending byte order and have 1 to kMaxTermBytes bytes.
  void add(std::string_view term, const PostingListRef& list);
  void finish();

 private:
  FileWriter& file_;
  ByteWriter block_;
  std::vector<std::uint64_t> block_offsets_;
  std::string previous_;
  std::size_t in_block_ = 0;
  std::uint64_t terms_ = 0;
};

// Reads a dictionary in place. Const members are thread-safe.
class TermDictionary {
 public:
  explicit TermDictionary(const File& file);  // the file must outlive it

  std::uint64_t size() const noexcept { return terms_; }
  // Takes O(log blocks) comparisons.
  std::optional<PostingListRef> find(std::string_view term) const;

  class Iterator;
  Iterator begin() const;
  // The first term that is not less than `term`.
  Iterator seek(std::string_view term) const;

 private:
  friend class Iterator;
  std::uint64_t block_offset(std::uint32_t block) const;
  std::string_view first_term(std::uint32_t block) const;
  // The last block whose first term is at most `term`, or block 0.
  std::uint32_t block_of(std::string_view term) const;

  const File* file_;
  std::uint64_t index_offset_ = 0, terms_ = 0;
  std::uint32_t blocks_ = 0;
};

class TermDictionary::Iterator {
 public:
  bool valid() const noexcept { return valid_; }
  std::string_view term() const noexcept { return term_; }
  const PostingListRef& list() const noexcept { return list_; }
  void next();

 private:
  friend class TermDictionary;
  explicit Iterator(const TermDictionary& dictionary) : dictionary_(&dictionary), reader_({}, {}) {}
  void open_block(std::uint32_t block);
  void read_entry();

  const TermDictionary* dictionary_;
  ByteReader reader_;
  std::uint32_t block_ = 0;
  bool valid_ = false;
  std::string term_;
  PostingListRef list_;
};

}  // namespace tra::format
