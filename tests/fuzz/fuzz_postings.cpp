// Fuzzes posting lists with their skip data and positions, and blocks of integers.
#include <algorithm>
#include <cstring>

#include "fuzz/framed.h"
#include "fuzz/target.h"
#include "support/bytes.h"
#include "support/random.h"
#include "tra/format/pfor.h"
#include "tra/format/positions_reader.h"
#include "tra/format/posting_list_writer.h"

namespace tra::fuzz {

using format::FileKind;

namespace {

// The input begins with: documents, document limit, bytes of the list, frequency of a single document.
constexpr std::size_t kHeader = 16;

void walk(format::PostingCursor& cursor, format::PositionsReader* positions, std::uint32_t limit,
          std::uint32_t stride) {
  std::uint64_t previous = 0, steps = 0;
  for (std::uint32_t document = cursor.advance(0); document != format::kNoMoreDocuments;
       document = cursor.advance(document + stride), ++steps) {
    require(document < limit, "a list's documents are in the segment");
    require(steps == 0 || document > previous, "a cursor moves forwards");
    cursor.frequency();
    require(document <= cursor.block_last(), "a block ends with its last document");
    previous = document;
    if (positions != nullptr) {
      const auto found = positions->read(cursor);
      require(std::is_sorted(found.begin(), found.end()), "positions rise");
    }
  }
}

// Looks up single documents in blocks that were not decoded.
void look_up(format::PostingCursor& cursor, format::PositionsReader* positions, std::uint32_t limit) {
  for (std::uint32_t target = 0; target < limit && cursor.seek_block(target); target = cursor.block_last() + 1)
    for (std::uint32_t document = cursor.block_first_possible(); document <= cursor.block_last();
         document += 1 + document % 7) {
      const std::size_t place = cursor.place_of(document);
      require(place <= format::kBlockSize, "a place is one of the block's or none");
      if (place == format::kBlockSize) continue;
      require(place < cursor.block_count(), "a document's place is below the block's count");
      cursor.frequency_at(place);
      if (positions != nullptr) positions->read(cursor, place);
    }
}

}  // namespace

void run_postings(std::string_view input) {
  Input from(input);
  format::PostingListRef list;
  list.documents = static_cast<std::uint32_t>(from.number(4));
  const auto limit = static_cast<std::uint32_t>(from.number(4)) % 100'000;
  const std::uint64_t length = from.number(4);
  list.only = {limit - 1, static_cast<std::uint32_t>(from.number(4))};
  list.length = std::min<std::uint64_t>(length, from.rest().size());
  const std::string_view postings = from.take(list.length), positions = from.rest();
  list.offset = list.positions_offset = format::kHeaderSize;
  list.positions_length = positions.size();

  const FramedFile postings_file(FileKind::postings, postings), positions_file(FileKind::positions, positions);
  for (const std::uint32_t stride : {1u, 100u, 5000u}) {
    format::PostingCursor cursor(postings_file.file(), list, limit);
    format::PositionsReader reader(positions_file.file());
    walk(cursor, positions.empty() ? nullptr : &reader, limit, stride);
  }
  for (const bool with_positions : {false, true}) {
    if (with_positions && positions.empty()) continue;
    format::PostingCursor cursor(postings_file.file(), list, limit);
    format::PositionsReader reader(positions_file.file());
    look_up(cursor, with_positions ? &reader : nullptr, limit);
  }
  format::PostingCursor cursor(postings_file.file(), list, limit);
  for (std::uint32_t target = 0; target < limit && cursor.seek_block(target); target = cursor.block_last() + 1) {
    require(cursor.block_last() >= target, "a block sought holds its target or later ones");
    for (const auto& impacts : {cursor.block_impacts(), cursor.group_impacts(), cursor.group_of(target).impacts})
      for (const format::Impact impact : impacts) static_cast<void>(impact.frequency + impact.norm);
  }
}

std::vector<std::string> postings_seeds() {
  std::vector<std::string> seeds;
  test::Random random(7);
  for (const std::uint32_t documents : {1u, 2u, 127u, 128u, 129u, 1000u, 9000u})
    for (const std::uint32_t gap : {1u, 3u, 10u}) {
      if (documents == 9000 && gap == 3) continue;
      format::PostingListRef list;
      std::uint32_t document = 0;
      std::string positions;
      const std::string postings = content_of([&](format::FileWriter& postings_file) {
        positions = content_of([&](format::FileWriter& positions_file) {
          format::PostingListWriter writer(postings_file, positions_file);
          for (std::uint32_t i = 0; i < documents; ++i) {
            document += 1 + static_cast<std::uint32_t>(random.below(gap));
            std::vector<std::uint32_t> places(1 + random.below(4));
            std::uint32_t place = 0;
            for (std::uint32_t& at : places) at = place += 1 + static_cast<std::uint32_t>(random.below(50));
            const auto weight = random.chance(0.1) ? 3u : 1u;
            writer.add(document, weight * static_cast<std::uint32_t>(places.size()),
                       static_cast<std::uint8_t>(random.below(100)), places);
          }
          list = writer.finish();
        });
      });
      const std::uint32_t header[] = {documents, document + 1, static_cast<std::uint32_t>(list.length),
                                      list.only.frequency};
      std::string seed(kHeader, '\0');
      std::memcpy(seed.data(), header, kHeader);
      seeds.push_back(seed + postings + positions);
    }
  return seeds;
}

void run_pfor(std::string_view input) {
  Input from(input);
  const std::size_t count = 1 + from.number(1) % format::kBlockSize;
  const std::string copy(from.rest());
  const auto* begin = reinterpret_cast<const std::byte*>(copy.data());
  const auto* end = begin + copy.size();
  std::uint32_t values[format::kBlockSize];
  const std::byte* skipped = format::skip_pfor(begin, end, count);
  const std::byte* decoded = format::decode_pfor(begin, end, count, values);
  require(decoded == nullptr || decoded == skipped, "decoding and skipping end at the same byte");
  require(decoded == nullptr || decoded <= end, "a block ends before its bytes end");
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t value = 0;
    const std::byte* after = format::decode_pfor_value(begin, end, count, i, value);
    require(after == decoded, "decoding a value ends where decoding all does");
    require(decoded == nullptr || value == values[i], "a value alone is the same as in its block");
  }
}

std::vector<std::string> pfor_seeds() {
  std::vector<std::string> seeds;
  test::Random random(8);
  for (const std::size_t count : {1u, 5u, 127u, 128u})
    for (const unsigned bits : {0u, 1u, 7u, 20u, 32u}) {
      std::vector<std::uint32_t> values(count);
      for (std::uint32_t& value : values) {
        value = bits == 0 ? 0 : static_cast<std::uint32_t>(random.below(std::uint64_t{1} << bits));
        if (random.chance(0.05)) value |= 0x1000;
      }
      format::ByteWriter writer;
      format::encode_pfor(values, writer);
      seeds.push_back(static_cast<char>(count - 1) + test::as_string(writer.view()));
    }
  return seeds;
}

}  // namespace tra::fuzz
