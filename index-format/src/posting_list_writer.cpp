#include "tra/format/posting_list_writer.h"

#include <algorithm>
#include <numeric>

#include "tra/format/pfor.h"

namespace tra::format {

namespace {

// From this many position gaps in one block on, memory is spared rather than time.
constexpr std::size_t kManyDeltas = 1 << 20;

// The size of a block's Rice codes for a given base. quotient_bits is an upper bound: it is computed as if each
// document's gaps were one number.
struct CodeSizes {
  std::uint64_t quotient_bits = 0, remainder_bits = 0;
  std::uint64_t sum() const noexcept { return quotient_bits + remainder_bits; }
};

CodeSizes code_sizes(std::uint32_t base, std::span<const std::uint32_t> counts, const std::uint32_t* gap_sums) {
  CodeSizes sizes;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::uint32_t k = rice_parameter(base, counts[i]);
    sizes.quotient_bits += counts[i] + (gap_sums[i] >> k);
    sizes.remainder_bits += std::uint64_t{counts[i]} * k;
  }
  return sizes;
}

// Chooses the base with the smaller codes: the one estimated from the mean gap, or the next larger one.
std::uint32_t best_base(std::span<const std::uint32_t> counts, const std::uint32_t* gap_sums) {
  std::uint64_t lengths = 0;  // estimated document lengths, from their positions
  for (std::size_t i = 0; i < counts.size(); ++i) lengths += std::uint64_t{gap_sums[i]} + gap_sums[i] / counts[i];
  const std::uint64_t distance = lengths * 44 / (128 * counts.size());  // 44/128 is half of ln 2; times the mean length
  const std::uint32_t base =
      distance == 0 ? 0 : std::min(static_cast<std::uint32_t>(std::bit_width(distance)) - 1, kMostRiceBits - 1);
  return code_sizes(base, counts, gap_sums).sum() <= code_sizes(base + 1, counts, gap_sums).sum() ? base : base + 1;
}

}  // namespace

void PostingListWriter::add(std::uint32_t document, std::uint32_t frequency, std::uint8_t norm,
                            std::span<const std::uint32_t> positions) {
  std::uint32_t next = 0;
  std::uint32_t* gap = add_gaps(document, frequency, norm, positions.size()).data();
  for (const std::uint32_t position : positions) {
    *gap++ = position - next;
    next = position + 1;
  }
}

std::span<std::uint32_t> PostingListWriter::add_gaps(std::uint32_t document, std::uint32_t frequency, std::uint8_t norm,
                                                     std::size_t positions) {
  if (frequency == 0 || frequency > kMostOften)
    throw Error(ErrorCode::invalid_argument, "a frequency must be 1 to 65,535");
  if (!list_begun_) {
    list_begun_ = true;
    positions_begin_ = group_positions_begin_ = positions_.offset();
  }
  if (held_ == kBlockSize) end_block();
  documents_[held_] = document;
  frequencies_[held_] = frequency;
  position_counts_[held_] = static_cast<std::uint32_t>(positions);
  norms_[held_] = norm;
  ++held_;
  ++total_;
  if (const std::size_t wanted = deltas_held_ + positions; position_deltas_.size() < wanted)
    position_deltas_.resize(wanted < kManyDeltas ? 2 * wanted : wanted);
  const std::span<std::uint32_t> gaps(position_deltas_.data() + deltas_held_, positions);
  deltas_held_ += positions;
  return gaps;
}

void PostingListWriter::end_block() {
  if (group_blocks_ == kGroupBlocks) end_group();
  const std::uint64_t positions_before = positions_.offset();
  if (deltas_held_ > 0) encode_positions();
  const ImpactSet impacts = block_impacts();
  const std::size_t block_begin = blocks_.size();
  encode_documents();
  for (std::size_t i = 0; i < held_; ++i) --frequencies_[i];
  encode_pfor({frequencies_, held_}, blocks_);

  const std::uint32_t last = documents_[held_ - 1];
  skip_.varint(last - last_document_);
  skip_.varint(blocks_.size() - block_begin);
  if (deltas_held_ > 0) skip_.varint(positions_.offset() - positions_before);
  impacts.encode(skip_);
  group_impacts_.add(impacts);
  last_document_ = last + 1;
  ++group_blocks_;
  held_ = 0;
  deltas_held_ = 0;
}

// Collects the highest frequency for each norm. ImpactSet then drops the dominated pairs.
ImpactSet PostingListWriter::block_impacts() const {
  std::array<std::uint8_t, 256> most{};
  std::array<std::uint64_t, 4> lengths{};
  for (std::size_t i = 0; i < held_; ++i) {
    const std::uint8_t norm = norms_[i];
    most[norm] = std::max(most[norm], static_cast<std::uint8_t>(std::min<std::uint32_t>(frequencies_[i], kManyTimes)));
    lengths[norm / 64] |= std::uint64_t{1} << (norm % 64);
  }
  ImpactSet impacts;
  for (unsigned word = 0; word < 4; ++word)
    for (std::uint64_t left = lengths[word]; left != 0; left &= left - 1) {
      const auto norm = static_cast<std::uint8_t>(64 * word + static_cast<unsigned>(std::countr_zero(left)));
      impacts.add(most[norm], norm);
    }
  return impacts;
}

void PostingListWriter::encode_documents() {
  std::uint32_t deltas[kBlockSize];
  std::uint32_t next = last_document_;
  for (std::size_t i = 0; i < held_; ++i) {
    deltas[i] = documents_[i] - next;
    next = documents_[i] + 1;
  }
  const std::size_t words = (documents_[held_ - 1] - last_document_) / 64 + 1;
  const std::size_t begin = blocks_.size();
  encode_pfor({deltas, held_}, blocks_);
  if (words > 255 || 2 + 8 * words > blocks_.size() - begin) return;
  blocks_.buffer().resize(begin);
  blocks_.u8(kBitset);
  blocks_.u8(static_cast<std::uint8_t>(words));
  std::vector<std::uint64_t> bits(words);
  for (std::size_t i = 0; i < held_; ++i) {
    const std::uint32_t bit = documents_[i] - last_document_;
    bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  for (const std::uint64_t word : bits) blocks_.u64(word);
}

void PostingListWriter::encode_positions() {
  const std::span<const std::uint32_t> counts(position_counts_, held_);
  const std::span<const std::uint32_t> deltas(position_deltas_.data(), deltas_held_);
  std::uint32_t ends[kBlockSize];
  std::partial_sum(counts.begin(), counts.end(), ends);
  if (deltas.size() < kManyDeltas) {
    delta_sums_.resize(deltas.size() + 1);
    std::partial_sum(deltas.begin(), deltas.end(), delta_sums_.begin() + 1);
    for (std::size_t i = 0; i < held_; ++i) gap_sums_[i] = delta_sums_[ends[i]] - delta_sums_[ends[i] - counts[i]];
  } else {
    for (std::size_t i = 0; i < held_; ++i) {
      const auto of_document = deltas.subspan(ends[i] - counts[i], counts[i]);
      gap_sums_[i] = std::accumulate(of_document.begin(), of_document.end(), std::uint32_t{0});
    }
  }
  const std::uint32_t base = best_base(counts, gap_sums_);
  const bool as_frequencies = std::equal(counts.begin(), counts.end(), frequencies_);
  positions_bytes_.clear();
  positions_bytes_.u8(static_cast<std::uint8_t>(base | (as_frequencies ? 0 : kCountsApart)));
  if (!as_frequencies) {
    std::uint32_t less_one[kBlockSize];
    for (std::size_t i = 0; i < held_; ++i) less_one[i] = counts[i] - 1;
    encode_pfor({less_one, held_}, positions_bytes_);
  }
  const CodeSizes sizes = code_sizes(base, counts, gap_sums_);
  codes_.begin(sizes.quotient_bits, sizes.remainder_bits);
  std::uint8_t parameters[kBlockSize + 1];
  for (std::size_t i = 0; i < held_; ++i) parameters[i] = static_cast<std::uint8_t>(rice_parameter(base, counts[i]));
  codes_.write(deltas, ends, parameters);
  codes_.finish(positions_bytes_);
  positions_.append(positions_bytes_.view());
}

void PostingListWriter::end_group() {
  Group group;
  group.last_document = last_document_ - 1;
  group.positions_offset = group_positions_begin_ - positions_begin_;
  group.begin = groups_bytes_.size();
  group_impacts_.encode(groups_bytes_);
  groups_bytes_.bytes(skip_.view());
  groups_bytes_.bytes(blocks_.view());
  group.impacts = std::move(group_impacts_);
  groups_.push_back(std::move(group));
  group_impacts_ = {};
  skip_.clear();
  blocks_.clear();
  group_blocks_ = 0;
  group_positions_begin_ = positions_.offset();
}

PostingListRef PostingListWriter::finish() {
  PostingListRef ref;
  ref.documents = total_;
  ref.positions_offset = positions_begin_;
  if (total_ == 1) {
    ref.only = {documents_[0], frequencies_[0]};
    if (deltas_held_ > 0) encode_positions();
    ref.offset = postings_.offset();
  } else {
    end_block();
    end_group();
    ref.offset = postings_.offset();
    if (groups_.size() > 1) {
      ImpactSet all;
      for (const Group& group : groups_) all.add(group.impacts);
      ByteWriter head;
      all.encode(head);
      const std::uint64_t after_table = head.size() + groups_.size() * kGroupTableEntry;
      for (const Group& group : groups_) {
        head.u32(group.last_document);
        head.u64(after_table + group.begin);
        head.u64(group.positions_offset);
      }
      postings_.append(head.view());
    }
    postings_.append(groups_bytes_.view());
    ref.length = postings_.offset() - ref.offset;
  }
  ref.positions_length = positions_.offset() - positions_begin_;
  deltas_held_ = 0;
  groups_.clear();
  groups_bytes_.clear();
  held_ = total_ = last_document_ = 0;
  list_begun_ = false;
  return ref;
}

}  // namespace tra::format
