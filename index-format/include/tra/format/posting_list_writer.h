// Writes posting lists in the layout of posting_list.h.
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

// Encodes one list after another. Documents must come in ascending order, and so must the positions in a document.
class PostingListWriter {
 public:
  PostingListWriter(FileWriter& postings, FileWriter& positions) : postings_(postings), positions_(positions) {}

  // `positions` is empty for lists without positions. Throws Error(invalid_argument) unless frequency is 1 to
  // kMostOften.
  void add(std::uint32_t document, std::uint32_t frequency, std::uint8_t norm,
           std::span<const std::uint32_t> positions);
  // Adds a posting and returns room for its position gaps, which the caller must fill before the next call: the first
  // position, then position - previous position - 1.
  std::span<std::uint32_t> add_gaps(std::uint32_t document, std::uint32_t frequency, std::uint8_t norm,
                                    std::size_t positions);
  // Writes the list and begins the next one. The list must have at least one posting.
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
  std::vector<std::uint32_t> position_deltas_;  // keeps its largest size, so that it is rarely reallocated
  std::size_t deltas_held_ = 0;
  std::vector<std::uint32_t> delta_sums_;  // element i is the sum of the first i deltas, modulo 2^32
  std::size_t held_ = 0;                   // postings in the current block
  std::uint32_t total_ = 0;
  std::uint32_t last_document_ = 0;  // last document of the previous block, plus one; 0 at the start
  ImpactSet group_impacts_;
  std::size_t group_blocks_ = 0;
  std::uint64_t positions_begin_ = 0, group_positions_begin_ = 0;
  bool list_begun_ = false;
  ByteWriter skip_, blocks_, groups_bytes_, positions_bytes_;
  RiceWriter codes_;
  std::vector<Group> groups_;
};

}  // namespace tra::format
