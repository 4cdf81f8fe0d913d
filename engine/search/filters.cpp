#include "search/filters.h"

#include <algorithm>

#include "store/term_space.h"

namespace tra::search {

DocumentBits keyword_matches(const Segment& segment, FieldId field, const std::vector<std::string>& values,
                             Work& work) {
  DocumentBits bits(segment.documents());
  for (const std::string& value : values) {
    const auto list = segment.terms().find(space_term(field_space(field), value));
    if (!list) continue;
    format::PostingCursor cursor = segment.cursor(*list);
    for (std::uint32_t target = 0; cursor.seek_block(target); target = cursor.block_last() + 1) {
      work.step(format::kBlockSize);
      for (const std::uint32_t document : cursor.block_documents()) bits.set(document);
    }
  }
  return bits;
}

DocumentBits every_document(const Segment& segment) {
  const std::uint32_t documents = segment.documents();
  DocumentBits bits(documents);
  std::fill_n(bits.words().begin(), documents / 64, ~std::uint64_t{0});
  if (documents % 64 != 0) bits.words()[documents / 64] = (std::uint64_t{1} << (documents % 64)) - 1;
  return bits;
}

DocumentBits live_matches(const Segment& segment) {
  if (segment.live() == nullptr) return every_document(segment);
  DocumentBits bits(segment.documents());
  std::copy(segment.live()->words().begin(), segment.live()->words().end(), bits.words().begin());
  return bits;
}

}  // namespace tra::search
