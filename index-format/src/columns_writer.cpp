// Writes the columns of a segment; columns.h documents their layout.
#include <algorithm>

#include "tra/format/columns.h"

namespace tra::format {

namespace {

void put_code(ByteWriter& out, unsigned width, std::uint64_t code) {
  const auto* from = reinterpret_cast<const std::byte*>(&code);
  out.bytes({from, width});
}

unsigned width_for(std::uint64_t largest) {
  return largest < 1u << 8 ? 1 : largest < 1u << 16 ? 2 : largest <= 0xFFFF'FFFFu ? 4 : 8;
}

// Counts and offsets in a column have 32 bits.
void require_room(std::uint64_t count, const char* what) {
  if (count > 0xFFFF'FFFFu)
    throw Error(ErrorCode::resource_exhausted, std::string("a segment's column has too many ") + what);
}

}  // namespace

void KeywordColumnWriter::add(std::uint32_t document, std::string_view value) {
  auto found = values_.find(value);
  if (found == values_.end()) {
    value_bytes_ += value.size() + 96;  // of a map node and its string
    found = values_.emplace(std::string(value), static_cast<std::uint32_t>(values_.size())).first;
  }
  pairs_.emplace_back(document, found->second);
}

std::size_t KeywordColumnWriter::memory() const noexcept { return value_bytes_ + pairs_.capacity() * sizeof pairs_[0]; }

void KeywordColumnWriter::encode(std::uint32_t documents, ByteWriter& out) const {
  std::vector<std::uint32_t> ordinal_of(values_.size());  // from order of first appearance to byte order
  std::uint32_t offset = 0, ordinal = 0;
  std::uint64_t all_bytes = 0;
  for (const auto& [value, appearance] : values_) all_bytes += value.size();
  require_room(all_bytes, "bytes of keywords");
  require_room(pairs_.size(), "keywords");
  out.u32(static_cast<std::uint32_t>(values_.size()));
  for (const auto& [value, appearance] : values_) {
    out.u32(offset);
    offset += static_cast<std::uint32_t>(value.size());
    ordinal_of[appearance] = ordinal++;
  }
  out.u32(offset);
  for (const auto& [value, appearance] : values_) out.text(value);

  std::map<std::vector<std::uint32_t>, std::uint32_t> set_numbers = {{{}, 0}};
  std::vector<const std::vector<std::uint32_t>*> sets = {&set_numbers.begin()->first};
  std::vector<std::uint32_t> codes(documents, 0);
  std::vector<std::uint32_t> set;
  for (std::size_t i = 0; i < pairs_.size();) {
    const std::uint32_t document = pairs_[i].first;
    for (set.clear(); i < pairs_.size() && pairs_[i].first == document; ++i)
      set.push_back(ordinal_of[pairs_[i].second]);
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    const auto [found, added] = set_numbers.emplace(set, static_cast<std::uint32_t>(sets.size()));
    if (added) sets.push_back(&found->first);
    codes[document] = found->second;
  }
  out.u32(static_cast<std::uint32_t>(sets.size()));
  std::uint32_t begin = 0;
  for (const auto* members : sets) {
    out.u32(begin);
    begin += static_cast<std::uint32_t>(members->size());
  }
  out.u32(begin);
  for (const auto* members : sets)
    for (const std::uint32_t member : *members) out.u32(member);
  const unsigned width = width_for(sets.size() - 1);
  out.u8(static_cast<std::uint8_t>(width));
  for (const std::uint32_t code : codes) put_code(out, width, code);
}

void IntegerColumnWriter::encode(std::uint32_t documents, ByteWriter& out) const {
  std::int64_t least = 0, most = 0;
  bool many = false;
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    least = i == 0 ? pairs_[i].second : std::min(least, pairs_[i].second);
    most = i == 0 ? pairs_[i].second : std::max(most, pairs_[i].second);
    many |= i > 0 && pairs_[i].first == pairs_[i - 1].first;
  }
  const std::uint64_t span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
  if (!many && span < ~std::uint64_t{0}) {
    const unsigned width = width_for(span + 1);
    out.u8(1);
    out.u8(static_cast<std::uint8_t>(width));
    out.u64(static_cast<std::uint64_t>(least));
    std::size_t next = 0;
    for (std::uint32_t document = 0; document < documents; ++document) {
      const bool has = next < pairs_.size() && pairs_[next].first == document;
      put_code(out, width,
               has ? static_cast<std::uint64_t>(pairs_[next++].second) - static_cast<std::uint64_t>(least) + 1 : 0);
    }
    return;
  }
  require_room(pairs_.size(), "integers");
  out.u8(2);
  auto sorted = pairs_;
  std::sort(sorted.begin(), sorted.end());
  std::size_t next = 0;
  for (std::uint32_t document = 0; document <= documents; ++document) {
    while (next < sorted.size() && sorted[next].first < document) ++next;
    out.u32(static_cast<std::uint32_t>(next));
  }
  for (const auto& [document, value] : sorted) out.u64(static_cast<std::uint64_t>(value));
}

void ColumnsWriter::norms(std::span<const std::uint8_t> norms) {
  column(kNormsField, ColumnKind::norms, std::as_bytes(norms));
}

void ColumnsWriter::keyword(std::uint16_t field, const KeywordColumnWriter& writer) {
  ByteWriter bytes;
  writer.encode(documents_, bytes);
  column(field, ColumnKind::keyword, bytes.view());
}

void ColumnsWriter::integer(std::uint16_t field, const IntegerColumnWriter& writer) {
  ByteWriter bytes;
  writer.encode(documents_, bytes);
  column(field, ColumnKind::integer, bytes.view());
}

void ColumnsWriter::column(std::uint16_t field, ColumnKind kind, std::span<const std::byte> bytes) {
  directory_.u16(field);
  directory_.u8(static_cast<std::uint8_t>(kind));
  directory_.u64(file_.offset());
  directory_.u64(bytes.size());
  file_.append(bytes);
  ++columns_;
}

void ColumnsWriter::finish() {
  const std::uint64_t offset = file_.offset();
  directory_.u64(offset);
  directory_.u32(columns_);
  directory_.u32(documents_);
  file_.append(directory_.view());
}

}  // namespace tra::format
