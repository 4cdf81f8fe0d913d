// Fuzzes columns, stored fields and live docs. The input is a number of documents and the content of a file.
#include <cstring>

#include "fuzz/framed.h"
#include "fuzz/target.h"
#include "support/bytes.h"
#include "support/random.h"
#include "tra/format/columns.h"
#include "tra/format/live_docs.h"
#include "tra/format/stored_fields.h"

namespace tra::fuzz {

using format::FileKind;

namespace {

std::string with_count(std::uint32_t documents, const std::string& content) {
  std::string seed(2, '\0');
  std::memcpy(seed.data(), &documents, 2);
  return seed + content;
}

constexpr std::uint16_t kFields = 5;

}  // namespace

void run_columns(std::string_view input) {
  Input from(input);
  const auto documents = static_cast<std::uint32_t>(from.number(2));
  const FramedFile framed(FileKind::columns, from.rest());
  const format::Columns columns(framed.file(), documents);
  require(columns.norms().size() == documents, "a document has a norm");
  for (std::uint16_t field = 0; field < kFields; ++field) {
    if (const auto* keyword = columns.keyword(field)) {
      for (std::uint32_t document = 0; document < documents; ++document) {
        const std::uint32_t set = keyword->set_of(document);
        require(set < keyword->sets(), "a document's set is one of the sets");
      }
      for (std::uint32_t set = 0; set < keyword->sets(); ++set) {
        const auto [ordinals, count] = keyword->set(set);
        for (std::uint32_t i = 0; i < count; ++i)
          require(ordinals[i] < keyword->values(), "an ordinal is one of a value");
      }
      for (std::uint32_t value = 0; value < keyword->values(); ++value) keyword->value(value);
      keyword->ordinal("LA");
      keyword->ordinal("");
    }
    if (const auto* integer = columns.integer(field))
      for (std::uint32_t document = 0; document < documents; ++document)
        for (std::uint32_t i = 0; i < integer->count(document); ++i) integer->value(document, i);
  }
}

std::vector<std::string> columns_seeds() {
  std::vector<std::string> seeds;
  test::Random random(9);
  for (const std::uint32_t documents : {1u, 7u, 300u}) {
    std::vector<std::uint8_t> norms(documents, 17);
    format::KeywordColumnWriter one, many;
    format::IntegerColumnWriter single, wide, several;
    for (std::uint32_t i = 0; i < documents; ++i) {
      one.add(i, "v" + std::to_string(random.below(5)));
      for (std::uint64_t n = random.below(4); n > 0; --n) many.add(i, std::to_string(random.below(100)));
      single.add(i, random.between(100, 150));
      if (random.chance(0.5)) wide.add(i, random.between(-1'000'000'000'000, 1'000'000'000'000));
      for (std::uint64_t n = random.below(3); n > 0; --n) several.add(i, random.between(-5, 5));
    }
    seeds.push_back(with_count(documents, content_of([&](format::FileWriter& file) {
                                 format::ColumnsWriter writer(file, documents);
                                 writer.norms(norms);
                                 writer.keyword(0, one);
                                 writer.keyword(1, many);
                                 writer.integer(2, single);
                                 writer.integer(3, wide);
                                 writer.integer(4, several);
                                 writer.finish();
                               })));
  }
  return seeds;
}

void run_stored(std::string_view input) {
  Input from(input);
  const auto documents = static_cast<std::uint32_t>(from.number(2));
  const FramedFile framed(FileKind::stored, from.rest());
  const format::StoredFields fields(framed.file(), documents);
  format::StoredFields::Scan scan(fields);  // reads sequentially instead of by number
  for (std::uint32_t document = 0; document < documents; document += 1 + document / 8) {
    fields.read(document);
    scan.read(document);
  }
}

std::vector<std::string> stored_seeds() {
  std::vector<std::string> seeds;
  test::Random random(10);
  for (const std::uint32_t documents : {1u, 40u, 300u})
    seeds.push_back(with_count(documents, content_of([&](format::FileWriter& file) {
                                 format::StoredFieldsWriter writer(file);
                                 for (std::uint32_t i = 0; i < documents; ++i)
                                   writer.add("bài viết số " + std::to_string(i) + std::string(random.below(300), 'x'));
                                 writer.finish();
                               })));
  return seeds;
}

void run_live_docs(std::string_view input) {
  Input from(input);
  const auto documents = static_cast<std::uint32_t>(from.number(2));
  const FramedFile framed(FileKind::live_docs, from.rest());
  const format::LiveDocs live = format::LiveDocs::read(framed.file(), documents);
  std::uint32_t deleted = 0;
  for (std::uint32_t document = 0; document < documents; ++document) deleted += !live.is_live(document);
  require(deleted == live.deleted(), "the deleted documents are counted");
}

std::vector<std::string> live_docs_seeds() {
  std::vector<std::string> seeds;
  for (const std::uint32_t documents : {1u, 64u, 1000u}) {
    format::LiveDocs live(documents);
    for (std::uint32_t i = 0; i < documents; i += 7) live.remove(i);
    seeds.push_back(with_count(documents, content_of([&](format::FileWriter& file) { live.write(file); })));
  }
  return seeds;
}

}  // namespace tra::fuzz
