#include "archive/facets/own_facets.h"

#include <algorithm>

#include "text/ascii.h"
#include "tra/error.h"

namespace tra::archive {
namespace {

constexpr std::size_t kMostLines = 10000;

// Facets and values stand in queries ("section:sport"), so they are plain words.
bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && name.find_first_of("=:\"|\t ") == std::string_view::npos;
}

bool add_once(std::vector<std::string>& values, const std::string& value) {
  if (std::find(values.begin(), values.end(), value) != values.end()) return false;
  values.push_back(value);
  return true;
}

}  // namespace

std::vector<OwnFacetLine> parse_own_facets(std::string_view text, const std::string& path) {
  std::vector<OwnFacetLine> lines;
  std::size_t number = 0;
  for (const std::string_view row : text::split_trimmed(text, '\n')) {
    ++number;
    const std::string_view meant = text::trim(row.substr(0, row.find('#')));
    if (meant.empty()) continue;
    const auto fail = [&](const char* what) {
      throw Error(ErrorCode::invalid_argument, "line " + std::to_string(number) + ": " + what, path);
    };
    const std::vector<std::string_view> columns = text::split_trimmed(meant, '\t');
    if (columns.size() != 5) fail("expected facet, value, phrases, Vietnamese and English, with tabs between");
    if (!is_name(columns[0]) || !is_name(columns[1])) fail("a facet and a value are words without blanks, = : \" or |");
    OwnFacetLine line{number, std::string(columns[0]), std::string(columns[1]),
                      {},     std::string(columns[3]), std::string(columns[4])};
    for (const std::string_view phrase : text::split_trimmed(columns[2], '|')) line.phrases.emplace_back(phrase);
    std::erase(line.phrases, "");
    if (line.phrases.empty()) fail("expected a phrase");
    if (std::find(line.phrases.begin(), line.phrases.end(), kAddressPhrase) != line.phrases.end())
      fail("expected a part of an address behind url:");
    if (lines.size() == kMostLines) fail("more than 10000 lines");
    lines.push_back(std::move(line));
  }
  return lines;
}

void fill_own_facets(const Reading& r, Article& article, std::vector<FacetEvidence>* why) {
  if (!article.own_facets.empty()) return;
  const auto add = [&](const std::string& value, const std::string& rule, const std::string& sentence) {
    if (!add_once(article.own_facets, value) || why == nullptr) return;
    const std::size_t equals = value.find('=');
    why->push_back({value.substr(0, equals), value.substr(equals + 1), rule, sentence});
  };
  for (const Match& match : r.matches[Family::own])
    for (const std::string_view value : text::split_trimmed(match.rule->value, '\n'))
      add(std::string(value), "\"" + std::string(match.rule->phrase) + "\" (facets.tsv)",
          r.sentence_text(r.sentence_of[match.begin]));
  for (const RuleSet::AddressRule& rule : r.rules.address_rules())
    if (article.url.find(rule.part) != std::string::npos)
      add(rule.value, "\"" + rule.part + "\" in the address (facets.tsv)", article.url);
}

}  // namespace tra::archive
