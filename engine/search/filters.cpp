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

DocumentBits range_matches(const Segment& segment, FieldId field, std::optional<std::int64_t> from,
                           std::optional<std::int64_t> to, Work& work) {
  DocumentBits bits(segment.documents());
  const format::IntegerColumn* column = segment.columns().integer(field);
  if (column == nullptr) return bits;
  for (std::uint32_t document = 0; document < segment.documents(); ++document) {
    work.step(1);
    for (std::uint32_t i = 0; i < column->count(document); ++i) {
      const std::int64_t value = column->value(document, i);
      if ((!from || value >= *from) && (!to || value <= *to)) {
        bits.set(document);
        break;
      }
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
