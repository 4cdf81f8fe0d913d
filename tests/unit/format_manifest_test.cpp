// Manifests are read back as written; names of files and generations.
#include <catch2/catch.hpp>

#include "format_support.h"
#include "support/throws.h"
#include "tra/format/manifest.h"

using namespace tra::format;
using tra::ErrorCode;
using tra::test::OpenBytes;
using tra::test::throws_code;

namespace {

void add_analyses(Manifest& manifest, tra::test::Random& random) {
  manifest.built_in = static_cast<std::uint8_t>(random.below(256));
  for (std::uint64_t left = random.below(5); left > 0; --left)
    manifest.analyses.push_back({random.bytes(random.below(40)),
                                 static_cast<std::uint32_t>(tra::test::random_bits(random, 32)), random.chance(0.5),
                                 random.bytes(random.below(200))});
  manifest.weighted = static_cast<std::uint32_t>(random.below(manifest.analyses.size() + 1));
}

Manifest random_manifest(tra::test::Random& random) {
  const auto any = [&] { return tra::test::random_bits(random, 64); };
  Manifest manifest;
  manifest.generation = any();
  manifest.analyzer = random.chance(0.5) ? kOwnAnalyses : static_cast<std::uint8_t>(random.below(256));
  if (manifest.analyzer == kOwnAnalyses) add_analyses(manifest, random);
  manifest.analyzer_fingerprint = any();
  for (std::uint64_t left = random.below(200); left > 0; --left)
    manifest.fields.push_back({random.bytes(random.below(40)), static_cast<std::uint8_t>(random.below(256)),
                               static_cast<std::uint8_t>(random.below(256)), random.chance(0.5), random.chance(0.5),
                               static_cast<std::uint32_t>(random.below(manifest.analyses.size() + 1))});
  for (std::uint64_t left = random.below(50); left > 0; --left) {
    ManifestSegment segment;
    for (std::uint8_t& byte : segment.id) byte = static_cast<std::uint8_t>(random.below(256));
    segment.documents = static_cast<std::uint32_t>(tra::test::random_bits(random, 31));
    segment.deleted = static_cast<std::uint32_t>(random.below(segment.documents + 1ull));
    segment.total_length = any();
    segment.live_docs_generation = random.chance(0.5) ? 0 : any();
    segment.live_docs_bytes = any();
    for (std::size_t i = 0; i < std::size(kSegmentFiles); ++i) segment.file_bytes.push_back(any());
    manifest.segments.push_back(segment);
  }
  for (std::uint64_t left = random.below(5); left > 0; --left)
    manifest.attachments.push_back(
        {random.bytes(random.below(40)), attachment_file_name(any(), random.below(100)), any()});
  return manifest;
}

std::string bytes_of(const Manifest& manifest) {
  return tra::test::framed(FileKind::manifest, [&](FileWriter& file) { manifest.write(file); });
}

Manifest read_back(const std::string& bytes) { return Manifest::read(OpenBytes(FileKind::manifest, bytes).file()); }

}  // namespace

TEST_CASE("manifests come back", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  tra::test::Random random(seed);
  for (int round = 0; round < 200; ++round) {
    const Manifest manifest = round == 0 ? Manifest() : random_manifest(random);
    const std::string bytes = bytes_of(manifest);
    const Manifest read = read_back(bytes);
    REQUIRE(read.generation == manifest.generation);
    REQUIRE(read.fields.size() == manifest.fields.size());
    REQUIRE(read.segments.size() == manifest.segments.size());
    REQUIRE(read.attachments.size() == manifest.attachments.size());
    REQUIRE(bytes_of(read) == bytes);  // every member is written, so equal bytes mean equal members
  }
}

TEST_CASE("a manifest that contradicts itself is refused", "[format]") {
  Manifest manifest;
  manifest.segments.push_back({{}, 3, 4, 0, 0, 0, std::vector<std::uint64_t>(std::size(kSegmentFiles))});
  CHECK(throws_code(ErrorCode::corruption, [&] { read_back(bytes_of(manifest)); }));
  manifest.segments[0].deleted = 3;
  CHECK_NOTHROW(read_back(bytes_of(manifest)));
  manifest.attachments.push_back({"name", "../elsewhere", 5});
  CHECK(throws_code(ErrorCode::corruption, [&] { read_back(bytes_of(manifest)); }));
}

TEST_CASE("a manifest cut short or with more behind it is refused", "[format]") {
  tra::test::Random random(3);
  const std::string whole = bytes_of(random_manifest(random));
  const OpenBytes open(FileKind::manifest, whole);
  const std::string content(
      tra::test::as_string(open.file().read(kHeaderSize, open.file().content_end() - kHeaderSize)));
  const auto read = [](const std::string& bytes) {
    read_back(
        tra::test::framed(FileKind::manifest, [&](FileWriter& file) { file.append(tra::test::as_bytes(bytes)); }));
  };
  CHECK_NOTHROW(read(content));
  CHECK(throws_code(ErrorCode::corruption, [&] { read(content + '\0'); }));
  for (std::size_t length = 0; length < content.size(); length += 1 + length / 50)
    CHECK(throws_code(ErrorCode::corruption, [&] { read(content.substr(0, length)); }));
}

TEST_CASE("files have the names that are specified", "[format]") {
  const SegmentId id = {0x00, 0x01, 0x0F, 0xF0, 0xFF, 0xAB, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10};
  CHECK(segment_file_name(id, FileKind::terms) == "segment-00010ff0ffab00000000000000000010.terms");
  CHECK(live_docs_file_name(id, 0x1F) == "segment-00010ff0ffab00000000000000000010.000000000000001f.live_docs");
  CHECK(attachment_file_name(0xABC, 12) == "attachment-0000000000000abc-12");
  CHECK(manifest_file_name(~0ull) == "manifest-ffffffffffffffff");

  Manifest manifest;
  manifest.segments.push_back({id, 5, 1, 0, 31, 100, std::vector<std::uint64_t>(std::size(kSegmentFiles))});
  manifest.attachments.push_back({"words", "attachment-0000000000000abc-12", 5});
  const std::vector<std::string> files = manifest.files();
  REQUIRE(files.size() == std::size(kSegmentFiles) + 2);
  for (std::size_t i = 0; i < std::size(kSegmentFiles); ++i) CHECK(files[i] == segment_file_name(id, kSegmentFiles[i]));
  CHECK(files[files.size() - 2] == live_docs_file_name(id, 31));
  CHECK(files.back() == "attachment-0000000000000abc-12");
}

TEST_CASE("a manifest's name gives its generation, no other name does", "[format]") {
  for (const std::uint64_t generation :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{0xABCDEF}, ~std::uint64_t{0}})
    CHECK(manifest_generation(manifest_file_name(generation)) == generation);
  for (const char* name : {"", "manifest-", "manifest.tmp", "manifest-1", "manifest-00000000000000001",
                           "manifest-000000000000000G", "manifest-00000000000000AB", "manifest-000000000000000 ",
                           "Manifest-0000000000000001", "segment-0000000000000001"})
    CHECK_FALSE(manifest_generation(name));
}
