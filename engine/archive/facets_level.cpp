#include "archive/facets_details.h"

#include <algorithm>

namespace tra::archive {
namespace {

bool is_institution(const Event& e) {
  return (e.match.rule->options & kOptNumbered) && e.match.rule->weight >= 1.5f;
}

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
  return false;
}

// "Chủ tịch Trung Quốc", "nhà lãnh đạo Triều Tiên": a plain word that means the head of state before a country's name.
std::uint32_t rank_of(const Reading& r, const Match& office) {
  if (office.rule->code != kOtherRank) return office.rule->code;
  const bool plain = office.rule->phrase == "chủ tịch" || office.rule->phrase == "nhà lãnh đạo" || office.rule->phrase == "lãnh đạo";
  if (!plain) return kOtherRank;
  const CountryMention* c = r.country_at(office.end);
  if (c && !c->weak && (r.text.tokens[c->begin].gap == kSpace)) return kHeadOfState;
  return kOtherRank;
}

struct Best {
  std::uint32_t rank = kNoRank;
  std::uint32_t sentence = 0;
};

void consider(const Reading& r, std::uint32_t sentence, Best& best) {
  for (const Match& office : r.in(Family::office, r.sentence(sentence))) {
    if (office.rule->code == kNoRank || discounted(r, office)) continue;
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
      if (office.rule->code != kNoRank && stated(r, office) && is_institution(e)) return {rank_name(office.rule->code), "level said of the meeting", e.sentence};
  }

  Best best;
  if (is_institution(main)) {
    // Who chairs: the sentences that name the meeting, else those that say who led.
    for (const Event& e : events)
      if (e.type == main.type && e.role == Role::own && e.score >= 0.5f) consider(r, e.sentence, best);
    for (std::uint32_t s = 0; best.rank <= kOtherRank && s < r.text.sentences.size(); ++s)
      if (r.cues(r.sentence(s).begin, r.sentence(s).end) & kCueChair) consider(r, s, best);
    if (best.rank != kNoRank) return {rank_name(best.rank), "who leads the meeting", best.sentence};
  }
  const bool others = between_others(r, main.sentence);
  for (std::uint32_t s = 0; s < r.text.sentences.size() && r.zone_of[s] != Zone::body; ++s)
    if (others || !between_others(r, s)) consider(r, s, best);
  consider(r, main.sentence, best);
  for (std::uint32_t s = 0; s < r.text.sentences.size() && best.rank <= kOtherRank; ++s)
    if (r.zone_of[s] == Zone::body) {
      if (r.place_of[s] >= 4) break;
      consider(r, s, best);
    }
  return {rank_name(best.rank), "most senior office of the first lines", best.sentence};
}

}  // namespace tra::archive
