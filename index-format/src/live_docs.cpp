#include "tra/format/live_docs.h"

#include <bit>

namespace tra::format {

LiveDocs::LiveDocs(std::uint32_t documents) : documents_(documents), words_((documents + 63) / 64, ~std::uint64_t{0}) {
  if (documents % 64 != 0) words_.back() = (std::uint64_t{1} << (documents % 64)) - 1;
}

bool LiveDocs::remove(std::uint32_t document) noexcept {
  if (!is_live(document)) return false;
  words_[document / 64] &= ~(std::uint64_t{1} << (document % 64));
  ++deleted_;
  return true;
}

void LiveDocs::write(FileWriter& file) const {
  ByteWriter out;
  out.u32(documents_);
  out.u32(deleted_);
  for (const std::uint64_t word : words_) out.u64(word);
  file.append(out.view());
}

LiveDocs LiveDocs::read(const File& file, std::uint32_t documents) {
  ByteReader reader = file.reader(kHeaderSize, file.content_end() - kHeaderSize);
  if (reader.u32() != documents) reader.corrupt("live documents are of a segment of another size");
  LiveDocs live(documents);
  live.deleted_ = reader.u32();
  std::uint64_t alive = 0;
  for (std::uint64_t& word : live.words_) {
    const std::uint64_t all = word;
    word = reader.u64();
    if ((word & ~all) != 0) reader.corrupt("live documents after the last one");
    alive += static_cast<std::uint64_t>(std::popcount(word));
  }
  reader.expect_end();
  if (alive + live.deleted_ != documents) reader.corrupt("the number of deleted documents is wrong");
  return live;
}

}  // namespace tra::format
