// The level of the meeting: said in so many words, else the office of who leads it.
#include "archive/facets/details.h"

#include <algorithm>

namespace tra::archive {
namespace {

bool is_institution(const Event& e) { return (e.match.rule->options & kOptNumbered) && e.match.rule->weight >= 1.5f; }

// "cấp Thứ trưởng": the level is said in so many words.
bool stated(const Reading& r, const Match& office) {
  static const std::uint64_t cap = word_key("cấp");
  return office.begin > 0 && r.text.tokens[office.begin - 1].key == cap;
}

// What stands before an office may make its holder no one who meets.
bool discounted(const Reading& r, const Match& office) {
  const std::uint32_t first = r.sentence(r.sentence_of[office.begin]).begin;
  const std::uint32_t from = std::max(first, office.begin >= 6 ? office.begin - 6 : 0);
  for (const Match& cue : r.in(Family::cue, from, office.begin))
    if ((cue.rule->code & (kCueHost | kCueFormer)) && cue.end == office.begin) return true;
  // "trước khi gặp Tổng thống ...": told in passing.
  for (const Match& cue : r.in(Family::cue, r.clause_begin(office.begin), office.begin))
    if ((cue.rule->code & kCueAside) && cue.begin != first) return true;
  return false;
}

// "Chủ tịch Trung Quốc", "nhà lãnh đạo Triều Tiên", "lãnh đạo Triều Tiên Kim ...": plain words that mean the head of
// state before another state's name; "lãnh đạo Việt Nam" may be anyone.
std::uint32_t rank_of(const Reading& r, const Match& office) {
  const std::string_view phrase = office.rule->phrase;
  const bool leader = phrase == "lãnh đạo";
  if (phrase != "chủ tịch" && phrase != "nhà lãnh đạo" && !leader) return office.rule->code;
  const CountryMention* c = r.country_at(office.end);
  if (!c && office.end < r.text.tokens.size() && r.people.count(r.text.tokens[office.end].key)) return kHeadOfState;
  if (!c || c->weak || c->code == kVietnam || r.text.tokens[c->begin].gap != kSpace) return kOtherRank;
  if (!leader) return kHeadOfState;
  const bool named =
      c->end < r.text.tokens.size() && r.text.tokens[c->end].upper && r.text.tokens[c->end].gap == kSpace;
  return named ? kHeadOfState : kOtherRank;
}

struct Best {
  std::uint32_t rank = kNoRank;
  std::uint32_t sentence = 0;
};

// Is an office named in the clause of an earlier meeting, behind its name, or called on after the talks of a visit?
bool of_another_meeting(const Reading& r, const std::vector<Event>& events, const Event& main, const Match& office) {
  static const std::uint64_t chao = word_key("chào");
  const std::uint32_t talks = r.rules.meeting_type("talks");
  const std::uint32_t clause = r.clause_begin(office.begin), sentence = r.sentence_of[office.begin];
  bool talks_before = false;
  for (const Event& e : events) {
    if (e.sentence != sentence || e.match.end > office.begin) continue;
    const bool same_clause = e.match.begin >= clause;
    if (e.role == Role::past && e.type != main.type && same_clause) return true;
    const bool courtesy = r.text.tokens[e.match.begin].key == chao;
    if (courtesy && same_clause && talks_before) return true;
    talks_before = talks_before || (e.type == talks && e.role == Role::own);
  }
  return false;
}

void consider(const Reading& r, const std::vector<Event>& events, const Event& main, std::uint32_t sentence,
              Best& best) {
  for (const Match& office : r.in(Family::office, r.sentence(sentence))) {
    if (office.rule->code == kNoRank || discounted(r, office)) continue;
    if (of_another_meeting(r, events, main, office)) continue;
    const std::uint32_t rank = rank_of(r, office);
    if (rank > best.rank) best = {rank, sentence};
  }
}

}  // namespace

Detail find_level(const Reading& r, const std::vector<Event>& events, const Choice& choice) {
  if (choice.types.empty()) return {};
  const Event& main = *choice.because.front();

  // Said outright beside the meeting's name.
  for (const Event& e : events) {
    if (e.type != main.type || e.role != Role::own) continue;
    for (const Match& office : r.in(Family::office, r.sentence(e.sentence)))
      if (office.rule->code != kNoRank && stated(r, office) && is_institution(e))
        return {rank_name(office.rule->code), "level said of the meeting", e.sentence};
  }

  Best best;
  if (is_institution(main)) {
    // Who chairs it; else who is named with it and in the first lines.
    const auto chaired = [&](std::uint32_t sentence) {
      return (r.cues(r.sentence(sentence).begin, r.sentence(sentence).end) & kCueChair) != 0;
    };
    for (const Event& e : events)
      if (e.type == main.type && e.role == Role::own && chaired(e.sentence))
        consider(r, events, main, e.sentence, best);
    for (std::uint32_t s = 0; best.rank <= kOtherRank && s < r.text.sentences.size(); ++s)
      if (chaired(s)) consider(r, events, main, s, best);
    if (best.rank > kOtherRank) return {rank_name(best.rank), "who leads the meeting", best.sentence};
    for (const Event& e : events)
      if (e.type == main.type && e.role == Role::own && e.score >= 0.5f) consider(r, events, main, e.sentence, best);
  }
  const bool others = between_others(r, main.sentence);
  for (std::uint32_t s = 0; s < r.text.sentences.size() && r.zone_of[s] != Zone::body; ++s)
    if (others || !between_others(r, s)) consider(r, events, main, s, best);
  consider(r, events, main, main.sentence, best);
  for (std::uint32_t s = 0; s < r.text.sentences.size() && best.rank <= kOtherRank; ++s)
    if (r.zone_of[s] == Zone::body) {
      if (r.place_of[s] >= 4) break;
      consider(r, events, main, s, best);
    }
  // A summit is of heads, whoever speaks of it.
  if (r.rules.meeting_types()[main.type] == "summit" && best.rank < kHeadOfGovernment)
    return {rank_name(kHeadOfState), "kind of meeting", main.sentence};
  return {rank_name(best.rank), "most senior office of the first lines", best.sentence};
}

}  // namespace tra::archive
