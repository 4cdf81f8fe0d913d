#include "tra/format/pair_table.h"

#include <algorithm>

namespace tra::format {

namespace {

constexpr std::uint64_t kPairsTail = 36, kPairIndexEntry = 16, kTermIndexEntry = 8;

}  // namespace

std::uint32_t PairTableWriter::add_term(std::string_view term, std::uint64_t count, std::uint64_t capitals) {
  const std::uint64_t last_end = terms_.empty() ? 0 : terms_.back().key_end;
  const std::uint64_t last_begin = terms_.size() < 2 ? 0 : terms_[terms_.size() - 2].key_end;
  if (pairs_ > 0 || term.empty() || term.size() > kMaxPairTermBytes ||
      (!terms_.empty() && term <= std::string_view(keys_).substr(last_begin, last_end - last_begin)))
    throw Error(ErrorCode::invalid_argument,
                "terms of pairs must be added first, in rising order and of 1 to 8192 bytes");
  keys_ += term;
  terms_.push_back({keys_.size(), count, capitals, 0, 0});
  return static_cast<std::uint32_t>(terms_.size() - 1);
}

void PairTableWriter::add_pair(std::uint32_t first, std::uint32_t second, std::uint64_t count, std::uint64_t capitals) {
  const bool rises = pairs_ == 0 || first > first_ || (first == first_ && second > second_);
  if (!rises || first >= terms_.size() || second >= terms_.size() || count == 0 || count > kMaxPairCount ||
      capitals > count)
    throw Error(ErrorCode::invalid_argument,
                "pairs must be added in rising order, of terms that were added, and with counts");
  const std::uint64_t head = count << 2 | (capitals > 0 ? 2 : 0);
  if (in_block_ == 0) {
    index_.u32(first);
    index_.u32(second);
    index_.u64(file_.offset());
    block_.varint(head);
  } else if (first == first_) {
    block_.varint(head);
    block_.varint(second - second_);
  } else {
    block_.varint(head | 1);
    block_.varint(first - first_);
    block_.varint(second);
  }
  if (capitals > 0) block_.varint(capitals);
  first_ = first;
  second_ = second;
  ++pairs_;
  ++terms_[first].pairs;
  terms_[first].pair_sum += count;
  if (++in_block_ == kPairsPerBlock) end_block();
}

void PairTableWriter::end_block() {
  file_.append(block_.view());
  block_.clear();
  in_block_ = 0;
}

void PairTableWriter::finish(std::uint64_t words) {
  end_block();
  ByteWriter term_index, tail;
  write_terms(term_index);
  tail.u64(words);
  tail.u64(pairs_);
  tail.u64(file_.offset());
  file_.append(index_.view());
  tail.u64(file_.offset());
  file_.append(term_index.view());
  tail.u32(static_cast<std::uint32_t>(terms_.size()));
  file_.append(tail.view());
}

void PairTableWriter::write_terms(ByteWriter& index) {
  std::string_view previous;
  std::uint64_t begin = 0;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    if (i % kPairTermsPerBlock == 0) {
      end_block();
      index.u64(file_.offset());
      previous = {};
    }
    const Term& term = terms_[i];
    const std::string_view key = std::string_view(keys_).substr(begin, term.key_end - begin);
    const std::size_t shared = shared_prefix(previous, key);
    block_.varint(shared);
    block_.sized_text(key.substr(shared));
    block_.varint(term.count);
    block_.varint(term.capitals);
    block_.varint(term.pairs);
    block_.varint(term.pair_sum);
    previous = key;
    begin = term.key_end;
  }
  end_block();
}

PairTable::PairTable(const File& file) : file_(&file) {
  if (file.content_end() < kHeaderSize + kPairsTail) file.corrupt("the pair table has no tail", kHeaderSize);
  const std::uint64_t tail_offset = file.content_end() - kPairsTail;
  ByteReader tail = file.reader(tail_offset, kPairsTail);
  words_ = tail.u64();
  pairs_ = tail.u64();
  pair_index_ = tail.u64();
  term_index_ = tail.u64();
  terms_ = tail.u32();
  pair_blocks_ = pairs_ / kPairsPerBlock + (pairs_ % kPairsPerBlock != 0);
  term_blocks_ = static_cast<std::uint32_t>((terms_ + std::uint64_t{kPairTermsPerBlock} - 1) / kPairTermsPerBlock);
  if (pair_index_ < kHeaderSize || pair_index_ > term_index_ || term_index_ > tail_offset ||
      pair_blocks_ != (term_index_ - pair_index_) / kPairIndexEntry ||
      (term_index_ - pair_index_) % kPairIndexEntry != 0 || term_index_ + kTermIndexEntry * term_blocks_ != tail_offset)
    file.corrupt("the pair table's tail does not fit the file", tail_offset);
}

std::uint64_t PairTable::term_block_offset(std::uint32_t block) const {
  const std::uint64_t entry = term_index_ + kTermIndexEntry * block;
  const std::uint64_t offset =
      block == term_blocks_ ? pair_index_ : load<std::uint64_t>(file_->read(entry, kTermIndexEntry).data());
  if (offset < kHeaderSize || offset > pair_index_)
    file_->corrupt("a block of pair terms lies outside the file", entry);
  return offset;
}

std::string_view PairTable::first_term(std::uint32_t block) const {
  const std::uint64_t offset = term_block_offset(block);
  ByteReader reader = file_->reader(offset, std::min<std::uint64_t>(pair_index_ - offset, kMaxPairTermBytes + 20));
  if (reader.varint() != 0) reader.corrupt("the first term of a block is not whole");
  return reader.sized_text();
}

PairTable::Terms PairTable::seek_term(std::string_view term) const {
  Terms at(*this);
  if (term_blocks_ == 0) return at;
  std::uint32_t low = 0, high = term_blocks_;  // first_term(low) <= term, or low == 0; first_term(high) > term
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    (first_term(middle) <= term ? low : high) = middle;
  }
  at.open_block(low);
  while (at.valid() && at.term() < term) at.next();
  return at;
}

std::string PairTable::term(std::uint32_t number) const {
  if (number >= terms_) throw Error(ErrorCode::invalid_argument, "no such term in the pair table", file_->path());
  Terms at(*this);
  at.open_block(static_cast<std::uint32_t>(number / kPairTermsPerBlock));
  at.skip_to(number);
  return std::string(at.term());
}

void PairTable::Terms::open_block(std::uint32_t block) {
  const std::uint64_t begin = table_->term_block_offset(block), end = table_->term_block_offset(block + 1);
  if (begin >= end) table_->file_->corrupt("blocks of pair terms are out of order", begin);
  block_ = block;
  number_ = static_cast<std::uint32_t>(block * kPairTermsPerBlock);
  reader_ = table_->file_->reader(begin, end - begin);
  term_.clear();
  read_entry();
}

void PairTable::Terms::next() {
  if (number_ + 1 == table_->terms_) {
    valid_ = false;
  } else if ((number_ + 1) % kPairTermsPerBlock == 0) {
    open_block(block_ + 1);
  } else {
    ++number_;
    read_entry();
  }
}

void PairTable::Terms::skip_to(std::uint32_t number) {
  if (number / kPairTermsPerBlock != block_) open_block(static_cast<std::uint32_t>(number / kPairTermsPerBlock));
  while (number_ < number) next();
}

void PairTable::Terms::read_entry() {
  const std::uint64_t shared = reader_.varint();
  if (shared > term_.size()) reader_.corrupt("a term shares more bytes than the term before has");
  const std::string_view more = reader_.sized_text();
  if (shared + more.size() > kMaxPairTermBytes) reader_.corrupt("a term is too long");
  term_.resize(shared);
  term_ += more;
  count_ = reader_.varint();
  capitals_ = reader_.varint(count_);
  pairs_ = reader_.varint(table_->pairs_);
  pair_sum_ = reader_.varint();
  valid_ = true;
}

PairTable::PairBlock PairTable::pair_block(std::uint64_t block) const {
  const std::uint64_t entry = pair_index_ + kPairIndexEntry * block;
  const std::byte* bytes = file_->read(entry, kPairIndexEntry).data();
  const PairBlock found = {load<std::uint32_t>(bytes), load<std::uint32_t>(bytes + 4), load<std::uint64_t>(bytes + 8)};
  if (found.offset < kHeaderSize || found.offset > pair_index_)
    file_->corrupt("a block of pairs lies outside the file", entry);
  return found;
}

PairTable::Pairs PairTable::seek_pair(std::uint32_t first, std::uint32_t second) const {
  Pairs at(*this);
  if (pair_blocks_ == 0) return at;
  const auto smaller = [&](std::uint32_t a, std::uint32_t b) { return a < first || (a == first && b < second); };
  // The first pair of block low is smaller, or low == 0; that of block high is not.
  std::uint64_t low = 0, high = pair_blocks_;
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    const PairBlock block = pair_block(middle);
    (smaller(block.first, block.second) ? low : high) = middle;
  }
  at.open_block(low);
  while (at.valid() && smaller(at.first(), at.second())) at.next();
  return at;
}

void PairTable::Pairs::open_block(std::uint64_t block) {
  const PairBlock begin = table_->pair_block(block);
  const std::uint64_t end = block + 1 < table_->pair_blocks_ ? table_->pair_block(block + 1).offset
                            : table_->term_blocks_ == 0      ? table_->pair_index_
                                                             : table_->term_block_offset(0);
  if (begin.offset >= end) table_->file_->corrupt("blocks of pairs are out of order", begin.offset);
  if (begin.first >= table_->terms_ || begin.second >= table_->terms_)
    table_->file_->corrupt("a pair is of terms the table does not have", begin.offset);
  block_ = block;
  first_ = begin.first;
  second_ = begin.second;
  reader_ = table_->file_->reader(begin.offset, end - begin.offset);
  read_counts(reader_.varint());
  valid_ = true;
}

void PairTable::Pairs::next() {
  if (reader_.remaining() == 0) {
    if (block_ + 1 < table_->pair_blocks_) return open_block(block_ + 1);
    valid_ = false;
    return;
  }
  const std::uint64_t head = reader_.varint();
  std::uint64_t second = second_;
  if ((head & 1) == 0) {
    const std::uint64_t gap = reader_.varint32();
    if (gap == 0) reader_.corrupt("a pair occurs twice");
    second += gap;
  } else {
    const std::uint64_t gap = reader_.varint32();
    if (gap == 0 || gap >= table_->terms_ - first_) reader_.corrupt("a pair is of terms the table does not have");
    first_ += static_cast<std::uint32_t>(gap);
    second = reader_.varint32();
  }
  if (second >= table_->terms_) reader_.corrupt("a pair is of terms the table does not have");
  second_ = static_cast<std::uint32_t>(second);
  read_counts(head);
}

void PairTable::Pairs::read_counts(std::uint64_t head) {
  count_ = head >> 2;
  if (count_ == 0 || count_ > kMaxPairCount) reader_.corrupt("a pair's count is zero or too large");
  capitals_ = (head & 2) != 0 ? reader_.varint(count_) : 0;
}

}  // namespace tra::format
