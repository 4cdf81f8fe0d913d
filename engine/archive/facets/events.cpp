#include "archive/facets/events.h"

#include <algorithm>
#include <cmath>

#include "archive/facets/ordinals.h"

namespace tra::archive {
namespace {

// What a place in the article is worth: 4 in the title, 2 in the lead, 1 falling in the body.
float zone_weight(const Reading& r, std::uint32_t sentence) {
  const std::uint32_t place = r.place_of[sentence];
  switch (r.zone_of[sentence]) {
    case Zone::title:
      return 4;
    case Zone::lead:
      return place == 0 ? 2.0f : 1.7f;
    case Zone::body:
      return std::max(0.1f, 1.15f * std::pow(0.88f, static_cast<float>(place)));
  }
  return 0;
}

// An office, a country, a person or another name begins at one of the next two tokens.
bool person_follows(const Reading& r, const Match& m) {
  const Sentence& s = r.sentence(r.sentence_of[m.begin]);
  for (std::uint32_t i = m.end; i < std::min(m.end + 2, s.end); ++i) {
    if (r.text.tokens[i].gap & ~(kSpace | kQuote)) return false;
    for (const Match& office : r.in(Family::office, i, i + 1))
      if (office.rule->code != kNoRank) return true;
    if (r.text.tokens[i].upper || (r.rules.word_cues(r.text.tokens[i].word) & kCuePerson)) return true;
  }
  return false;
}

bool country_follows(const Reading& r, const Match& m) {
  const bool motion = m.rule->weight < 0.5f;  // "đến", "tới": only right before the place
  const Sentence& s = r.sentence(r.sentence_of[m.begin]);
  const auto found = r.countries_in(m.end, std::min(m.end + (motion ? 1 : 4), s.end));
  if (found.empty()) return false;
  for (std::uint32_t i = m.end; i <= found.front().begin; ++i)
    if (r.text.tokens[i].gap & ~(kSpace | kQuote)) return false;
  if (!motion) return true;
  // Someone in office must go there, and only the first lines are about it.
  if (r.zone_of[r.sentence_of[m.begin]] == Zone::body) return false;
  for (const Match& office : r.in(Family::office, s.begin, m.begin))
    if (office.rule->code > kOtherRank) return true;
  return false;
}

// "Chủ tịch Phân ban Việt Nam, Ủy ban liên Chính phủ": a committee that says what an office is.
bool names_an_office(const Reading& r, const Match& m) {
  static const std::uint64_t phan = word_key("phân"), ban = word_key("ban");
  const std::uint32_t first = std::max(r.sentence(r.sentence_of[m.begin]).begin, m.begin >= 6 ? m.begin - 6 : 0);
  for (std::uint32_t i = first; i + 1 < m.begin; ++i)
    if (r.text.tokens[i].key == phan && r.text.tokens[i + 1].key == ban) return true;
  return false;
}

bool meant(const Reading& r, const Match& m) {
  if (m.rule->code == RuleSet::kNoType || names_an_office(r, m)) return false;
  if (m.rule->options & kOptOffice) return person_follows(r, m);
  if (m.rule->options & kOptPlace) return country_follows(r, m);
  return true;
}

// "trong chuyến thăm ... năm 2022": a year or month that follows puts the meeting in the past of an article about
// another.
bool year_follows(const Reading& r, const Match& m) {
  const std::uint32_t end = std::min(m.end + 16, r.sentence(r.sentence_of[m.begin]).end);
  const Dates dates = find_dates(r.text.tokens, m.end, end);
  if (!dates.years.empty()) return true;
  // Well below the lead a full date is another meeting's.
  const std::uint32_t place = r.place_of[r.sentence_of[m.begin]];
  return place >= 2 &&
         std::any_of(dates.days.begin(), dates.days.end(), [](const DateMention& d) { return d.from.year != 0; });
}

bool is_visit(const Match& m) {
  const std::string_view type = m.rule->value;
  return type == "visit" || type == "official_visit" || type == "state_visit";
}

// "dự Hội nghị thượng đỉnh ...": a gathering, unless two states or "với" follow.
bool is_gathering(const Reading& r, const Match& m) {
  const std::uint32_t first = r.sentence(r.sentence_of[m.begin]).begin;
  bool attended = false;
  for (const Match& cue : r.in(Family::cue, std::max(first, m.begin >= 4 ? m.begin - 4 : 0), m.begin))
    attended = attended || ((cue.rule->code & kCueAttend) && cue.end + 2 >= m.begin);
  if (!attended) return false;
  for (const CountryMention& c : r.countries_in(m.end, m.end + 4))
    if (c.linked_next) return false;
  return m.end >= r.text.tokens.size() || !(r.rules.word_cues(r.text.tokens[m.end].word) & kCueSide);
}

Role role_of(const Reading& r, const Match& m) {
  const std::uint32_t sentence = r.sentence_of[m.begin];
  const Zone zone = r.zone_of[sentence];
  const std::uint32_t clause = r.clause_begin(m.begin);
  bool frame = false, generic = false, future = false, past = false;
  for (const Match& cue : r.in(Family::cue, clause, m.end)) {
    const std::uint32_t bits = cue.rule->code;
    const bool before = cue.end <= m.begin, touches = cue.end >= m.begin;
    if ((bits & kCueInvite) && is_visit(m)) return Role::proposed;
    if ((bits & kCueFrame) && (before || touches) && cue.end + 3 >= m.begin) frame = true;
    if ((bits & kCueGeneric) && cue.end + 2 >= m.begin) generic = true;
    if ((bits & kCueFuture) && before) future = true;
    if ((bits & kCuePast) && before) past = true;
  }
  for (const Match& cue : r.in(Family::cue, m.end, std::min(m.end + 4, r.clause_end(m.begin))))
    if ((cue.rule->code & kCueFuture) && cue.rule->words >= 2) future = true;
  if (zone != Zone::title) {
    if (generic) return Role::generic;
    if (future) return Role::future;
    if (past) return Role::past;
    if (zone == Zone::body && year_follows(r, m)) return Role::past;
  }
  return frame ? Role::frame : Role::own;
}

float role_weight(Role role, Zone zone, bool multilateral) {
  switch (role) {
    case Role::own:
      return 1;
    case Role::frame:
      return multilateral ? 0.3f : 0.7f;
    case Role::proposed:
      return 0.1f;
    case Role::future:
      return zone == Zone::lead ? 0.5f : 0.1f;
    case Role::past:
      return zone == Zone::lead ? 0.4f : 0.1f;
    case Role::generic:
      return 0.1f;
  }
  return 0;
}

// The types that can stand for one another when a text names a meeting loosely and then exactly.
struct Types {
  std::uint32_t state, official, visit, talks, meeting, summit, multilateral, negotiation;
  explicit Types(const RuleSet& rules)
      : state(rules.meeting_type("state_visit")),
        official(rules.meeting_type("official_visit")),
        visit(rules.meeting_type("visit")),
        talks(rules.meeting_type("talks")),
        meeting(rules.meeting_type("meeting")),
        summit(rules.meeting_type("summit")),
        multilateral(rules.meeting_type("multilateral")),
        negotiation(rules.meeting_type("negotiation")) {}
  bool is_visit(std::uint32_t t) const { return t == state || t == official || t == visit; }
  // One occasion under several names: a visit; everything else is its own.
  std::uint32_t family(std::uint32_t t) const { return is_visit(t) ? visit : t; }
};

// The country a visit goes to: the first one named right after it, 0 when none is.
CountryCode destination(const Reading& r, const Event& e) {
  const auto found = r.countries_in(e.match.end, std::min(e.match.end + 4, r.sentence(e.sentence).end));
  return found.empty() ? CountryCode{0} : found.front().code;
}

// Only heads of state and of government pay state visits: does a sentence name offices, and none of those?
bool visitor_below_head(const Reading& r, std::uint32_t sentence) {
  std::uint32_t rank = kNoRank;
  for (const Match& office : r.in(Family::office, r.sentence(sentence))) rank = std::max(rank, office.rule->code);
  return rank == kMinister || rank == kDeputyMinister;
}

// The exact name of the visit: state before official before plain, where the article says so of its own visit. Far down
// the body only a visit to the same country is the same visit.
const Event* exact_visit(const Reading& r, const Types& types, const std::vector<Event>& events, const Event* best) {
  const Event* exact = best;
  auto grade = [&](std::uint32_t t) { return t == types.state ? 2 : t == types.official ? 1 : 0; };
  if (grade(best->type) > 0 && best->score >= 2) return best;
  const CountryCode to = destination(r, *best);
  const bool by_minister = visitor_below_head(r, best->sentence);
  for (const Event& e : events) {
    if (!types.is_visit(e.type) || grade(e.type) <= grade(exact->type)) continue;
    if (e.role != Role::own && e.role != Role::frame) continue;
    if (e.type == types.state && by_minister) continue;
    const CountryCode other = destination(r, e);
    if (to && other && to != other) continue;
    if (e.score >= 0.35f || (to && to == other)) exact = &e;
  }
  return exact;
}

// A mechanism with a name of its own, such as a committee: never only a word for another meeting.
bool is_mechanism(const Event& e) { return (e.match.rule->options & kOptNumbered) && e.match.rule->weight >= 1.5f; }

// In the title, the lead or the first two sentences below it.
bool near_top(const Reading& r, std::uint32_t sentence) {
  return r.zone_of[sentence] != Zone::body || r.place_of[sentence] < 2;
}

// Is a state or official visit named as the occasion in the lead or the first two sentences below it?
bool is_occasion(const Reading& r, const Types& types, const std::vector<Event>& events) {
  for (const Event& e : events) {
    if (e.type != types.state && e.type != types.official) continue;
    if (e.role != Role::own && e.role != Role::frame) continue;
    if (r.zone_of[e.sentence] != Zone::title && near_top(r, e.sentence)) return true;
  }
  return false;
}

}  // namespace

const char* role_name(Role role) {
  switch (role) {
    case Role::own:
      return "own";
    case Role::frame:
      return "occasion";
    case Role::proposed:
      return "proposed";
    case Role::future:
      return "later";
    case Role::past:
      return "earlier";
    case Role::generic:
      return "of a kind";
  }
  return "";
}

std::vector<Event> find_events(const Reading& r) {
  std::vector<Event> events;
  const std::uint32_t multilateral = r.rules.meeting_type("multilateral"), summit = r.rules.meeting_type("summit");
  for (const Match& m : r.matches[Family::meeting]) {
    if (!meant(r, m)) continue;
    Event e;
    e.type = m.rule->code == summit && is_gathering(r, m) ? multilateral : m.rule->code;
    e.match = m;
    e.sentence = r.sentence_of[m.begin];
    e.role = role_of(r, m);
    e.score = zone_weight(r, e.sentence) * m.rule->weight *
              role_weight(e.role, r.zone_of[e.sentence], e.type == multilateral);
    if (m.rule->options & kOptNumbered) e.ordinal = ordinal_of(r, m);
    events.push_back(e);
  }
  return events;
}

bool between_others(const Reading& r, std::uint32_t s) {
  bool pair = false;
  for (const CountryMention& c : r.countries_in(r.sentence(s).begin, r.sentence(s).end)) {
    if (c.code == kVietnam && !c.weak) return false;
    pair = pair || c.linked_next;
  }
  return pair;
}

const Event* best_of(const std::vector<Event>& events, std::uint32_t type) {
  const Event* best = nullptr;
  for (const Event& e : events)
    if (e.type == type && (!best || e.score > best->score)) best = &e;
  return best;
}

// A visit that the lead tells as an earlier one, and no first line as its own, stays so in the body, however long the
// body speaks of it.
void keep_earlier_visits(const Reading& r, std::vector<Event>& events) {
  const Types types(r.rules);
  bool earlier = false;
  for (const Event& e : events) {
    if (!types.is_visit(e.type) || r.zone_of[e.sentence] == Zone::body) continue;
    if (e.role == Role::own || e.role == Role::frame) return;
    earlier = earlier || e.role == Role::past;
  }
  if (!earlier) return;
  for (Event& e : events) {
    if (!types.is_visit(e.type) || (e.role != Role::own && e.role != Role::frame)) continue;
    e.score *= role_weight(Role::past, Zone::body, false) / role_weight(e.role, Zone::body, false);
    e.role = Role::past;
  }
}

Choice choose_types(const Reading& r, const std::vector<Event>& events) {
  constexpr float kEnough = 1.0f;     // one clear mention near the top of the body
  constexpr float kSecond = 0.6f;     // of the first type's score
  constexpr float kMechanism = 0.4f;  // the same for a mechanism named beside a visit
  constexpr float kOccasion = 0.2f;   // the same for the visit during which talks are held
  constexpr float kDuring = 0.3f;     // the same for talks held during a visit, told near the top
  constexpr float kRepeats = 0.2f;    // what further mentions add, at most as much as the best one
  constexpr std::size_t kMostTypes = 3;
  const Types types(r.rules);
  std::vector<float> best(r.rules.meeting_types().size()), rest(best.size());
  for (const Event& e : events) {
    const std::uint32_t f = types.family(e.type);
    if (e.score > best[f]) {
      rest[f] += best[f];
      best[f] = e.score;
    } else {
      rest[f] += e.score;
    }
  }
  std::vector<std::pair<float, std::uint32_t>> ranked;
  for (std::uint32_t f = 0; f < best.size(); ++f)
    if (best[f] > 0) ranked.emplace_back(best[f] + kRepeats * std::min(rest[f], best[f]), f);
  std::sort(ranked.begin(), ranked.end(),
            [](auto& a, auto& b) { return a.first > b.first || (a.first == b.first && a.second < b.second); });

  Choice choice;
  for (const auto& [score, family] : ranked) {
    if (score < kEnough || choice.types.size() == kMostTypes) break;
    const Event* because = nullptr;
    for (const Event& e : events)
      if (types.family(e.type) == family && (!because || e.score > because->score)) because = &e;
    if (!choice.types.empty()) {
      const std::uint32_t first = choice.types.front();
      const bool mechanism = types.is_visit(first) && is_mechanism(*because) && because->role == Role::own;
      const bool occasion =
          family == types.visit && (first == types.talks || first == types.meeting) && is_occasion(r, types, events);
      const bool during = types.is_visit(first) && (family == types.talks || family == types.meeting) &&
                          because->role == Role::own && near_top(r, because->sentence);
      const float needed = mechanism ? kMechanism : occasion ? kOccasion : during ? kDuring : kSecond;
      if (score < needed * ranked.front().first || family == types.multilateral) continue;
      if (between_others(r, because->sentence) && !between_others(r, choice.because.front()->sentence)) continue;
    }
    if (family == types.visit) because = exact_visit(r, types, events, because);
    choice.types.push_back(because->type);
    choice.because.push_back(because);
  }
  return choice;
}

}  // namespace tra::archive
