// Live docs compared with a plain set.
#include <catch2/catch.hpp>
#include <set>

#include "format_support.h"
#include "support/throws.h"
#include "tra/format/live_docs.h"

using tra::ErrorCode;
using tra::format::FileKind;
using tra::format::FileWriter;
using tra::format::LiveDocs;
using tra::test::OpenBytes;
using tra::test::throws_code;

TEST_CASE("live documents come back", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  tra::test::Random random(seed);
  for (const std::uint32_t documents : {0u, 1u, 63u, 64u, 65u, 128u, 5000u})
    for (const double share : {0.0, 0.01, 0.5, 1.0}) {
      INFO(documents << " documents");
      LiveDocs live(documents);
      std::set<std::uint32_t> removed;
      for (std::uint32_t document = 0; document < documents; ++document)
        if (random.chance(share)) {
          CHECK(live.remove(document));
          CHECK_FALSE(live.remove(document));
          removed.insert(document);
        }
      const OpenBytes open = tra::test::written(FileKind::live_docs, [&](FileWriter& file) { live.write(file); });
      const LiveDocs read = LiveDocs::read(open.file(), documents);
      CHECK(read.documents() == documents);
      CHECK(read.deleted() == removed.size());
      CHECK(read.words() == live.words());
      bool same = true;
      for (std::uint32_t document = 0; document < documents; ++document)
        same &= read.is_live(document) != removed.contains(document);
      CHECK(same);
      CHECK(throws_code(ErrorCode::corruption, [&] { LiveDocs::read(open.file(), documents + 1); }));
    }
}

TEST_CASE("live documents that contradict themselves are refused", "[format]") {
  const auto read = [](std::uint32_t documents, std::uint32_t deleted, const std::vector<std::uint64_t>& words) {
    const OpenBytes open = tra::test::written(FileKind::live_docs, [&](FileWriter& file) {
      tra::format::ByteWriter out;
      out.u32(documents);
      out.u32(deleted);
      for (const std::uint64_t word : words) out.u64(word);
      file.append(out.view());
    });
    LiveDocs::read(open.file(), documents);
  };
  CHECK_NOTHROW(read(3, 1, {0b101}));
  CHECK(throws_code(ErrorCode::corruption, [&] { read(3, 2, {0b101}); }));
  CHECK(throws_code(ErrorCode::corruption, [&] { read(3, 1, {0b1010}); }));
  CHECK(throws_code(ErrorCode::corruption, [&] { read(3, 1, {}); }));
  CHECK(throws_code(ErrorCode::corruption, [&] { read(3, 1, {0b101, 0}); }));
}
