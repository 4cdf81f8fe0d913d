#include "tra/format/columns.h"

namespace tra::format {

namespace {

constexpr std::uint64_t kTailSize = 16, kEntrySize = 19;

}  // namespace

KeywordColumn::KeywordColumn(const File& file, std::uint64_t offset, std::uint64_t length, std::uint32_t documents)
    : file_(&file) {
  // The whole column is verified when it is opened, so reading a value needs no checks.
  ByteReader reader = file.reader(offset, length);
  values_ = reader.u32();
  value_offsets_ = Codes(reader.bytes(4 * (std::uint64_t{values_} + 1)).data(), 4);
  value_bytes_ = as_text(reader.bytes(value_offsets_[values_]));
  sets_ = reader.u32();
  if (sets_ == 0) reader.corrupt("a keyword column has no sets");
  set_begins_ = Codes(reader.bytes(4 * (std::uint64_t{sets_} + 1)).data(), 4);
  ordinal_count_ = static_cast<std::uint32_t>(set_begins_[sets_]);
  ordinals_ = Codes(reader.bytes(4 * std::uint64_t{ordinal_count_}).data(), 4);
  const std::uint8_t width = reader.u8();
  if (width != 1 && width != 2 && width != 4) reader.corrupt("a keyword column has an unknown width");
  codes_ = Codes(reader.bytes(std::uint64_t{width} * documents).data(), width);
  reader.expect_end();
}

std::string_view KeywordColumn::value(std::uint32_t ordinal) const {
  if (ordinal >= values_) file_->corrupt("a keyword ordinal is out of range", 0);
  const std::uint64_t begin = value_offsets_[ordinal], end = value_offsets_[ordinal + 1];
  if (begin > end || end > value_bytes_.size()) file_->corrupt("a keyword value lies outside its column", 0);
  return value_bytes_.substr(begin, end - begin);
}

std::optional<std::uint32_t> KeywordColumn::ordinal(std::string_view wanted) const {
  std::uint32_t low = 0, high = values_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (value(middle) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == values_ || value(low) != wanted) return std::nullopt;
  return low;
}

std::uint32_t KeywordColumn::set_of(std::uint32_t document) const {
  const std::uint64_t set = codes_[document];
  if (set >= sets_) file_->corrupt("a document's set of keywords does not exist", 0);
  return static_cast<std::uint32_t>(set);
}

std::pair<Codes, std::uint32_t> KeywordColumn::set(std::uint32_t set) const {
  const std::uint64_t begin = set_begins_[set], end = set_begins_[set + 1];
  if (begin > end || end > ordinal_count_) file_->corrupt("a set of keywords lies outside its column", 0);
  for (std::uint64_t i = begin; i < end; ++i)
    if (ordinals_[i] >= values_) file_->corrupt("a keyword ordinal is out of range", 0);
  // Each ordinal takes four bytes.
  return {ordinals_.from(begin), static_cast<std::uint32_t>(end - begin)};
}

IntegerColumn::IntegerColumn(const File& file, std::uint64_t offset, std::uint64_t length, std::uint32_t documents)
    : file_(&file) {
  ByteReader reader = file.reader(offset, length);
  const std::uint8_t form = reader.u8();
  if (form == 1) {
    const std::uint8_t width = reader.u8();
    if (width != 1 && width != 2 && width != 4 && width != 8) reader.corrupt("an integer column has an unknown width");
    base_ = static_cast<std::int64_t>(reader.u64());
    codes_ = Codes(reader.bytes(std::uint64_t{width} * documents).data(), width);
  } else if (form == 2) {
    many_ = true;
    begins_ = Codes(reader.bytes(4 * (std::uint64_t{documents} + 1)).data(), 4);
    value_count_ = static_cast<std::uint32_t>(begins_[documents]);
    values_ = Codes(reader.bytes(8 * std::uint64_t{value_count_}).data(), 8);
  } else {
    reader.corrupt("an integer column has an unknown form");
  }
  reader.expect_end();
}

std::uint32_t IntegerColumn::count(std::uint32_t document) const {
  if (!many_) return codes_[document] == 0 ? 0 : 1;
  const std::uint64_t begin = begins_[document], end = begins_[document + 1];
  if (begin > end || end > value_count_) file_->corrupt("a document's integers lie outside their column", 0);
  return static_cast<std::uint32_t>(end - begin);
}

std::int64_t IntegerColumn::value(std::uint32_t document, std::uint32_t i) const {
  if (many_) return static_cast<std::int64_t>(values_[begins_[document] + i]);
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(base_) + codes_[document] - 1);
}

namespace {

// Opens a column once. std::map nodes do not move, so references to opened columns stay valid.
template <class Column, class Places, class Opened>
const Column* open_once(std::uint16_t field, const Places& places, Opened& opened, std::mutex& mutex, const File& file,
                        std::uint32_t documents) {
  const auto place = places.find(field);
  if (place == places.end()) return nullptr;
  const std::lock_guard lock(mutex);
  auto found = opened.find(field);
  if (found == opened.end())
    found = opened.try_emplace(field, file, place->second.offset, place->second.length, documents).first;
  return &found->second;
}

}  // namespace

Columns::Columns(const File& file, std::uint32_t documents) : file_(&file), documents_(documents) {
  if (file.content_end() < kHeaderSize + kTailSize) file.corrupt("the columns have no tail", kHeaderSize);
  ByteReader tail = file.reader(file.content_end() - kTailSize, kTailSize);
  const std::uint64_t directory = tail.u64();
  const std::uint32_t columns = tail.u32();
  if (tail.u32() != documents || directory < kHeaderSize ||
      directory + kEntrySize * columns + kTailSize != file.content_end())
    file.corrupt("the columns' tail does not fit the file", file.content_end() - kTailSize);
  ByteReader entries = file.reader(directory, kEntrySize * columns);
  for (std::uint32_t i = 0; i < columns; ++i) {
    const std::uint16_t field = entries.u16();
    const std::uint8_t kind = entries.u8();
    const Place place = {entries.u64(), entries.u64()};
    if (kind == static_cast<std::uint8_t>(ColumnKind::norms) && field == kNormsField && place.length == documents)
      norms_ = place;
    else if (kind == static_cast<std::uint8_t>(ColumnKind::keyword))
      keyword_places_[field] = place;
    else if (kind == static_cast<std::uint8_t>(ColumnKind::integer))
      integer_places_[field] = place;
    else
      entries.corrupt("an unknown column");
  }
  if (norms_.length != documents) file.corrupt("the norms are missing", directory);
}

std::span<const std::uint8_t> Columns::norms() const {
  const auto bytes = file_->read(norms_.offset, norms_.length);
  return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

const KeywordColumn* Columns::keyword(std::uint16_t field) const {
  return open_once<KeywordColumn>(field, keyword_places_, keywords_, opening_, *file_, documents_);
}

const IntegerColumn* Columns::integer(std::uint16_t field) const {
  return open_once<IntegerColumn>(field, integer_places_, integers_, opening_, *file_, documents_);
}

}  // namespace tra::format
