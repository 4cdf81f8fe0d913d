#include "archive/facets/sides.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tra::archive {
namespace {

struct SideScore {
  float head = 0;  // title and lead
  float body = 0;
  float best = 0;  // the mention that says most, and its sentence
  std::uint32_t sentence = 0;
  std::uint32_t first = ~0u;  // token of the first mention
  float total() const { return head + 1.5f * std::log1p(body); }
};

class SideFinder {
 public:
  SideFinder(const Reading& r, const Choice& choice) : r_(r) {
    if (!choice.because.empty()) event_ = choice.because.front();
  }

  Sides run() {
    for (const CountryMention& c : r_.countries) add_mention(c);
    add_people();
    return decide();
  }

 private:
  static float zone_weight(Zone zone) { return zone == Zone::title ? 4.0f : zone == Zone::lead ? 2.0f : 0.35f; }

  void add(CountryCode code, std::uint32_t token, float factor) {
    const std::uint32_t s = r_.sentence_of[token];
    const Zone zone = r_.zone_of[s];
    float value = zone_weight(zone) * factor;
    if (event_ && s == event_->sentence) value *= zone == Zone::body ? 4.0f : 1.4f;
    SideScore& score = scores_[code];
    (zone == Zone::body ? score.body : score.head) += value;
    if (value > score.best) {
      score.best = value;
      score.sentence = s;
    }
    score.first = std::min(score.first, token);
  }

  // What the words around a country's name say of its part in the meeting.
  void add_mention(const CountryMention& c) {
    const Token& token = r_.text.tokens[c.begin];
    const std::uint32_t cue = c.begin > 0 ? r_.rules.word_cues(r_.text.tokens[c.begin - 1].word) : 0;
    float factor = 0.7f;
    if (linked(c))
      factor = 1.6f;
    else if (c.weak)
      factor = 0.2f;
    else if ((cue & kCueVenue) || (token.gap & kOpen) || is_way_station(c))
      factor = 0.2f;
    else if (r_.office_before(c.begin))
      factor = 1.4f;
    else if (follows_visit(c))
      factor = 1.4f;
    else if ((cue & kCueSide) || visits(c))
      factor = 1.2f;
    add(c.code, c.begin, factor);
  }

  // "tới Việt Nam gặp ông ...", "sang Lào dự ...": only where it happens.
  bool is_way_station(const CountryMention& c) const {
    if (c.end >= r_.text.tokens.size() || !r_.unbroken(c.end, c.end)) return false;
    const std::uint32_t meet = c.end + (r_.text.tokens[c.end].key == de_ ? 1 : 0);
    for (const Match& m : r_.in(Family::meeting, meet, meet + 1))
      if (m.rule->value == "meeting" || m.rule->value == "summit") return true;
    return r_.cues(meet, meet + 1) & kCueAttend;
  }

  bool linked(const CountryMention& c) const {
    if (c.linked_next) return true;
    if (c.begin == 0) return false;
    return (r_.text.tokens[c.begin].gap & kHyphen) &&
           std::any_of(r_.countries.begin(), r_.countries.end(),
                       [&](const CountryMention& o) { return o.linked_next && o.end == c.begin; });
  }

  bool follows_visit(const CountryMention& c) const {
    const std::uint32_t from = c.begin >= 8 ? c.begin - 8 : 0;
    for (const Match& m : r_.in(Family::meeting, from, c.begin))
      if (m.rule->weight >= 0.5f && is_visit(m.rule->value) && m.end <= c.begin && m.end + 3 >= c.begin &&
          r_.unbroken(m.end, c.begin))
        return true;
    return false;
  }

  // "Nga thăm ...": the visitor.
  bool visits(const CountryMention& c) const {
    for (const Match& m : r_.in(Family::meeting, c.end, c.end + 3))
      if (m.rule->weight >= 0.5f && is_visit(m.rule->value)) return true;
    return false;
  }

  static bool is_visit(std::string_view type) {
    return type == "visit" || type == "official_visit" || type == "state_visit";
  }

  // Offices and persons without a country beside them, in the title and the lead.
  void add_people() {
    for (const Match& office : r_.matches[Family::office]) {
      const std::uint32_t s = r_.sentence_of[office.begin];
      if (office.rule->code == kNoRank || (r_.zone_of[s] == Zone::body && !(event_ && s == event_->sentence))) continue;
      add_office(office, r_.sentence(s));
    }
    for (std::uint32_t s = 0; s < r_.text.sentences.size() && r_.zone_of[s] != Zone::body; ++s)
      add_persons(r_.sentence(s));
  }

  void add_office(const Match& office, const Sentence& s) {
    const std::uint32_t next = office.end;
    if (next >= s.end || (r_.text.tokens[next].gap & ~kSpace)) {
      if (office.rule->options & kOptSole) add(kVietnam, office.begin, 1.0f);
      return;
    }
    const std::uint32_t until = std::min(next + 3, s.end);
    if (!r_.countries_in(next, until).empty()) return;
    const Token& token = r_.text.tokens[next];
    if (token.upper) {
      const auto bound = r_.people.find(token.key);
      const bool surname = r_.rules.word_cues(token.word) & kCueSurname;
      if (bound != r_.people.end())
        add(bound->second, office.begin, 1.2f);
      else if (surname)
        add(kVietnam, office.begin, 1.4f);
      else if (office.rule->options & kOptSole)
        add(kVietnam, office.begin, 0.8f);
      return;
    }
    if (office.rule->options & kOptSole)
      add(kVietnam, office.begin, 1.2f);
    else if (office.rule->code >= kMinister && r_.zone_of[r_.sentence_of[office.begin]] == Zone::title)
      add(kVietnam, office.begin, 0.8f);
  }

  // "ông Putin", "Trump - Kim": persons whose country the article tells elsewhere.
  void add_persons(const Sentence& s) {
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      const Token& t = r_.text.tokens[i];
      if (!t.upper) continue;
      const auto bound = r_.people.find(t.key);
      if (bound == r_.people.end()) continue;
      const bool after_person = i > s.begin && (r_.rules.word_cues(r_.text.tokens[i - 1].word) & kCuePerson);
      const bool alone = i == s.begin || !r_.text.tokens[i - 1].upper || (t.gap & ~kSpace);
      const bool counted = !r_.in(Family::office, i > 3 ? i - 3 : 0, i).empty();
      if (after_person || (alone && !counted)) add(bound->second, i, 1.0f);
      while (i + 1 < s.end && r_.text.tokens[i + 1].upper && !(r_.text.tokens[i + 1].gap & ~(kSpace | kHyphen))) ++i;
    }
  }

  // Two countries named as the two ends of one thing: joined by a dash, or by "và", "với" after "giữa".
  struct Pair {
    CountryCode a = 0, b = 0;
    std::uint32_t token = 0;
    float weight = 0;
  };

  Pair best_pair() const {
    Pair best;
    for (std::size_t i = 0; i + 1 < r_.countries.size(); ++i) {
      const CountryMention &a = r_.countries[i], &b = r_.countries[i + 1];
      const std::uint32_t s = r_.sentence_of[a.begin];
      if (r_.sentence_of[b.begin] != s || a.code == b.code) continue;
      const bool between = b.begin == a.end + 1 && is_and(a.end);
      if (!a.linked_next && !between) continue;
      const bool own = event_ && s == event_->sentence;
      const float weight = zone_weight(r_.zone_of[s]) * (own ? 2.0f : 1.0f) * (a.linked_next ? 1.2f : 1.0f);
      if (r_.zone_of[s] == Zone::body && !own) continue;
      if (weight > best.weight) best = {a.code, b.code, a.begin, weight};
    }
    return best;
  }

  // "thượng đỉnh Mỹ - Triều": two other states right after the meeting's name.
  Pair pair_named() const {
    const auto after = r_.countries_in(event_->match.end, event_->match.end + 3);
    if (after.empty() || !after.front().linked_next || after.front().code == kVietnam) return {};
    const CountryMention& second = (&after.front())[1];  // a link has a second end
    if (second.code == kVietnam || !r_.unbroken(event_->match.end, after.front().begin)) return {};
    return {after.front().code, second.code, after.front().begin, 1};
  }

  bool is_and(std::uint32_t token) const {
    const std::uint64_t key = r_.text.tokens[token].key;
    static const std::uint64_t va = word_key("và"), voi = word_key("với");
    return key == va || key == voi;
  }

  Sides decide() {
    std::vector<std::pair<float, CountryCode>> ranked;
    for (const auto& [code, score] : scores_)
      if (code != kVietnam) ranked.emplace_back(score.total(), code);
    std::sort(ranked.begin(), ranked.end(), [&](auto& a, auto& b) {
      return a.first > b.first || (a.first == b.first && scores_[a.second].first < scores_[b.second].first);
    });
    Sides sides;
    if (ranked.empty()) return sides;
    const float top = ranked.front().first;
    const float vietnam = scores_.count(kVietnam) ? scores_[kVietnam].total() : 0;
    const Pair pair = best_pair();
    const bool with_vietnam = pair.a == kVietnam || pair.b == kVietnam;
    sides.vietnam = pair.weight > 0 && with_vietnam ? true : vietnam >= 0.3f * top;
    if (!event_) {
      // About no meeting: a partner only where the title itself speaks of Viet Nam and it.
      if (!(with_vietnam && r_.zone_of[r_.sentence_of[pair.token]] == Zone::title)) return sides;
      keep(sides, pair.a == kVietnam ? pair.b : pair.a);
      sides.rule = "pair with Viet Nam in the title";
      return sides;
    }
    if (const Pair named = pair_named(); named.a) {
      keep(sides, named.a);
      keep(sides, named.b);
      sides.vietnam = false;
      sides.rule = "the meeting is named by its two sides";
      return sides;
    }
    if (pair.weight > 0 && !with_vietnam && event_ && r_.sentence_of[pair.token] == event_->sentence &&
        vietnam < 1.2f * top) {
      for (CountryCode code : coordinated_with(pair.a)) keep(sides, code);
      keep(sides, pair.a);
      keep(sides, pair.b);
      sides.vietnam = false;
      sides.rule = "two countries joined beside the meeting";
      return sides;
    }
    if (in_passing(scores_.at(ranked.front().second))) return sides;
    keep(sides, ranked.front().second);
    if (sides.vietnam) {
      sides.rule = "most prominent country with Viet Nam";
      for (CountryCode code : coordinated_with(ranked.front().second)) keep(sides, code);
    } else {
      sides.rule = "the two most prominent countries";
      if (ranked.size() > 1 && ranked[1].first >= 0.25f * top) keep(sides, ranked[1].second);
    }
    return sides;
  }

  // Named once or twice below the first lines and not beside the meeting, as member states are in talks with a union.
  bool in_passing(const SideScore& score) const {
    return score.head == 0 && score.body < 1 && score.sentence != event_->sentence;
  }

  void keep(Sides& sides, CountryCode code) {
    if (code == kVietnam || std::find(sides.partners.begin(), sides.partners.end(), code) != sides.partners.end())
      return;
    sides.partners.push_back(code);
    sides.sentences.push_back(scores_[code].sentence);
  }

  // "Trung Quốc, Lào và Thái Lan" in the title or the lead: who stands in one list with the chief partner.
  std::vector<CountryCode> coordinated_with(CountryCode chief) const {
    std::vector<CountryCode> list;
    for (std::size_t i = 0; i < r_.countries.size();) {
      std::size_t j = i;
      while (j + 1 < r_.countries.size() && listed(r_.countries[j], r_.countries[j + 1])) ++j;
      const bool head = r_.zone_of[r_.sentence_of[r_.countries[i].begin]] != Zone::body;
      const auto begin = r_.countries.begin() + static_cast<std::ptrdiff_t>(i),
                 end = r_.countries.begin() + static_cast<std::ptrdiff_t>(j) + 1;
      const auto is = [](CountryCode code) { return [code](const CountryMention& c) { return c.code == code; }; };
      if (head && j > i && std::any_of(begin, end, is(chief)) && std::none_of(begin, end, is(kVietnam)))
        for (auto c = begin; c != end; ++c) list.push_back(c->code);
      i = j + 1;
    }
    return list;
  }

  // "Lào, Campuchia", "Lào và Campuchia", also "Đại sứ Lào, Đại sứ Campuchia".
  bool listed(const CountryMention& a, const CountryMention& b) const {
    if (a.weak || b.weak) return false;
    std::uint32_t next = b.begin;
    for (const Match& office : r_.in(Family::office, a.end, b.begin))
      if (office.end == b.begin) next = office.begin;
    if (a.end == next) return (r_.text.tokens[next].gap & kComma) != 0;
    return a.end + 1 == next && is_and(a.end);
  }

  const std::uint64_t de_ = word_key("để");
  const Reading& r_;
  const Event* event_ = nullptr;
  std::map<CountryCode, SideScore> scores_;
};

}  // namespace

Sides find_sides(const Reading& reading, const Choice& choice) { return SideFinder(reading, choice).run(); }

std::vector<CountryCode> countries_mentioned(const Reading& r) {
  std::map<CountryCode, std::pair<int, std::uint32_t>> counts;  // mentions, first token
  for (const CountryMention& c : r.countries) {
    if (c.code == kVietnam || c.weak) continue;
    auto& entry = counts.try_emplace(c.code, 0, c.begin).first->second;
    ++entry.first;
  }
  std::vector<CountryCode> codes;
  for (const auto& [code, entry] : counts) codes.push_back(code);
  std::sort(codes.begin(), codes.end(), [&](CountryCode a, CountryCode b) {
    const auto &x = counts[a], &y = counts[b];
    return x.first > y.first || (x.first == y.first && x.second < y.second);
  });
  return codes;
}

}  // namespace tra::archive
