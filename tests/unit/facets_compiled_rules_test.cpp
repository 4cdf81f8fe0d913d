// The rules and names that are in the program as tables are those of the files, and they are used as they stand: a
// search reads no rules.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <span>
#include <tuple>
#include <utility>

#include "archive/facets/built_in_names.h"
#include "archive/facets/compiled_rules.h"
#include "archive/facets/rules.h"
#include "support/temporary_folder.h"
#include "tra/facet_extraction.h"

namespace tra::archive {
namespace {

template <typename T, typename Fields>
bool same(std::span<const T> a, std::span<const T> b, const Fields& fields) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](const T& left, const T& right) { return fields(left) == fields(right); });
}

template <typename T>
bool same(std::span<const T> a, std::span<const T> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

TEST_CASE("the rules in the program are those of the files", "[archive][facets]") {
  const test::TemporaryFolder nothing_of_the_users;
  const RuleSet compiled = RuleSet::load({});
  const RuleSet read = RuleSet::load(nothing_of_the_users.path());

  CHECK(same(std::span(compiled.rules()), std::span(read.rules()), [](const Rule& rule) {
    return std::tuple(rule.family, rule.phrase, rule.value, rule.code, rule.options, rule.weight, rule.words,
                      rule.first_word);
  }));
  CHECK(compiled.meeting_types() == read.meeting_types());
  CHECK(compiled.vocabulary().size() == read.vocabulary().size());
  CHECK(same(compiled.vocabulary().slots(), read.vocabulary().slots(),
             [](const Vocabulary::Slot& slot) { return std::pair(slot.key, slot.word); }));
  const RuleTables& a = compiled.tables();
  const RuleTables& b = read.tables();
  CHECK(same(a.nodes, b.nodes,
             [](const RuleNode& node) { return std::tuple(std::to_array(node.rule), node.following, node.families); }));
  CHECK(same(a.edges, b.edges, [](const RuleEdge& edge) { return std::pair(edge.from, edge.to); }));
  CHECK(same(a.roots, b.roots));
  CHECK(same(a.word_cues, b.word_cues));
  CHECK(same(a.person_words, b.person_words));
  CHECK(same(a.capitals, b.capitals));
  CHECK(compiled.label("meeting_type", "talks", true) == read.label("meeting_type", "talks", true));
  CHECK_FALSE(compiled.label("meeting_type", "talks", true).empty());
}

TEST_CASE("the equal names in the program are those of the files", "[archive][facets]") {
  const NameTable& compiled = compiled_rules()->names;
  const EqualNames names(groups_of_equal_names());
  const NameTable& read = table_of(names);
  const auto part = [](NameTable::Part p) { return std::pair(p.at, p.size); };
  const auto range = [](NameTable::Range r) { return std::pair(r.first, r.end); };
  CHECK(compiled.bytes == read.bytes);
  CHECK(same(compiled.names, read.names,
             [&](const NameTable::Name& name) { return std::pair(part(name.text), part(name.key)); }));
  CHECK(same(compiled.groups, read.groups, range));
  CHECK(same(compiled.keys, read.keys,
             [&](const NameTable::Key& key) { return std::pair(part(key.key), range(key.groups)); }));
  CHECK(same(compiled.groups_of, read.groups_of));
  CHECK(compiled.longest == read.longest);
}

TEST_CASE("without rules of the user's, the tables are used as they stand", "[archive][facets]") {
  CHECK(RuleSet::load({}).tables().nodes.data() == compiled_rules()->tables.nodes.data());
  CHECK(RuleSet::load({}).vocabulary().slots().data() == compiled_rules()->slots.data());
  CHECK(table_of(*equal_names({})).keys.data() == compiled_rules()->names.keys.data());
}

TEST_CASE("spellings that are remembered have the numbers of the vocabulary at hand", "[archive][facets]") {
  const RuleSet rules = RuleSet::load({});
  Vocabulary own;
  std::uint64_t version = own.version();
  const auto check = [](const Vocabulary& vocabulary) {
    Text text;
    text.bytes = "Thủ tướng Việt Nam thăm Nhật Bản, THỦ TƯỚNG Nhật Bản đón; covid19 và thuỷ lợi, thủy lợi 2024";
    tokenize(text, 0, vocabulary);
    CHECK(text.tokens.size() == 20);
    for (const Token& token : text.tokens)
      if (!token.digits) {
        CHECK(token.key == word_key(text.of(token)));
        CHECK(token.word == vocabulary.find(token.key));
      }
  };
  for (int i = 0; i < 3; ++i) {
    check(rules.vocabulary());
    check(own);
    own.add(word_key(std::array{"nhật", "covid", "tướng"}[i]));
    CHECK(own.version() != version);
    version = own.version();
    check(own);
  }
}

}  // namespace
}  // namespace tra::archive
