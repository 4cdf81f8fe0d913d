// The rows of tests/data/analyzer-cases.tsv about text analysis and the repair of legacy encodings.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "analysis/number.h"
#include "analysis/syllable.h"
#include "analysis/variants.h"
#include "encoding/legacy_codec.h"
#include "encoding/legacy_text.h"
#include "tra/analyzer.h"
#include "unit/analyzer_cases.h"

using namespace tra::analysis;
using tra::analyzer_cases;
using tra::AnalyzerCase;

namespace {

struct Analyzed {
  std::vector<tra::Token> tokens;
  std::vector<std::string> keys, texts;
};

Analyzed analyze(std::string_view text) {
  tra::Analyzer analyzer;
  Analyzed out;
  analyzer.analyze(text, 0, out.tokens);
  for (const tra::Token& token : out.tokens) {
    out.keys.emplace_back(analyzer.key(token.term));
    out.texts.push_back(analyzer.text(token.term));
  }
  return out;
}

std::string real_tokens(std::string_view text) {
  const Analyzed analyzed = analyze(text);
  std::string out;
  for (std::size_t i = 0; i < analyzed.tokens.size(); ++i) {
    if (analyzed.tokens[i].alias) continue;
    if (!out.empty()) out += '|';
    out += analyzed.texts[i];
  }
  return out;
}

std::string only_key(std::string_view text) {
  const Analyzed analyzed = analyze(text);
  return analyzed.keys.empty() ? std::string() : analyzed.keys[0];
}

// Whether the words of a query occur at consecutive positions of a text.
bool has_phrase(std::string_view query, std::string_view text) {
  const Analyzed typed = analyze(query), indexed = analyze(text);
  const auto stands_at = [&](std::size_t i, std::uint32_t position) {
    for (std::size_t j = 0; j < indexed.tokens.size(); ++j) {
      if (indexed.tokens[j].position == position && indexed.keys[j] == typed.keys[i]) return true;
    }
    return false;
  };
  for (const tra::Token& start : indexed.tokens) {
    bool all = true;
    for (std::size_t i = 0; i < typed.tokens.size(); ++i) {
      if (!typed.tokens[i].alias) all = all && stands_at(i, start.position + typed.tokens[i].position);
    }
    if (all) return true;
  }
  return false;
}

// Whether the words of `phrase` are consecutive aliases, as for split loanwords and abbreviations.
bool has_alias(std::string_view text, std::string_view phrase) {
  const Analyzed indexed = analyze(text);
  return has_phrase(phrase, text) &&
         std::any_of(indexed.tokens.begin(), indexed.tokens.end(), [](const tra::Token& token) { return token.alias; });
}

// Whether each word matches the other's in order, with a better class than the more distant variants.
bool is_variant(std::string_view one, std::string_view other) {
  const auto real_keys = [](const Analyzed& analyzed) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < analyzed.keys.size(); ++i) {
      if (!analyzed.tokens[i].alias) keys.push_back(analyzed.keys[i]);
    }
    return keys;
  };
  const auto a = real_keys(analyze(one)), b = real_keys(analyze(other));
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const std::string& x, const std::string& y) {
    return TypedWord(x).match(y).kind <= MatchClass::spelling;
  });
}

std::string bytes_of(std::string_view input) {
  constexpr std::string_view kPrefix = "bytes: ";
  if (!input.starts_with(kPrefix)) return bytes_behind(input).value_or("");
  std::string bytes;
  for (std::size_t at = kPrefix.size(); at < input.size(); at += 3) {
    bytes += static_cast<char>(std::stoi(std::string(input.substr(at, 2)), nullptr, 16));
  }
  return bytes;
}

// The named decoder must give the text. With at least five words, detection without the name must give it too.
void check_decode(const AnalyzerCase& row) {
  if (row.operation == "decode" && row.value == "none") {
    const auto decoded = decode_text(std::as_bytes(std::span(row.input)));
    CHECK(decoded.text == row.input);
    CHECK(decoded.repaired_paragraphs == 0);
    return;
  }
  const std::string name = row.argument.substr(0, row.argument.find("-as-latin1"));
  const auto encoding = legacy_named(name);
  REQUIRE(encoding);
  CHECK(decode_legacy(bytes_of(row.input), *encoding) == row.value);
  if (std::count(row.input.begin(), row.input.end(), ' ') >= 5 && !row.input.starts_with("bytes")) {
    const auto decoded = decode_text(std::as_bytes(std::span(row.input)));
    CHECK(decoded.text == row.value);
    CHECK(decoded.repaired_paragraphs == 1);
  }
}

void check(const AnalyzerCase& row) {
  const std::string& value = row.value;
  if (row.operation == "same_term") {
    CHECK(only_key(row.input) == only_key(value));
    CHECK(real_tokens(row.input) == value);
  } else if (row.operation == "diff_term") {
    CHECK(only_key(row.input) != only_key(value));
    CHECK(TypedWord(only_key(row.input)).match(only_key(value)).kind > MatchClass::spelling);
  } else if (row.operation == "folds_to") {
    CHECK(tra::folded(only_key(row.input)) == value);
  } else if (row.operation == "tone_fold") {
    CHECK(tones_of(only_key(row.input)).first == only_key(value));
  } else if (row.operation == "tokens") {
    CHECK(real_tokens(row.input) == value);
  } else if (row.operation == "split") {
    CHECK(real_tokens(row.input) == value);
  } else if (row.operation == "alias") {
    CHECK(has_alias(row.input, value));
  } else if (row.operation == "variant_of") {
    CHECK(is_variant(row.input, value));
  } else if (row.operation == "number") {
    CHECK(decimal_value(row.input.substr(0, row.input.find_first_of(" %"))) == value.substr(0, value.find(' ')));
  } else if (row.operation == "expands_to") {
    for (std::string_view rest = value; !rest.empty(); rest.remove_prefix(std::min(rest.size(), rest.find('|') + 1))) {
      CHECK(TypedWord(only_key(row.input)).match(only_key(rest.substr(0, rest.find('|')))).kind <=
            MatchClass::completion);
      if (rest.find('|') == std::string_view::npos) break;
    }
  } else if (row.operation == "expands_to_at_most") {
    std::size_t family = 0;
    for_each_base(
        [&](const Syllable& base) { family += base.folded_text() == row.input ? (base.stopped ? 2 : 6) : 0; });
    CHECK(family <= std::stoul(value));
  } else {
    FAIL("no such operation");
  }
}

}  // namespace

TEST_CASE("analyzer cases: tokens and terms", "[analysis]") {
  for (const AnalyzerCase& row : analyzer_cases("analysis")) {
    INFO(row.input << " -> " << row.expected);
    check(row);
  }
}

TEST_CASE("analyzer cases: legacy text", "[analysis]") {
  for (const AnalyzerCase& row : analyzer_cases("legacy")) {
    INFO(row.input << " -> " << row.expected);
    check_decode(row);
  }
}

// Every component has a test that runs its rows. Rows without a component must be in the list of disputed cases.
TEST_CASE("every analyzer case is run or argued against", "[analysis]") {
  std::ifstream file(TRA_TEST_DATA "/analyzer-cases-disputed.md");
  const std::string disputed{std::istreambuf_iterator<char>(file), {}};
  const std::set<std::string> components{"analysis", "legacy", "suggestions", "search", "dates", "facets"};
  const std::vector<AnalyzerCase> cases = analyzer_cases();
  CHECK(cases.size() == 203);
  for (const AnalyzerCase& each : cases) {
    INFO(each.input << " -> " << each.expected);
    if (each.component == "disputed")
      CHECK(disputed.find("`" + each.input + "` → " + each.expected + " |") != std::string::npos);
    else
      CHECK(components.count(each.component) == 1);
  }
}

// The original table of the cases is not part of the repository; this ctest entry runs only when it is present.
TEST_CASE("the analyzer cases are those of the research", "[.research]") {
  std::set<std::string> ours;
  for (const std::vector<std::string>& row : tra::table_rows(TRA_TEST_DATA "/analyzer-cases.tsv"))
    ours.insert(row[1] + '\t' + row[2]);
  const auto research = tra::table_rows(TRA_SOURCE_DIR "/../shared/research/analyzer-cases.tsv");
  if (research.empty()) WARN("Skipped: the research table is not there (../shared)");
  for (const std::vector<std::string>& row : research) {
    INFO(row[0]);
    CHECK(ours.count(row[0] + '\t' + row[1]) == 1);
  }
}
