// Term keys: their order in the term dictionary, and decoding them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "analysis/syllable.h"
#include "analysis/term_key.h"
#include "analysis/variants.h"
#include "tra/analyzer.h"

using namespace tra::analysis;
using namespace tra::text;

namespace {

std::vector<std::string> all_keys() {
  std::vector<std::string> keys;
  for_each_base([&](const Syllable& base) {
    for (std::uint8_t tone = kLevel; tone <= kDot; ++tone) {
      Syllable form = base;
      form.tone = tone;
      keys.push_back(syllable_key(form));
    }
  });
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

TEST_CASE("keys are unique, short and decode back", "[analysis]") {
  const auto keys = all_keys();
  CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
  for (const std::string& key : keys) {
    REQUIRE(key.size() <= kLongestKey);
    REQUIRE(std::count(key.begin(), key.end(), '\0') <= 1);
    REQUIRE(std::count(key.begin(), key.end(), '\x01') == 0);
    const auto parsed = parse_syllable(std::string_view(tra::term_text(key)));
    REQUIRE(parsed);
    REQUIRE(syllable_key(*parsed) == key);
  }
}

TEST_CASE("all variants of a folded form are one run, the bare form first", "[analysis]") {
  const auto keys = all_keys();
  std::map<std::string, std::size_t> sizes;
  for (const std::string& key : keys) ++sizes[std::string(tra::folded(key))];
  for (const auto& [form, size] : sizes) {
    const KeyRange range = variants_of(form);
    const auto first = std::lower_bound(keys.begin(), keys.end(), range.first);
    const auto last = std::lower_bound(keys.begin(), keys.end(), range.last);
    REQUIRE(static_cast<std::size_t>(last - first) == size);
    REQUIRE(std::all_of(first, last, [&](const std::string& key) { return tra::folded(key) == form; }));
    if (std::binary_search(keys.begin(), keys.end(), form)) REQUIRE(*first == form);
  }
}

TEST_CASE("all tones of a toneless base are one run of six", "[analysis]") {
  const auto keys = all_keys();
  for_each_base([&](const Syllable& base) {
    const KeyRange range = tones_of(syllable_key(base));
    const auto first = std::lower_bound(keys.begin(), keys.end(), range.first);
    const auto last = std::lower_bound(keys.begin(), keys.end(), range.last);
    REQUIRE(last - first == 6);
    for (auto key = first; key != last; ++key)
      REQUIRE(parse_syllable(std::string_view(tra::term_text(*key)))->pattern == base.pattern);
  });
}

TEST_CASE("words outside the grammar keep their spelling behind the folded form", "[analysis]") {
  CHECK(word_key("cafe", "cafe") == "cafe");
  const std::string key = word_key("cafe", "caf\u00E9");
  CHECK(tra::folded(key) == "cafe");
  CHECK(tra::term_text(key) == "caf\u00E9");
  CHECK(key > "cafe");
  CHECK(key < variants_of("cafe").last);
}

TEST_CASE("keys that no analyzer wrote do no harm", "[analysis]") {
  using namespace std::string_literals;
  for (const std::string& key :
       {""s, "\0"s, "a\0"s, "a\0\x10"s, "xyz\0\x1F"s, "d\0\xFF"s, "tham\0\x30\x30"s, "toolongfold\0\x11"s}) {
    CHECK_NOTHROW(tra::term_text(key));
    CHECK_NOTHROW(tra::folded(key));
    CHECK_NOTHROW(TypedWord(key).match("tham"));
  }
}
