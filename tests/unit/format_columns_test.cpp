// Columns compared with plain vectors.
#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "format_support.h"
#include "support/throws.h"
#include "tra/format/columns.h"

using tra::ErrorCode;
using tra::format::Columns;
using tra::format::ColumnsWriter;
using tra::format::FileKind;
using tra::format::FileWriter;
using tra::format::IntegerColumn;
using tra::format::IntegerColumnWriter;
using tra::format::KeywordColumn;
using tra::format::KeywordColumnWriter;
using tra::test::OpenBytes;
using tra::test::Random;
using tra::test::throws_code;

namespace {

using Words = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;
constexpr std::uint16_t kField = 3;

template <typename Writer, typename Values>
Writer filled(const std::vector<Values>& documents) {
  Writer writer;
  for (std::uint32_t document = 0; document < documents.size(); ++document)
    for (const auto& value : documents[document]) writer.add(document, value);
  return writer;
}

template <typename Write>
OpenBytes columns_of(std::size_t documents, const Write& write) {
  return tra::test::written(FileKind::columns, [&](FileWriter& file) {
    ColumnsWriter columns(file, static_cast<std::uint32_t>(documents));
    columns.norms(std::vector<std::uint8_t>(documents, 9));
    write(columns);
    columns.finish();
  });
}

void check_keywords(const std::vector<Words>& documents) {
  const OpenBytes open = columns_of(documents.size(), [&](ColumnsWriter& columns) {
    columns.keyword(kField, filled<KeywordColumnWriter>(documents));
  });
  const Columns columns(open.file(), static_cast<std::uint32_t>(documents.size()));
  const KeywordColumn* column = columns.keyword(kField);
  REQUIRE(column != nullptr);
  std::set<std::string> all;
  std::set<std::set<std::string>> sets = {{}};
  // Of these documents, whole words and words with gaps.
  std::vector<std::uint64_t> words((documents.size() + 63) / 64);
  std::vector<std::uint32_t> counts(column->sets()), expected_counts(column->sets());
  for (std::uint32_t document = 0; document < documents.size(); ++document) {
    const std::set<std::string> expected(documents[document].begin(), documents[document].end());
    all.insert(expected.begin(), expected.end());
    sets.insert(expected);
    const std::uint32_t set = column->set_of(document);
    if (document / 64 % 2 == 0 || document % 3 == 0) {
      words[document / 64] |= std::uint64_t{1} << (document % 64);
      ++expected_counts[set];
    }
    REQUIRE((set == 0) == expected.empty());
    const auto [ordinals, count] = column->set(set);
    REQUIRE(count == expected.size());
    std::uint32_t i = 0;
    for (const std::string& value : expected)
      REQUIRE(column->value(static_cast<std::uint32_t>(ordinals[i++])) == value);
  }
  column->count_sets(words, counts);
  REQUIRE(counts == expected_counts);
  REQUIRE(column->values() == all.size());
  REQUIRE(column->sets() == sets.size());
  std::uint32_t ordinal = 0;
  for (const std::string& value : all) {
    REQUIRE(column->value(ordinal) == value);
    REQUIRE(column->ordinal(value) == ordinal);
    ++ordinal;
    for (const std::string& other : {value + '\0', value.substr(0, value.size() - 1)})
      REQUIRE(column->ordinal(other).has_value() == all.contains(other));
  }
}

// The extremes of each stretch, against all of its values.
void check_extremes(const IntegerColumn& column, const std::vector<Numbers>& documents) {
  const std::size_t stretch = IntegerColumn::kStretch;
  REQUIRE(column.extremes().size() == (documents.size() + stretch - 1) / stretch);
  for (std::size_t i = 0; i < column.extremes().size(); ++i) {
    const auto extremes = column.extremes()[i];
    Numbers values;
    bool all = true;
    for (std::size_t document = i * stretch; document < std::min((i + 1) * stretch, documents.size()); ++document) {
      values.insert(values.end(), documents[document].begin(), documents[document].end());
      all &= !documents[document].empty();
    }
    if (values.empty()) {
      REQUIRE(extremes.greatest < extremes.least);
      REQUIRE(!extremes.all);
      continue;
    }
    REQUIRE(extremes.least == *std::min_element(values.begin(), values.end()));
    REQUIRE(extremes.greatest == *std::max_element(values.begin(), values.end()));
    REQUIRE(extremes.all == all);
  }
}

// A document's code is in the codes of a range exactly when its value is in the range.
void check_codes(const IntegerColumn& column, const std::vector<Numbers>& documents) {
  if (!column.has_codes()) return;
  Numbers ends = {std::numeric_limits<std::int64_t>::min(), -1, 0, 1, std::numeric_limits<std::int64_t>::max()};
  for (std::size_t i = 0; i < documents.size() && ends.size() < 16; ++i)
    for (const std::int64_t value : documents[i])
      for (const std::int64_t step : {-1, 0, 1})
        if (value != ends.front() && value != std::numeric_limits<std::int64_t>::max()) ends.push_back(value + step);
  for (const std::int64_t from : ends)
    for (const std::int64_t to : ends) {
      const auto codes = column.codes_of(from, to);
      for (std::uint32_t document = 0; document < documents.size(); document += 1 + document / 16) {
        const std::uint64_t code = column.codes()[document];
        const bool is_in =
            !documents[document].empty() && documents[document][0] >= from && documents[document][0] <= to;
        if ((code >= codes.first && code <= codes.last) != is_in)
          FAIL("from " << from << " to " << to << ", document " << document);
      }
    }
}

void check_integers(const std::vector<Numbers>& documents) {
  const OpenBytes open = columns_of(documents.size(), [&](ColumnsWriter& columns) {
    columns.integer(kField, filled<IntegerColumnWriter>(documents));
  });
  const Columns columns(open.file(), static_cast<std::uint32_t>(documents.size()));
  const IntegerColumn* column = columns.integer(kField);
  REQUIRE(column != nullptr);
  for (std::uint32_t document = 0; document < documents.size(); ++document) {
    Numbers expected = documents[document];
    std::sort(expected.begin(), expected.end());
    REQUIRE(column->count(document) == expected.size());
    for (std::uint32_t i = 0; i < expected.size(); ++i) REQUIRE(column->value(document, i) == expected[i]);
  }
  check_extremes(*column, documents);
  check_codes(*column, documents);
}

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min(),
                       kMost = std::numeric_limits<std::int64_t>::max();

}  // namespace

TEST_CASE("keyword columns come back", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  check_keywords({});
  check_keywords({{}});
  check_keywords({{"LA"}});
  check_keywords({{}, {"LA", "KH"}, {"KH", "LA"}, {"LA", "LA"}, {}, {"KH"}});
  check_keywords({{std::string(4096, 'x')}, {std::string("a\0b", 3)}, {"\xFF"}, {"Việt Nam"}});
  for (const std::size_t values : {1u, 3u, 200u, 5000u})
    for (const std::uint64_t most : {1u, 5u}) {
      std::vector<Words> documents(3000);
      for (Words& words : documents)
        for (std::uint64_t left = random.below(most + 1); left > 0; --left)
          words.push_back("value " + std::to_string(random.below(values)));
      check_keywords(documents);
    }
}

TEST_CASE("set numbers take one, two and four bytes", "[format]") {
  for (const std::size_t values : {255u, 256u, 65'535u, 65'536u}) {  // the empty set is one more
    std::vector<Words> documents(values);
    for (std::size_t i = 0; i < values; ++i) documents[i] = {std::to_string(i)};
    INFO(values);
    check_keywords(documents);
  }
}

TEST_CASE("integer columns come back", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  check_integers({});
  check_integers({{}});
  check_integers({{}, {-5}, {}, {7}});
  check_integers({{kLeast}, {kMost}, {}});
  check_integers({{kLeast + 1}, {kMost}, {}});
  check_integers({{kLeast}, {kMost - 1}});
  check_integers({{kLeast}});
  check_integers({{kMost}, {}});
  check_integers({{}, {3, -3, 3, kLeast, kMost}, {}, {0}, {}});
  for (const unsigned bits : {0u, 7u, 8u, 9u, 16u, 17u, 31u, 32u, 33u, 62u})
    for (const std::uint64_t most : {1u, 4u}) {
      std::vector<Numbers> documents(500);
      const auto base = static_cast<std::int64_t>(tra::test::random_bits(random, 61)) - (std::int64_t{1} << 60);
      for (Numbers& numbers : documents)
        for (std::uint64_t left = random.below(most + 1); left > 0; --left)
          numbers.push_back(base + static_cast<std::int64_t>(tra::test::random_bits(random, bits)));
      check_integers(documents);
    }
}

TEST_CASE("integer columns of several stretches know the extremes of each", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const unsigned bits : {3u, 12u, 20u, 40u})
    for (const std::uint64_t most : {1u, 2u}) {
      std::vector<Numbers> documents(2 * IntegerColumn::kStretch + random.below(3000));
      std::int64_t rising = 0;
      for (std::size_t i = 0; i < documents.size(); ++i) {
        rising += static_cast<std::int64_t>(random.below(3));
        if (i / IntegerColumn::kStretch == 1 && bits == 3) continue;  // a stretch without values
        if (random.chance(0.001)) continue;
        for (std::uint64_t left = 1 + random.below(most); left > 0; --left)
          documents[i].push_back(rising + static_cast<std::int64_t>(tra::test::random_bits(random, bits)));
      }
      check_integers(documents);
    }
}

TEST_CASE("integer widths change exactly where a byte is full", "[format]") {
  for (const std::int64_t span : {254, 255, 65'534, 65'535, 65'536}) check_integers({{-7}, {}, {-7 + span}});
  for (const std::int64_t span : {0xFFFF'FFFEll, 0xFFFF'FFFFll, 0x1'0000'0000ll})
    check_integers({{-7}, {}, {-7 + span}});
}

TEST_CASE("columns are found by field and kind", "[format]") {
  const OpenBytes open = columns_of(2, [](ColumnsWriter& columns) {
    columns.keyword(0, filled<KeywordColumnWriter>(std::vector<Words>{{"a"}, {"b"}}));
    columns.integer(199, filled<IntegerColumnWriter>(std::vector<Numbers>{{1}, {2}}));
  });
  const Columns columns(open.file(), 2);
  CHECK(columns.norms().size() == 2);
  CHECK(columns.norms()[1] == 9);
  CHECK(columns.keyword(0)->value(1) == "b");
  CHECK(columns.keyword(0) == columns.keyword(0));
  CHECK(columns.integer(199)->value(1, 0) == 2);
  CHECK(columns.integer(0) == nullptr);
  CHECK(columns.keyword(199) == nullptr);
  CHECK(columns.keyword(5) == nullptr);
  CHECK(throws_code(ErrorCode::corruption, [&] { Columns(open.file(), 3); }));
}

TEST_CASE("columns without norms or of unknown kinds are refused", "[format]") {
  const auto open = [](const auto& write) {
    const OpenBytes bytes = tra::test::written(FileKind::columns, [&](FileWriter& file) { write(file); });
    Columns(bytes.file(), 1);
  };
  CHECK(throws_code(ErrorCode::corruption, [&] { open([](FileWriter&) {}); }));
  CHECK(throws_code(ErrorCode::corruption, [&] { open([](FileWriter& file) { ColumnsWriter(file, 1).finish(); }); }));
  const auto with_kind = [&](std::uint8_t kind) {
    open([&](FileWriter& file) {
      tra::format::ByteWriter out;
      out.u8(9);  // norm
      out.u16(kind == 1 ? tra::format::kNormsField : 0);
      out.u8(kind);
      out.u64(tra::format::kHeaderSize);
      out.u64(1);
      out.u64(tra::format::kHeaderSize + 1);
      out.u32(1);
      out.u32(1);
      file.append(out.view());
    });
  };
  CHECK_NOTHROW(with_kind(1));
  for (const int kind : {0, 4, 255})
    CHECK(throws_code(ErrorCode::corruption, [&] { with_kind(static_cast<std::uint8_t>(kind)); }));
}

TEST_CASE("a keyword column with bytes behind its end is refused", "[format]") {
  const auto open = [](std::size_t behind) {
    tra::format::ByteWriter column;
    for (const std::uint32_t number : {0, 0, 1, 0, 0}) column.u32(number);  // no values, one set without values
    column.u8(1);                                                           // width of set numbers
    column.u8(0);                                                           // set of the only document
    for (std::size_t i = 0; i < behind; ++i) column.u8(0);
    const std::uint64_t begin = tra::format::kHeaderSize + 1, length = column.view().size();
    const OpenBytes bytes = tra::test::written(FileKind::columns, [&](FileWriter& file) {
      tra::format::ByteWriter out;
      out.u8(9);  // norm
      out.bytes(column.view());
      out.u16(tra::format::kNormsField);
      out.u8(1);
      out.u64(tra::format::kHeaderSize);
      out.u64(1);
      out.u16(kField);
      out.u8(2);
      out.u64(begin);
      out.u64(length);
      out.u64(begin + length);
      out.u32(2);
      out.u32(1);
      file.append(out.view());
    });
    const Columns columns(bytes.file(), 1);
    return columns.keyword(kField)->values();
  };
  CHECK(open(0) == 0);
  CHECK(throws_code(ErrorCode::corruption, [&] { open(1); }));
}
