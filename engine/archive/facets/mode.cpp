// In person, online or hybrid: what the sentences that speak of the meeting itself say.
#include "archive/facets/details.h"

namespace tra::archive {
namespace {

// The sentences that speak of the meeting itself: title, lead, the one that names it and the next.
bool speaks_of_meeting(const Reading& r, const Event& main, std::uint32_t s) {
  return r.zone_of[s] != Zone::body || s == main.sentence || s == main.sentence + 1 || r.place_of[s] < 2;
}

// "tại Bắc Kinh (Trung Quốc)": someone travelled to the other side.
bool met_abroad(const Reading& r, const Event& main, const Sides& sides) {
  const Sentence& s = r.sentence(main.sentence);
  for (const CountryMention& c : r.countries_in(s.begin, s.end)) {
    if (sides.partners.empty() || c.code != sides.partners.front() || c.begin == 0) continue;
    if (r.rules.word_cues(r.text.tokens[c.begin - 1].word) & kCueVenue) return true;
  }
  return false;
}

// The forms a sentence names, but for those of an earlier meeting ("kỳ trước phải họp trực tuyến").
std::uint32_t forms_in(const Reading& r, const Sentence& s) {
  std::uint32_t forms = 0;
  for (const Match& cue : r.in(Family::cue, s)) {
    const std::uint32_t form = cue.rule->code & (kCueOnline | kCueHybrid | kCueLinkup | kCueInPerson);
    if (form && !(r.cues(r.clause_begin(cue.begin), cue.begin) & kCuePast)) forms |= form;
  }
  return forms;
}

}  // namespace

Detail find_mode(const Reading& r, const Choice& choice, const Sides& sides) {
  if (choice.types.empty()) return {};
  const Event& main = *choice.because.front();
  if (r.rules.meeting_types()[main.type] == "phone_call") return {"phone", "kind of meeting", main.sentence};
  std::uint32_t cues = 0, where = main.sentence;
  for (std::uint32_t s = 0; s < r.text.sentences.size(); ++s) {
    if (!speaks_of_meeting(r, main, s)) continue;
    const std::uint32_t found = forms_in(r, r.sentence(s));
    if (found && !cues) where = s;
    cues |= found;
  }
  if ((cues & kCueHybrid) || ((cues & kCueOnline) && (cues & kCueInPerson)))
    return {"hybrid", "both forms are named", where};
  if ((cues & kCueOnline) && (cues & kCueLinkup) && met_abroad(r, main, sides))
    return {"hybrid", "met abroad with link-ups", where};
  if (cues & kCueOnline) return {"online", "the form is named", where};
  return {"in_person", "nothing else is said", main.sentence};
}

}  // namespace tra::archive
