#include "archive/facets/principals.h"

#include <algorithm>
#include <cmath>

#include "archive/facets/persons.h"

namespace tra::archive {
namespace {

constexpr float kEnough = 0.8f;    // one naming with the meeting near the top of the body
constexpr float kBeside = 0.7f;    // of the first of a side: one more of it, named together with the first
constexpr float kRepeats = 0.15f;  // what further namings add, at most as much as the best one
constexpr float kNoOffice = 0.5f;  // named as "ông" or "bà" only
constexpr std::size_t kMostOfSide = 2;

struct PersonScore {
  float best = 0, rest = 0;
  const Naming* because = nullptr;
  const char* rule = "";
  float total(const Person& person) const {
    return (person.office.empty() ? kNoOffice : 1.0f) * (best + kRepeats * std::min(rest, 4 * best));
  }
};

class PrincipalFinder {
 public:
  PrincipalFinder(const Reading& r, const Reading& captions, const std::vector<Event>& events, const Choice& choice,
                  const Sides& sides)
      : r_(r), captions_(captions), events_(events), choice_(choice), sides_(sides) {}

  std::vector<FoundPrincipal> run() {
    const Reading* texts[] = {&r_, &captions_};
    persons_ = find_persons(texts);
    scores_.resize(persons_.all.size());
    for (const Naming& n : persons_.namings) add(n);
    std::vector<CountryCode> countries = sides_.partners;
    if (is_gathering()) countries.clear();  // of many states: the others are speakers
    if (sides_.vietnam || sides_.partners.size() == 1) countries.insert(countries.begin(), kVietnam);
    std::vector<CountryCode> without;
    for (const CountryCode country : countries)
      if (!choose(country)) without.push_back(country);
    for (const CountryCode country : without)
      if (country == kVietnam || without.size() == 1 || (without.size() == 2 && without.front() == kVietnam))
        choose_of_no_country(country);
    std::sort(chosen_.begin(), chosen_.end(),
              [&](std::size_t a, std::size_t b) { return before(*scores_[a].because, *scores_[b].because); });
    return tell();
  }

 private:
  bool is_gathering() const {
    return choice_.types.size() == 1 && r_.rules.meeting_types()[choice_.types.front()] == "multilateral";
  }

  bool before(const Naming& a, const Naming& b) const {
    return a.reading == b.reading ? a.begin < b.begin : a.reading == &r_;
  }

  float place_weight(const Naming& n) const {
    const std::uint32_t s = n.sentence();
    if (n.reading == &captions_) return s == 0 ? 1.3f : 0.85f;
    const float place = static_cast<float>(r_.place_of[s]);
    switch (r_.zone_of[s]) {
      case Zone::title:
        return 4;
      case Zone::lead:
        return place == 0 ? 3.0f : 2.5f;
      case Zone::body:
        return std::max(0.15f, 1.5f * std::pow(0.88f, place));
    }
    return 0;
  }

  bool is_chosen(std::uint32_t type) const {
    return std::find(choice_.types.begin(), choice_.types.end(), type) != choice_.types.end();
  }

  // What a naming says of its person's part in the meeting.
  void add(const Naming& n) {
    if (n.aside) return;
    PersonScore& score = scores_[n.person];
    float weight = place_weight(n) * (n.end > n.name ? 1.0f : 0.7f);
    const char* rule = "named in the first lines";
    relate(n, weight, rule);
    if (weight > score.best) {
      score.rest += score.best;
      score.best = weight;
      score.because = &n;
      score.rule = rule;
    } else {
      score.rest += weight;
    }
  }

  void relate(const Naming& n, float& weight, const char*& rule) const {
    const Reading& text = *n.reading;
    const Sentence& sentence = text.sentence(n.sentence());
    const std::uint32_t cues = text.cues(sentence.begin, sentence.end);
    bool own = false, past = false;
    if (&text == &r_)
      for (const Event& e : events_) {
        if (e.sentence != n.sentence()) continue;
        if (e.role == Role::past)
          past = true;
        else if (is_chosen(e.type))
          own = true;
      }
    if (cues & kCueChair) {
      weight *= 1.8f;
      rule = "who chairs the meeting";
    } else if (own) {
      weight *= 1.6f;
      rule = "named with the meeting";
    } else if (past) {
      weight *= 0.15f;
    }
    for (const Match& cue : text.in(Family::cue, n.begin >= 8 ? n.begin - 8 : 0, n.begin)) {
      if (!(cue.rule->code & kCueHost) || cue.end != n.begin) continue;
      const bool invites = cue.rule->phrase.find("mời") != std::string::npos;
      weight *= invites ? 0.9f : 0.1f;
      if (invites) rule = "who invites";
    }
    if (n.office && is_envoy(*n.office)) weight *= 0.3f;
    if (&text == &r_ && r_.zone_of[n.sentence()] == Zone::body && at_airport(sentence)) weight *= 0.3f;
  }

  // Who stands at the airport when a guest comes or goes.
  bool at_airport(const Sentence& s) const {
    static const std::uint64_t san = word_key("sân"), bay = word_key("bay");
    for (std::uint32_t i = s.begin; i + 1 < s.end; ++i)
      if (r_.text.tokens[i].key == san && r_.text.tokens[i + 1].key == bay) return true;
    return false;
  }

  // Ambassadors and officers are there, and seldom the ones who meet.
  static bool is_envoy(const Match& office) { return office.rule->phrase.find("đại sứ") != std::string::npos; }

  float total(std::size_t person) const { return scores_[person].total(persons_.all[person]); }

  bool may_meet(std::size_t p) const { return scores_[p].because && !persons_.all[p].aside && total(p) >= kEnough; }

  // A side nobody of known country speaks for: the best in office whose country is not told and whose name fits.
  void choose_of_no_country(CountryCode country) {
    std::size_t best = persons_.all.size();
    for (std::size_t p = 0; p < persons_.all.size(); ++p) {
      const Person& person = persons_.all[p];
      if (person.country || person.office.empty() || !may_meet(p) || person.foreign == (country == kVietnam)) continue;
      if (country == kVietnam && person.words.size() < 2) continue;
      if (best == persons_.all.size() || total(p) > total(best)) best = p;
    }
    if (best == persons_.all.size()) return;
    persons_.all[best].country = country;
    chosen_.push_back(best);
  }

  bool choose(CountryCode country) {
    std::vector<std::size_t> of_side;
    for (std::size_t p = 0; p < persons_.all.size(); ++p)
      if (persons_.all[p].country == country && may_meet(p)) of_side.push_back(p);
    std::stable_sort(of_side.begin(), of_side.end(), [&](std::size_t a, std::size_t b) { return total(a) > total(b); });
    for (std::size_t i = 0; i < std::min(of_side.size(), kMostOfSide); ++i)
      if (i == 0 || is_beside(of_side[0], of_side[i])) chosen_.push_back(of_side[i]);
    return !of_side.empty();
  }

  // "Thứ trưởng Ngoại giao ... và Thứ trưởng Quốc phòng ...": named side by side with the first, and as often.
  bool is_beside(std::size_t first, std::size_t other) const {
    if (total(other) < kBeside * total(first)) return false;
    for (const Naming& a : persons_.namings)
      for (const Naming& b : persons_.namings) {
        if (a.person != first || b.person != other || a.reading != b.reading || a.sentence() != b.sentence()) continue;
        const Naming &left = a.begin < b.begin ? a : b, &right = a.begin < b.begin ? b : a;
        if (right.begin <= left.end + 1 && right.begin >= left.end) return true;
      }
    return false;
  }

  // The country a visit goes to; 0 when the meeting is none or it is not told.
  CountryCode visited() const {
    for (std::size_t i = 0; i < choice_.types.size(); ++i) {
      const std::string& type = r_.rules.meeting_types()[choice_.types[i]];
      if (type != "visit" && type != "official_visit" && type != "state_visit") continue;
      for (const Event& e : events_) {
        if (e.type != choice_.types[i] || (e.role != Role::own && e.role != Role::frame)) continue;
        const auto to = r_.countries_in(e.match.end, std::min(e.match.end + 6, r_.sentence(e.sentence).end));
        if (!to.empty()) return to.front().code;
      }
    }
    return 0;
  }

  std::vector<FoundPrincipal> tell() const {
    const CountryCode host = visited();
    std::vector<FoundPrincipal> told;
    for (const std::size_t p : chosen_) {
      const Person& person = persons_.all[p];
      const Naming& n = *scores_[p].because;
      const char* role = !host ? "co-lead" : person.country == host ? "host" : "guest";
      told.push_back({{person.name, person.office, country_iso(person.country), role},
                      scores_[p].rule,
                      n.reading->sentence_text(n.sentence())});
    }
    return told;
  }

  const Reading &r_, &captions_;
  const std::vector<Event>& events_;
  const Choice& choice_;
  const Sides& sides_;
  Persons persons_;
  std::vector<PersonScore> scores_;  // by person
  std::vector<std::size_t> chosen_;  // persons
};

}  // namespace

std::vector<FoundPrincipal> find_principals(const Reading& reading, const Reading& captions,
                                            const std::vector<Event>& events, const Choice& choice,
                                            const Sides& sides) {
  if (choice.types.empty()) return {};
  return PrincipalFinder(reading, captions, events, choice, sides).run();
}

}  // namespace tra::archive
