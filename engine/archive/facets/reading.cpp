#include "archive/facets/reading.h"

#include <algorithm>

#include "text/utf8.h"

namespace tra::archive {
namespace {

template <class T>
std::span<const T> between(const std::vector<T>& sorted, std::uint32_t begin, std::uint32_t end) {
  const auto less = [](const T& m, std::uint32_t token) { return m.begin < token; };
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), begin, less);
  const auto last = std::lower_bound(first, sorted.end(), end, less);
  return {first, last};
}

// Does a clause begin at a token? Not between two offices of one holder: "Tổng Bí thư, Chủ tịch nước".
bool divides_clause(const Reading& r, std::uint32_t token) {
  const std::uint16_t gap = r.text.tokens[token].gap;
  if (!(gap & (kComma | kSemicolon | kColon | kOpen | kClose))) return false;
  if ((gap & ~(kComma | kSpace)) || r.in(Family::office, token, token + 1).empty()) return true;
  for (const Match& office : r.in(Family::office, token >= 8 ? token - 8 : 0, token))
    if (office.end == token) return false;
  return true;
}

// The facets of a longer text are read from its beginning: its tokens would take ten times its bytes.
constexpr std::size_t kMostBytes = 1 << 20;

// Adds the sentences of one part of the article, up to the limit for all parts together.
void add_zone(Reading& r, std::string_view part, Zone zone) {
  std::size_t room = kMostBytes - std::min(kMostBytes, r.text.bytes.size());
  while (room > 0 && room < part.size() && text::splits_code_point(part, room)) --room;
  part = part.substr(0, room);
  if (part.empty()) return;
  const std::size_t from = r.text.bytes.size();
  const std::size_t first_token = r.text.tokens.size();
  const std::size_t first_sentence = r.text.sentences.size();
  r.text.bytes += to_nfc(part);
  r.text.bytes += '\n';
  tokenize(r.text, from, r.rules.vocabulary());
  split_sentences(r.text, first_token);
  for (std::size_t s = first_sentence; s < r.text.sentences.size(); ++s) {
    r.zone_of.push_back(zone);
    r.place_of.push_back(static_cast<std::uint32_t>(s - first_sentence));
  }
}

// "Trung Quốc Vương ..." has no king in it.
void drop_offices_inside_names(Reading& r) {
  auto country = r.countries.begin();
  std::erase_if(r.matches.of[static_cast<int>(Family::office)], [&](const Match& office) {
    while (country != r.countries.end() && country->end <= office.begin) ++country;
    return country != r.countries.end() && country->begin < office.begin;
  });
}

// The capitals after an office and its country are its holder's name.
void bind_names(Reading& r) {
  for (const CountryMention& c : r.countries) {
    if (c.code == kVietnam || !r.office_before(c.begin)) continue;
    const std::uint32_t end = r.sentence(r.sentence_of[c.begin]).end;
    for (std::uint32_t i = c.end; i < end && r.text.tokens[i].upper && r.unbroken(i, i); ++i)
      if (r.text.tokens[i].letters > 1) r.people.try_emplace(r.text.tokens[i].key, c.code);
  }
}

}  // namespace

std::span<const Match> Reading::in(Family family, std::uint32_t begin, std::uint32_t end) const {
  return between(matches[family], begin, end);
}

std::span<const CountryMention> Reading::countries_in(std::uint32_t begin, std::uint32_t end) const {
  return between(countries, begin, end);
}

std::uint32_t Reading::cues(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t bits = 0;
  for (const Match& m : in(Family::cue, begin, end)) bits |= m.rule->code;
  return bits;
}

std::uint32_t Reading::clause_begin(std::uint32_t token) const {
  const std::uint32_t first = sentence(sentence_of[token]).begin;
  while (token > first && !divides_clause(*this, token)) --token;
  return token;
}

std::uint32_t Reading::clause_end(std::uint32_t token) const {
  const std::uint32_t last = sentence(sentence_of[token]).end;
  for (++token; token < last && !divides_clause(*this, token);) ++token;
  return token;
}

bool Reading::unbroken(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t i = from; i <= to; ++i)
    if (text.tokens[i].gap & ~(kSpace | kHyphen)) return false;
  return true;
}

bool Reading::office_before(std::uint32_t country) const {
  for (const Match& office : in(Family::office, country >= 6 ? country - 6 : 0, country))
    if (office.rule->code != kNoRank && office.end + 2 >= country && office.end <= country &&
        unbroken(office.end, country))
      return true;
  return false;
}

const CountryMention* Reading::country_at(std::uint32_t token) const {
  const auto found = countries_in(token, token + 1);
  return found.empty() ? nullptr : &found.front();
}

namespace {

Reading nothing_read(const RuleSet& rules) {
  return {.rules = rules,
          .text = {},
          .matches = {},
          .starts = {},
          .sentence_of = {},
          .zone_of = {},
          .place_of = {},
          .countries = {},
          .people = {}};
}

// Numbers the sentences, finds the rules' phrases, the countries and who belongs to them.
void understand(Reading& r) {
  r.starts.resize(r.text.tokens.size() + 1);
  r.sentence_of.resize(r.text.tokens.size() + 1);
  for (std::uint32_t s = 0; s < r.text.sentences.size(); ++s) {
    const Sentence& sentence = r.text.sentences[s];
    r.starts[sentence.begin] = true;
    std::fill(r.sentence_of.begin() + sentence.begin, r.sentence_of.begin() + sentence.end, s);
  }
  r.rules.match(r.text.tokens, r.matches);
  r.countries = find_countries(r.rules, r.text, r.matches, r.starts);
  drop_offices_inside_names(r);
  bind_names(r);
}

}  // namespace

Reading read_article(const RuleSet& rules, const Article& article) {
  Reading r = nothing_read(rules);
  std::string_view lead = article.lead, body = article.body;
  if (lead.empty()) {
    const std::size_t start = std::min(body.find_first_not_of("\r\n\t "), body.size());
    const std::size_t end = std::min(body.find('\n', start), body.size());
    lead = body.substr(start, end - start);
    body = body.substr(end);
  }
  r.text.bytes.reserve(std::min(kMostBytes, article.title.size() + lead.size() + body.size()) + 3);
  add_zone(r, article.title, Zone::title);
  add_zone(r, lead, Zone::lead);
  add_zone(r, body, Zone::body);
  understand(r);
  return r;
}

Reading read_captions(const RuleSet& rules, const Article& article) {
  Reading r = nothing_read(rules);
  add_zone(r, article.captions, Zone::body);
  understand(r);
  return r;
}

}  // namespace tra::archive
