#include "tra/format/term_dictionary.h"

#include <algorithm>

namespace tra::format {

namespace {

constexpr std::uint64_t kDictionaryTail = 20;

}  // namespace

void TermDictionaryWriter::add(std::string_view term, const PostingListRef& list) {
  if (term.empty() || term.size() > kMaxTermBytes || (terms_ > 0 && term <= previous_))
    throw Error(ErrorCode::invalid_argument, "terms must be written in rising order and be of 1 to 8192 bytes");
  if (in_block_ == 0) {
    block_offsets_.push_back(file_.offset());
    block_.varint(list.offset);
    block_.varint(list.positions_offset);
  }
  const std::size_t shared = in_block_ == 0 ? 0 : shared_prefix(previous_, term);
  block_.varint(shared);
  block_.sized_text(term.substr(shared));
  block_.varint(list.documents);
  if (list.documents == 1) {
    block_.varint(list.only.document);
    block_.varint(list.only.frequency);
  } else {
    block_.varint(list.length);
  }
  block_.varint(list.positions_length);
  previous_ = term;
  ++terms_;
  if (++in_block_ == kTermsPerBlock) {
    file_.append(block_.view());
    block_.clear();
    in_block_ = 0;
  }
}

void TermDictionaryWriter::finish() {
  file_.append(block_.view());
  ByteWriter tail;
  const std::uint64_t index_offset = file_.offset();
  for (const std::uint64_t offset : block_offsets_) tail.u64(offset);
  tail.u64(index_offset);
  tail.u32(static_cast<std::uint32_t>(block_offsets_.size()));
  tail.u64(terms_);
  file_.append(tail.view());
}

TermDictionary::TermDictionary(const File& file) : file_(&file) {
  if (file.content_end() < kHeaderSize + kDictionaryTail) file.corrupt("the term dictionary has no tail", kHeaderSize);
  ByteReader tail = file.reader(file.content_end() - kDictionaryTail, kDictionaryTail);
  index_offset_ = tail.u64();
  blocks_ = tail.u32();
  terms_ = tail.u64();
  if (index_offset_ < kHeaderSize || index_offset_ + 8ull * blocks_ + kDictionaryTail != file.content_end() ||
      (terms_ + kTermsPerBlock - 1) / kTermsPerBlock != blocks_)
    file.corrupt("the term dictionary's tail does not fit the file", file.content_end() - kDictionaryTail);
}

std::uint64_t TermDictionary::block_offset(std::uint32_t block) const {
  const std::uint64_t offset =
      block == blocks_ ? index_offset_ : load<std::uint64_t>(file_->read(index_offset_ + 8ull * block, 8).data());
  if (offset < kHeaderSize || offset > index_offset_)
    file_->corrupt("a term block lies outside the file", index_offset_ + 8ull * block);
  return offset;
}

std::string_view TermDictionary::first_term(std::uint32_t block) const {
  const std::uint64_t offset = block_offset(block);
  ByteReader reader = file_->reader(offset, std::min<std::uint64_t>(index_offset_ - offset, kMaxTermBytes + 40));
  reader.varint();
  reader.varint();
  if (reader.varint() != 0) reader.corrupt("the first term of a block is not whole");
  return reader.sized_text();
}

std::uint32_t TermDictionary::block_of(std::string_view term) const {
  std::uint32_t low = 0, high = blocks_;  // first_term(low) <= term or low == 0; first_term(high) > term
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (first_term(middle) <= term)
      low = middle;
    else
      high = middle;
  }
  return low;
}

TermDictionary::Iterator TermDictionary::begin() const { return seek({}); }

TermDictionary::Iterator TermDictionary::seek(std::string_view term) const {
  Iterator at(*this);
  if (blocks_ == 0) return at;
  at.open_block(block_of(term));
  while (at.valid() && at.term() < term) at.next();
  return at;
}

std::optional<PostingListRef> TermDictionary::find(std::string_view term) const {
  const Iterator at = seek(term);
  if (!at.valid() || at.term() != term) return std::nullopt;
  return at.list();
}

void TermDictionary::Iterator::open_block(std::uint32_t block) {
  const std::uint64_t begin = dictionary_->block_offset(block), end = dictionary_->block_offset(block + 1);
  if (begin >= end) dictionary_->file_->corrupt("term blocks are out of order", begin);
  block_ = block;
  reader_ = dictionary_->file_->reader(begin, end - begin);
  term_.clear();
  list_ = {};
  list_.offset = reader_.varint();
  list_.positions_offset = reader_.varint();
  read_entry();
}

void TermDictionary::Iterator::next() {
  list_.offset += list_.length;
  list_.positions_offset += list_.positions_length;
  if (reader_.remaining() > 0) return read_entry();
  if (block_ + 1 == dictionary_->blocks_) {
    valid_ = false;
    return;
  }
  open_block(block_ + 1);
}

void TermDictionary::Iterator::read_entry() {
  const std::uint64_t shared = reader_.varint();
  if (shared > term_.size()) reader_.corrupt("a term shares more bytes than the term before has");
  const std::string_view more = reader_.sized_text();
  if (shared + more.size() > kMaxTermBytes || shared + more.size() == 0)
    reader_.corrupt("a term's length is out of range");
  term_.resize(shared);
  term_ += more;
  list_.documents = reader_.varint32();
  if (list_.documents == 1) {
    list_.only.document = reader_.varint32();
    list_.only.frequency = reader_.varint32();
    if (list_.only.frequency == 0) reader_.corrupt("a frequency is zero");
    list_.length = 0;
  } else {
    list_.length = reader_.varint();
  }
  list_.positions_length = reader_.varint();
  valid_ = true;
}

}  // namespace tra::format
