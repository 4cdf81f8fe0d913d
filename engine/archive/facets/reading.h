// One article read once: its tokens, sentences, rule matches and countries, shared by everything that decides a facet.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/facets/dates.h"
#include "archive/facets/gazetteer.h"
#include "archive/facets/rules.h"
#include "tra/article.h"

namespace tra::archive {

enum class Zone : std::uint8_t { title, lead, body };

struct Reading {
  const RuleSet& rules;
  Text text;
  Matches matches;
  std::vector<bool> starts;                // by token: begins a sentence
  std::vector<std::uint32_t> sentence_of;  // by token
  std::vector<Zone> zone_of;               // by sentence
  std::vector<std::uint32_t> place_of;     // by sentence: its number within its zone
  std::vector<CountryMention> countries;
  std::unordered_map<std::uint64_t, CountryCode>
      people;  // names the article gives a country: "Tổng thống Nga Vladimir Putin"

  const Sentence& sentence(std::uint32_t s) const { return text.sentences[s]; }
  std::string sentence_text(std::uint32_t s) const { return std::string(text.of(text.sentences[s])); }

  // Matches of a family that begin in [begin, end).
  std::span<const Match> in(Family family, std::uint32_t begin, std::uint32_t end) const;
  std::span<const Match> in(Family family, const Sentence& s) const { return in(family, s.begin, s.end); }
  std::span<const CountryMention> countries_in(std::uint32_t begin, std::uint32_t end) const;

  // The union of the cues that begin in [begin, end).
  std::uint32_t cues(std::uint32_t begin, std::uint32_t end) const;

  // First token of the clause a token stands in: after the last comma, semicolon, colon or bracket.
  std::uint32_t clause_begin(std::uint32_t token) const;
  std::uint32_t clause_end(std::uint32_t token) const;

  // Do only a few plain words stand between an office and the country that begins at `country`?
  bool office_before(std::uint32_t country) const;

  // Are tokens [from, to] one run of words, with no punctuation but dashes before any of them?
  bool unbroken(std::uint32_t from, std::uint32_t to) const;

  // Does a country begin at this token?
  const CountryMention* country_at(std::uint32_t token) const;
};

// Title, lead and body; an article without a lead has its first paragraph for one.
Reading read_article(const RuleSet& rules, const Article& article);

// The captions of its pictures, all as body.
Reading read_captions(const RuleSet& rules, const Article& article);

}  // namespace tra::archive
