// Term dictionaries compared with a sorted map.
#include <catch2/catch.hpp>
#include <map>

#include "format_support.h"
#include "support/throws.h"
#include "tra/format/term_dictionary.h"

using tra::ErrorCode;
using tra::format::FileKind;
using tra::format::FileWriter;
using tra::format::kMaxTermBytes;
using tra::format::PostingListRef;
using tra::format::TermDictionary;
using tra::format::TermDictionaryWriter;
using tra::test::OpenBytes;
using tra::test::Random;
using tra::test::throws_code;

namespace {

using Terms = std::map<std::string, PostingListRef>;

// Gives each term a posting list of random kind and size, one after the other.
Terms with_lists(Random& random, const std::vector<std::string>& terms) {
  Terms all;
  for (const std::string& term : terms) all[term];
  std::uint64_t offset = 64, positions_offset = 64;
  for (auto& [term, list] : all) {
    list.offset = offset;
    list.positions_offset = positions_offset;
    if (random.chance(0.5)) {
      list.documents = 1;
      list.only = {static_cast<std::uint32_t>(random.below(1u << 31)),
                   static_cast<std::uint32_t>(1 + random.below(65'535))};
    } else {
      list.documents = static_cast<std::uint32_t>(2 + tra::test::random_bits(random, 30));
      list.length = 1 + tra::test::random_bits(random, 34);
    }
    list.positions_length = random.chance(0.3) ? 0 : tra::test::random_bits(random, 34);
    offset += list.length;
    positions_offset += list.positions_length;
  }
  return all;
}

OpenBytes written(const Terms& terms) {
  return tra::test::written(FileKind::terms, [&](FileWriter& file) {
    TermDictionaryWriter writer(file);
    for (const auto& [term, list] : terms) writer.add(term, list);
    writer.finish();
  });
}

bool same(const PostingListRef& a, const PostingListRef& b) {
  return a.documents == b.documents && a.offset == b.offset && a.length == b.length &&
         a.positions_offset == b.positions_offset && a.positions_length == b.positions_length &&
         (a.documents != 1 || (a.only.document == b.only.document && a.only.frequency == b.only.frequency));
}

void check_dictionary(Random& random, const Terms& terms) {
  const OpenBytes open = written(terms);
  const TermDictionary dictionary(open.file());
  REQUIRE(dictionary.size() == terms.size());

  auto at = dictionary.begin();
  for (const auto& [term, list] : terms) {
    REQUIRE(at.valid());
    REQUIRE(at.term() == term);
    REQUIRE(same(at.list(), list));
    at.next();
  }
  REQUIRE_FALSE(at.valid());

  // Looks up existing terms, terms just before and after them, and random ones.
  for (int i = 0; i < 2000; ++i) {
    std::string wanted = random.bytes(random.below(6));
    if (!terms.empty() && random.chance(0.9)) {
      auto near = terms.lower_bound(wanted);
      wanted = near == terms.end() ? terms.rbegin()->first : near->first;
      switch (random.below(4)) {
        case 0:
          wanted += '\0';
          break;
        case 1:
          wanted.pop_back();
          break;
        case 2:
          wanted.back() = static_cast<char>(wanted.back() - 1);
          break;
        default:
          break;
      }
    }
    const auto expected = terms.lower_bound(wanted);
    auto found = dictionary.seek(wanted);
    REQUIRE(found.valid() == (expected != terms.end()));
    if (found.valid()) {
      REQUIRE(found.term() == expected->first);
      REQUIRE(same(found.list(), expected->second));
      found.next();  // continues from its position
      REQUIRE(found.valid() == (std::next(expected) != terms.end()));
      if (found.valid()) REQUIRE(found.term() == std::next(expected)->first);
    }
    const auto list = dictionary.find(wanted);
    REQUIRE(list.has_value() == terms.contains(wanted));
    if (list) REQUIRE(same(*list, expected->second));
  }
}

}  // namespace

TEST_CASE("dictionaries of any size are found in and walked", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t count : {0u, 1u, 2u, 31u, 32u, 33u, 63u, 64u, 65u, 1000u, 100'000u}) {
    INFO(count << " terms");
    std::vector<std::string> words, bytes, close;
    for (std::size_t i = 0; i < count; ++i) {
      words.push_back("tham khảo " + std::to_string(i));
      bytes.push_back("\x01" + random.bytes(random.below(12)));
      close.push_back(std::string(random.below(20), 'a') + std::string(random.below(20), 'b'));
      if (close.back().empty()) close.back() = std::string(1, '\0');
    }
    for (const auto& terms : {words, bytes, close}) check_dictionary(random, with_lists(random, terms));
  }
}

TEST_CASE("terms may be as long as the limit and share all but a byte", "[format]") {
  Random random(tra::test::test_seed());
  std::vector<std::string> terms;
  for (int i = 0; i < 100; ++i) terms.push_back(std::string(kMaxTermBytes - 1, 'x') + static_cast<char>(i));
  for (std::size_t length = 1; length < kMaxTermBytes; length *= 2) terms.push_back(std::string(length, '\xFF'));
  terms.push_back(std::string(kMaxTermBytes, '\xFF'));
  check_dictionary(random, with_lists(random, terms));
}

TEST_CASE("terms out of order, empty or too long are refused", "[format]") {
  tra::test::framed(FileKind::terms, [&](FileWriter& file) {
    TermDictionaryWriter writer(file);
    PostingListRef list;
    list.documents = 2;
    const auto refuses = [&](const std::string& term) {
      return throws_code(ErrorCode::invalid_argument, [&] { writer.add(term, list); });
    };
    CHECK(refuses(""));
    CHECK(refuses(std::string(kMaxTermBytes + 1, 'a')));
    writer.add("b", list);
    CHECK(refuses("b"));
    CHECK(refuses("a"));
    CHECK_NOTHROW(writer.add("\x80", list));  // bytes compare as unsigned
  });
}

TEST_CASE("a dictionary of other bytes is refused", "[format]") {
  const auto opens = [](const std::string& content) {
    const OpenBytes open =
        tra::test::written(FileKind::terms, [&](FileWriter& file) { file.append(tra::test::as_bytes(content)); });
    const TermDictionary dictionary(open.file());
    for (auto at = dictionary.begin(); at.valid();) at.next();
  };
  for (const std::size_t length : {0u, 19u, 20u, 100u}) {
    CHECK(throws_code(ErrorCode::corruption, [&] { opens(std::string(length, '\xFF')); }));
    CHECK(throws_code(ErrorCode::corruption, [&] { opens(std::string(length, '\0')); }));
  }
}

TEST_CASE("a term block with a byte behind its last term is refused", "[format]") {
  const auto walk = [](const std::string& content) {
    const OpenBytes open =
        tra::test::written(FileKind::terms, [&](FileWriter& file) { file.append(tra::test::as_bytes(content)); });
    const TermDictionary dictionary(open.file());
    std::size_t terms = 0;
    for (auto at = dictionary.begin(); at.valid(); at.next()) ++terms;
    return terms;
  };
  const OpenBytes whole = tra::test::written(FileKind::terms, [](FileWriter& file) {
    TermDictionaryWriter writer(file);
    PostingListRef list;
    list.documents = 2;
    for (const char* term : {"a", "b", "c"}) writer.add(term, list);
    writer.finish();
  });
  const std::uint64_t size = whole.file().content_end() - tra::format::kHeaderSize;
  std::string content = tra::test::as_string(whole.file().read(tra::format::kHeaderSize, size));
  CHECK(walk(content) == 3);
  const std::size_t tail = content.size() - 20, index = tail - 8;  // one block: its offset, then the tail
  content.insert(index, 1, '\0');
  ++content[tail + 1];  // the index begins a byte later; its offset is small
  CHECK(throws_code(ErrorCode::corruption, [&] { walk(content); }));
}
