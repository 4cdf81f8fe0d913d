// tra_compile_rules FILE: reads the built-in rules and equal names as a library without compiled tables does, and
// writes the tables as C++.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include "archive/facets/compiled_rules.h"
#include "archive/facets/rules.h"
#include "tra/facet_extraction.h"

namespace tra::archive {

const CompiledRules* compiled_rules() { return nullptr; }

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    char octal[8];
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (static_cast<unsigned char>(c) < 0x20 || c == '?')
      out += (std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(c)), octal);
    else
      out += c;
  }
  return out += '"';
}

class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  template <typename Items, typename Print>
  void array(const char* type, const char* name, const Items& items, const Print& print) {
    out_ << "constexpr " << type << ' ' << name << "[] = {";
    std::size_t column = 0;
    for (const auto& item : items) {
      if (column++ % 8 == 0) out_ << "\n  ";
      print(item);
      out_ << ", ";
    }
    out_ << "\n};\n\n";
  }

  void text(const char* name, std::string_view bytes) {
    out_ << "constexpr char " << name << "[] =";
    constexpr std::size_t piece = 4096;
    std::size_t at = 0;
    while (at < bytes.size() || at == 0) {
      std::size_t end = std::min(at + piece, bytes.size());
      while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) ++end;
      out_ << "\n  " << quoted(bytes.substr(at, end - at));
      at = std::max(end, at + 1);
    }
    out_ << ";\n\n";
  }

  void rules(const RuleSet& set) {
    std::string texts;
    const auto part = [&](std::string_view text) {
      out_ << '{' << texts.size() << ", " << text.size() << '}';
      texts += text;
    };
    array("CompiledRule", "kRules", set.rules(), [&](const Rule& rule) {
      char weight[32];
      std::snprintf(weight, sizeof weight, "%af", static_cast<double>(rule.weight));
      out_ << '{';
      part(rule.phrase);
      out_ << ", ";
      part(rule.value);
      out_ << ", " << rule.code << "u, " << rule.words << ", " << rule.first_word << ", " << weight << ", "
           << rule.options << ", Family{" << static_cast<int>(rule.family) << "}}";
    });
    text("kTexts", texts);
    array("Vocabulary::Slot", "kSlots", set.vocabulary().slots(), [&](const Vocabulary::Slot& slot) {
      if (slot.key == 0)
        out_ << "{}";
      else
        out_ << '{' << slot.key << "u, " << slot.word << '}';
    });
    array("std::string_view", "kMeetingTypes", set.meeting_types(), [&](const auto& type) { out_ << quoted(type); });
    tables(set.tables());
  }

  void names(const NameTable& names) {
    const auto part = [&](NameTable::Part p) { out_ << '{' << p.at << ", " << p.size << '}'; };
    const auto range = [&](NameTable::Range r) { out_ << '{' << r.first << ", " << r.end << '}'; };
    text("kNameBytes", names.bytes);
    array("NameTable::Name", "kNames", names.names, [&](const NameTable::Name& name) {
      out_ << '{';
      part(name.text);
      out_ << ", ";
      part(name.key);
      out_ << '}';
    });
    array("NameTable::Range", "kGroups", names.groups, range);
    array("NameTable::Key", "kKeys", names.keys, [&](const NameTable::Key& key) {
      out_ << '{';
      part(key.key);
      out_ << ", ";
      range(key.groups);
      out_ << '}';
    });
    array("std::uint32_t", "kGroupsOf", names.groups_of, [&](std::uint32_t group) { out_ << group; });
  }

 private:
  void tables(const RuleTables& tables) {
    const auto number = [&](auto value) { out_ << static_cast<std::uint64_t>(value); };
    array("RuleNode", "kNodes", tables.nodes, [&](const RuleNode& node) {
      out_ << "{{";
      for (const std::int32_t rule : node.rule) out_ << rule << ',';
      out_ << "}, " << node.following << "u, " << node.families << '}';
    });
    array("RuleEdge", "kEdges", tables.edges, [&](const RuleEdge& edge) {
      if (edge.from == 0)
        out_ << "{}";
      else
        out_ << '{' << edge.from << "u, " << edge.to << '}';
    });
    array("std::uint32_t", "kRoots", tables.roots, number);
    array("std::uint32_t", "kWordCues", tables.word_cues, number);
    array("std::uint8_t", "kPersonWords", tables.person_words, number);
    array("std::uint8_t", "kCapitals", tables.capitals, number);
  }

  std::ostream& out_;
};

void write(std::ostream& out) {
  const RuleSet rules = RuleSet::load({});
  const EqualNames names(groups_of_equal_names());
  out << "#include \"archive/facets/compiled_rules.h\"\n\nnamespace tra::archive {\nnamespace {\n\n";
  Writer writer(out);
  writer.rules(rules);
  writer.names(table_of(names));
  out << "constexpr CompiledRules kCompiled{{kTexts, sizeof kTexts - 1}, kSlots, " << rules.vocabulary().size()
      << ", kMeetingTypes, kRules,\n    {kNodes, kEdges, kRoots, kWordCues, kPersonWords, kCapitals},\n"
      << "    {{kNameBytes, sizeof kNameBytes - 1}, kNames, kGroups, kKeys, kGroupsOf, " << table_of(names).longest
      << "}};\n\n}  // namespace\n\nconst CompiledRules* compiled_rules() { return &kCompiled; }\n\n"
      << "}  // namespace tra::archive\n";
}

}  // namespace
}  // namespace tra::archive

int main(int count, char** values) try {
  if (count != 2) {
    std::cerr << "tra_compile_rules FILE\n";
    return 2;
  }
  std::ofstream out(values[1], std::ios::binary);
  tra::archive::write(out);
  out.close();
  if (!out) throw std::runtime_error(std::string(values[1]) + " cannot be written");
} catch (const std::exception& error) {
  std::cerr << "tra_compile_rules: " << error.what() << '\n';
  return 2;
}
