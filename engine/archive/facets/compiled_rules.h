// The built-in rules and equal names as tables in the program. engine/rules_compiler makes them when tra is built,
// because reading the files and ICU's names of countries takes 35 million instructions, for which no search should
// wait.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "archive/facets/rules.h"
#include "query/name_table.h"

namespace tra::archive {

struct CompiledText {
  std::uint32_t at = 0, size = 0;  // a part of CompiledRules::texts
};

struct CompiledRule {
  CompiledText phrase, value;
  std::uint32_t code = 0, words = 0, first_word = 0;
  float weight = 1;
  std::uint16_t options = 0;
  Family family{};
};

struct CompiledRules {
  std::string_view texts;
  std::span<const Vocabulary::Slot> slots;
  std::uint32_t vocabulary = 0;  // words
  std::span<const std::string_view> meeting_types;
  std::span<const CompiledRule> rules;
  RuleTables tables;
  NameTable names;

  std::string_view text(CompiledText part) const { return texts.substr(part.at, part.size); }
};

// Null in the program that makes the tables.
const CompiledRules* compiled_rules();

}  // namespace tra::archive
