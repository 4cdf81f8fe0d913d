// Writes posting lists in the form that posting_list.h describes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tra/format/file.h"
#include "tra/format/impacts.h"
#include "tra/format/kernels.h"
#include "tra/format/posting_list.h"
#include "tra/format/rice.h"

namespace tra::format {

// Encodes one list after another. Postings come in document order; positions of a document ascending.
class PostingListWriter {
 public:
  PostingListWriter(FileWriter& postings, FileWriter& positions) : postings_(postings), positions_(positions) {}

  // `positions` is empty for lists without them. Throws Error(invalid_argument) unless frequency is 1 to kMostOften.
  void add(std::uint32_t document, std::uint32_t frequency, std::uint8_t norm,
           std::span<const std::uint32_t> positions);
  // The same with so many positions as gaps, to be filled in before the next call: the first position, then position -
  // position before - 1.
  std::span<std::uint32_t> add_gaps(std::uint32_t document, std::uint32_t frequency, std::uint8_t norm,
                                    std::size_t positions);
  // Writes the list and begins the next one. At least one posting must have been added.
  PostingListRef finish();

 private:
  struct Group {
    std::uint32_t last_document = 0;
    std::uint64_t positions_offset = 0;
    ImpactSet impacts;
    std::size_t begin = 0;  // in groups_bytes_
  };
  void end_block();
  void end_group();
  ImpactSet block_impacts() const;
  void encode_documents();
  void encode_positions();

  FileWriter& postings_;
  FileWriter& positions_;
  std::uint32_t documents_[kBlockSize], frequencies_[kBlockSize], position_counts_[kBlockSize], gap_sums_[kBlockSize];
  std::uint8_t norms_[kBlockSize];
  std::vector<std::uint32_t> position_deltas_;  // with room for the most there were
  std::size_t deltas_held_ = 0;
  std::vector<std::uint32_t> delta_sums_;  // [i]: the sum of the deltas before the i-th, modulo 2^32
  std::size_t held_ = 0;                   // postings of the block being filled
  std::uint32_t total_ = 0;
  std::uint32_t last_document_ = 0;  // of the block before, plus one; 0 at the start
  ImpactSet group_impacts_;
  std::size_t group_blocks_ = 0;
  std::uint64_t positions_begin_ = 0, group_positions_begin_ = 0;
  bool list_begun_ = false;
  ByteWriter skip_, blocks_, groups_bytes_, positions_bytes_;
  RiceWriter codes_;
  std::vector<Group> groups_;
};

}  // namespace tra::format
