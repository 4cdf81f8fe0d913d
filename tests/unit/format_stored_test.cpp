// Stored documents of all sizes are read back, in any order.
#include <catch2/catch.hpp>

#include "format_support.h"
#include "support/throws.h"
#include "tra/format/stored_fields.h"

using tra::ErrorCode;
using tra::format::FileKind;
using tra::format::FileWriter;
using tra::format::kHeaderSize;
using tra::format::StoredFields;
using tra::format::StoredFieldsWriter;
using tra::test::OpenBytes;
using tra::test::Random;
using tra::test::throws_code;

namespace {

using Documents = std::vector<std::string>;

OpenBytes stored(const Documents& documents) {
  return tra::test::written(FileKind::stored, [&](FileWriter& file) {
    StoredFieldsWriter writer(file);
    for (const std::string& document : documents) writer.add(document);
    writer.finish();
  });
}

void check_documents(Random& random, const Documents& documents) {
  const OpenBytes open = stored(documents);
  const StoredFields fields(open.file(), static_cast<std::uint32_t>(documents.size()));
  StoredFields::Scan in_order(fields), anywhere(fields);
  bool same = true;
  for (std::uint32_t document = 0; document < documents.size(); ++document)
    same &= in_order.read(document) == documents[document];
  for (int i = 0; i < 50 && !documents.empty(); ++i) {
    const auto document = static_cast<std::uint32_t>(random.below(documents.size()));
    same &= fields.read(document) == documents[document] && anywhere.read(document) == documents[document];
  }
  CHECK(same);
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { fields.read(static_cast<std::uint32_t>(documents.size())); }));
  CHECK(throws_code(ErrorCode::corruption,
                    [&] { StoredFields(open.file(), static_cast<std::uint32_t>(documents.size() + 1)); }));
}

// Compressible text.
std::string text(Random& random, std::size_t words) {
  static const std::vector<std::string> vocabulary = {
      "tham khảo", "chính trị", "Bộ trưởng", "Thứ trưởng", "Ngoại giao", "hợp tác", "hai nước",
      "lần thứ",   "họp",       "tại",       "Hà Nội",     "phát triển", "quan hệ"};
  std::string all;
  for (; words > 0; --words) all += random.pick(vocabulary) + ' ' + std::to_string(random.below(1000)) + ' ';
  return all;
}

std::uint32_t dictionary_bytes(const OpenBytes& open) {
  return tra::format::load<std::uint32_t>(open.file().read(open.file().content_end() - 20, 4).data());
}

}  // namespace

TEST_CASE("stored documents of every size come back", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  check_documents(random, {});
  check_documents(random, {""});
  check_documents(random, {"", "", ""});
  check_documents(random, {"a"});
  check_documents(random, {std::string("\0\xFF", 2), "", "b"});
  check_documents(random, Documents(40'000));  // an empty document takes one byte, so these fill several blocks
  // Sizes around the limit at which a block ends.
  for (const std::size_t size : {16'380u, 16'381u, 16'382u, 16'383u, 16'384u, 16'385u})
    check_documents(random, {random.bytes(size), "next", random.bytes(size), random.bytes(size)});
  check_documents(random, {"small", random.bytes(20'000'000), "small", std::string(30'000'000, 'x'), ""});
}

TEST_CASE("a dictionary is trained where there is enough to learn from", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  Documents little, much, noise, uniform;
  for (int i = 0; i < 20; ++i) little.push_back(text(random, 100));
  for (int i = 0; i < 3000; ++i) much.push_back(text(random, 20 + random.below(200)));
  for (int i = 0; i < 800; ++i) noise.push_back(random.bytes(1 + random.below(10'000)));
  for (int i = 0; i < 800; ++i) uniform.push_back(std::string(5000, 'x'));
  for (const Documents& documents : {little, much, noise, uniform}) check_documents(random, documents);
  CHECK(dictionary_bytes(stored(little)) == 0);
  CHECK(dictionary_bytes(stored(much)) > 0);
}

TEST_CASE("damaged stored fields are refused, not believed", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  Documents documents;
  for (int i = 0; i < 30; ++i) documents.push_back(text(random, 200));
  const OpenBytes open = stored(documents);
  const std::string content =
      tra::test::as_string(open.file().read(kHeaderSize, open.file().content_end() - kHeaderSize));
  int refused = 0;
  for (int round = 0; round < 500; ++round) {
    std::string damaged = content;
    damaged[random.chance(0.5) ? random.below(damaged.size()) : damaged.size() - 1 - random.below(100)] ^=
        static_cast<char>(1 + random.below(255));
    // The content is framed again, so that checksums are correct and the damage reaches the decoder.
    const OpenBytes reframed =
        tra::test::written(FileKind::stored, [&](FileWriter& file) { file.append(tra::test::as_bytes(damaged)); });
    try {
      const StoredFields fields(reframed.file(), static_cast<std::uint32_t>(documents.size()));
      StoredFields::Scan scan(fields);
      for (std::uint32_t document = 0; document < documents.size(); ++document) {
        fields.read(document);
        scan.read(document);
      }
    } catch (const tra::Error& error) {
      REQUIRE(error.code() == ErrorCode::corruption);
      ++refused;
    }
  }
  CHECK(refused > 0);
}
