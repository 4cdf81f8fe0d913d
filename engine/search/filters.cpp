#include "search/filters.h"

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

namespace {

DocumentBits bits_of(const Segment& segment, const format::LiveDocs& set) {
  DocumentBits bits(segment.documents());
  std::copy(set.words().begin(), set.words().end(), bits.words().begin());
  return bits;
}

}  // namespace

DocumentBits live_matches(const Segment& segment) {
  return segment.live() != nullptr ? bits_of(segment, *segment.live()) : every_document(segment);
}

DocumentBits every_document(const Segment& segment) { return bits_of(segment, format::LiveDocs(segment.documents())); }

}  // namespace tra::search
