#include "tra/format/columns.h"

#include <algorithm>
#include <limits>

namespace tra::format {

namespace {

constexpr std::uint64_t kColumnsTail = 16, kEntrySize = 19;

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

namespace {

// Returns false when a document's set does not exist. `Code` is the type of the codes, read as such at once for all.
template <typename Code>
bool count_codes(const std::byte* codes, std::span<const std::uint64_t> words, std::span<std::uint32_t> counts) {
  const auto count = [&](std::size_t document) {
    const std::uint64_t set = load<Code>(codes + sizeof(Code) * document);
    if (set >= counts.size()) return false;
    ++counts[set];
    return true;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t word = words[i];
    if (word == ~std::uint64_t{0}) {
      for (std::size_t document = 64 * i; document < 64 * i + 64; ++document)
        if (!count(document)) return false;
      continue;
    }
    for (; word != 0; word &= word - 1)
      if (!count(64 * i + static_cast<std::size_t>(std::countr_zero(word)))) return false;
  }
  return true;
}

}  // namespace

void KeywordColumn::count_sets(std::span<const std::uint64_t> words, std::span<std::uint32_t> counts) const {
  const std::byte* const codes = codes_.data();
  const bool exist = codes_.width() == 1   ? count_codes<std::uint8_t>(codes, words, counts)
                     : codes_.width() == 2 ? count_codes<std::uint16_t>(codes, words, counts)
                                           : count_codes<std::uint32_t>(codes, words, counts);
  if (!exist) file_->corrupt("a document's set of keywords does not exist", 0);
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
  find_extremes(documents);
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

IntegerColumn::CodeRange IntegerColumn::codes_of(std::int64_t from, std::int64_t to) const noexcept {
  const std::uint64_t most = codes_.width() == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * codes_.width()) - 1;
  if (to < from || to < base_) return {1, 0};
  const auto above_base = [&](std::int64_t value) {
    return static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(base_);
  };
  const std::uint64_t first = from <= base_ ? 0 : above_base(from), last = above_base(to);
  if (first >= most) return {1, 0};
  return {first + 1, std::min(last, most - 1) + 1};
}

// The extremes are not in the file: the column is read whole to verify it, and they are found by the way.
void IntegerColumn::find_extremes(std::uint32_t documents) {
  extremes_.reserve(documents / kStretch + 1);
  for (std::uint32_t begin = 0; begin < documents; begin += std::min(kStretch, documents - begin)) {
    const std::uint32_t end = begin + std::min(kStretch, documents - begin);
    extremes_.push_back(many_ ? extremes_of_values(begin, end) : extremes_of_codes(begin, end));
  }
}

namespace {

struct ExtremeCodes {
  std::uint64_t smallest, greatest;    // of all codes
  std::uint64_t least_above_base = 0;  // of the codes that are values, less one
};

// Three plain minima and maxima, which compilers turn into vector code.
template <class Code>
ExtremeCodes extreme_codes(const std::byte* data, std::size_t count) {
  Code smallest = std::numeric_limits<Code>::max(), greatest = 0, above_base = smallest;
  for (std::size_t i = 0; i < count; ++i) {
    const auto code = load<Code>(data + sizeof(Code) * i);
    smallest = std::min(smallest, code);
    greatest = std::max(greatest, code);
    above_base = std::min(above_base, static_cast<Code>(code - 1));  // the code of no value becomes the greatest number
  }
  return {smallest, greatest, above_base};
}

ExtremeCodes extreme_codes(const Codes& codes, std::size_t begin, std::size_t count) {
  const std::byte* const data = codes.data(begin);
  switch (codes.width()) {
    case 1:
      return extreme_codes<std::uint8_t>(data, count);
    case 2:
      return extreme_codes<std::uint16_t>(data, count);
    case 4:
      return extreme_codes<std::uint32_t>(data, count);
    default:
      return extreme_codes<std::uint64_t>(data, count);
  }
}

constexpr IntegerColumn::Extremes kNoValue = {std::numeric_limits<std::int64_t>::max(),
                                              std::numeric_limits<std::int64_t>::min(), false};

}  // namespace

IntegerColumn::Extremes IntegerColumn::extremes_of_codes(std::uint32_t begin, std::uint32_t end) const {
  const ExtremeCodes found = extreme_codes(codes_, begin, end - begin);
  if (found.greatest == 0) return kNoValue;
  const auto value = [&](std::uint64_t above_base) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(base_) + above_base);
  };
  return {value(found.least_above_base), value(found.greatest - 1), found.smallest > 0};
}

IntegerColumn::Extremes IntegerColumn::extremes_of_values(std::uint32_t begin, std::uint32_t end) const {
  Extremes found = kNoValue;
  found.all = true;
  for (std::uint32_t document = begin; document < end; ++document) {
    const std::uint32_t values = count(document);
    found.all &= values > 0;
    if (values == 0) continue;
    found.least = std::min(found.least, value(document, 0));
    found.greatest = std::max(found.greatest, value(document, values - 1));
  }
  return found;
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
  if (file.content_end() < kHeaderSize + kColumnsTail) file.corrupt("the columns have no tail", kHeaderSize);
  ByteReader tail = file.reader(file.content_end() - kColumnsTail, kColumnsTail);
  const std::uint64_t directory = tail.u64();
  const std::uint32_t columns = tail.u32();
  if (tail.u32() != documents || directory < kHeaderSize ||
      directory + kEntrySize * columns + kColumnsTail != file.content_end())
    file.corrupt("the columns' tail does not fit the file", file.content_end() - kColumnsTail);
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
