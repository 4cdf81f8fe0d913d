// The days of the meeting: every date of the text is a candidate, scored by what stands around it.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "archive/facets/details.h"

namespace tra::archive {
namespace {

struct Candidate {
  DateMention date;
  float score = 0;
  std::uint32_t sentence = 0;
  const char* rule = "";
  bool of_meeting = false;  // stands in a sentence of the chosen meeting
};

// The year of a day that is written without one, from the day of publication: the nearest that fits.
int year_from_publication(const Day& day, const Day& published) {
  int best = 0, distance = 1 << 30;
  for (int year = published.year - 1; year <= published.year + 1; ++year) {
    const Day d{year, day.month, day.day};
    if (!valid(d)) continue;
    const int away = std::abs(day_number(d) - day_number(published));
    if (away < distance) {
      distance = away;
      best = year;
    }
  }
  return distance <= 150 ? best : 0;
}

bool covers(const DateMention& d, const Day& day) {
  const auto key = [](const Day& x) { return x.month * 32 + x.day; };
  return key(d.from) <= key(day) && key(day) <= key(d.to);
}

// The day of a meeting inside the days of the visit it belongs to.
const Candidate* day_within(const DateMention& span, const std::vector<Candidate>& candidates) {
  const Candidate* best = nullptr;
  for (const Candidate& c : candidates)
    if (c.of_meeting && !c.date.span() && covers(span, c.date.from) && (!best || c.score > best->score)) best = &c;
  return best;
}

// The days of a visit of which a sentence told before names one day.
const Candidate* span_around(const DateMention& day, const std::vector<Candidate>& candidates) {
  const Candidate* best = nullptr;
  for (const Candidate& c : candidates)
    if (c.of_meeting && c.date.span() && covers(c.date, day.from) && (!best || c.score > best->score)) best = &c;
  return best;
}

// What the page itself says of its year: a full date of the same days, or years called this year's. One year or none.
class PageYear {
 public:
  explicit PageYear(const Reading& r) {
    for (std::uint32_t s = 0; s < r.text.sentences.size(); ++s) add(r, s);
  }

  // `written` asks for a full date and leaves years that are only implied aside.
  int of(const Day& day, bool written = false) const {
    int year = 0;
    for (const DateMention& d : full_) {
      const bool within = covers(d, day);
      if (!within) continue;
      if (year && year != d.from.year) return 0;
      year = d.from.year;
    }
    if (year || written) return year;
    for (const auto& [said, month] : this_year_) {
      if (month > day.month) return 0;  // "10 tháng đầu năm" told after a day in August: another year's talk
      if (year && year != said) return 0;
      year = said;
    }
    return year;
  }

 private:
  void add(const Reading& r, std::uint32_t s) {
    const Sentence& sentence = r.sentence(s);
    bool any = false;
    for (std::uint32_t i = sentence.begin; i < sentence.end && !any; ++i)
      any = r.text.tokens[i].digits && r.text.tokens[i].end - r.text.tokens[i].begin == 4;
    if (!any) return;
    const Dates dates = find_dates(r.text.tokens, sentence.begin, sentence.end);
    for (const DateMention& d : dates.days)
      if (d.from.year) full_.push_back(d);
    for (const Match& cue : r.in(Family::cue, sentence)) {
      if (!(cue.rule->code & kCueThisYear)) continue;
      const std::uint32_t year = cue.end;
      if (year >= sentence.end || !r.text.tokens[year].digits) continue;
      const std::uint32_t value = r.text.tokens[year].number;
      if (value < 1900 || value > 2100) continue;
      const bool months = cue.begin > sentence.begin && r.text.tokens[cue.begin - 1].digits;
      this_year_.emplace_back(static_cast<int>(value),
                              months ? static_cast<int>(r.text.tokens[cue.begin - 1].number) : 0);
    }
  }

  std::vector<DateMention> full_;
  std::vector<std::pair<int, int>> this_year_;  // year, months of it that are over
};

bool is_visit(const std::string& type) { return type == "visit" || type == "official_visit" || type == "state_visit"; }

// Words before a date that make it another's.
bool discounted(const Reading& r, const Sentence& s, const DateMention& d) {
  const std::uint32_t from = std::max(s.begin, d.begin >= 5 ? d.begin - 5 : 0);
  const std::uint32_t cues = r.cues(from, d.begin);
  return cues & (kCueNotDate | kCuePast);
}

// "hủy cuộc gặp thượng đỉnh dự kiến diễn ra ngày 12/6": the date follows in the clause of the meeting.
bool dates_event(const Reading& r, const Event& e, const DateMention& d) {
  return d.begin >= e.match.end && d.begin < r.clause_end(e.match.end - 1);
}

}  // namespace

Detail find_meeting_date(const Reading& r, const std::vector<Event>& events, const Choice& choice,
                         const std::string& published_text) {
  if (choice.types.empty()) return {};
  const Day published = parse_iso(published_text);
  const Event& main = *choice.because.front();
  const bool visit = is_visit(r.rules.meeting_types()[main.type]);
  const PageYear page(r);

  std::vector<Candidate> candidates;
  for (std::uint32_t s = 0; s < r.text.sentences.size(); ++s) {
    const Zone zone = r.zone_of[s];
    if (zone == Zone::body && r.place_of[s] > 12) break;
    const Sentence& sentence = r.sentence(s);
    const float place = zone == Zone::body ? 1.0f / (1.0f + 0.25f * static_cast<float>(r.place_of[s])) : 1.6f;
    const std::uint32_t cues = r.cues(sentence.begin, sentence.end);
    for (const DateMention& d : find_dates(r.text.tokens, sentence.begin, sentence.end).days) {
      if (discounted(r, sentence, d)) continue;
      if (published.year && d.from.year && std::abs(d.from.year - published.year) > 1) continue;
      float score = place * (zone == Zone::body ? 0.4f : 1.0f);
      const char* rule = "date of the first lines";
      bool of_meeting = false;
      for (const Event& e : events) {
        if (e.sentence != s) continue;
        const bool chosen = std::find(choice.types.begin(), choice.types.end(), e.type) != choice.types.end();
        if (e.role == Role::past || e.role == Role::future || e.role == Role::proposed) {
          score *= chosen ? 0.3f : 0.6f;
        } else if (chosen) {
          score += place * (e.type == main.type ? 1.5f : 1.0f) * (!visit && dates_event(r, e, d) ? 1.3f : 1.0f);
          rule = "date in the sentence of the meeting";
          of_meeting = e.type == main.type;
          break;
        }
      }
      if (d.span()) score *= visit ? 1.5f : 0.8f;
      if (visit && !d.span() && (cues & kCueReport)) score *= 0.5f;
      if (d.from.year && !published.year && r.zone_of[s] == Zone::body && page.of(d.from) != d.from.year) score *= 0.8f;
      candidates.push_back({d, score, s, rule, of_meeting});
    }
  }
  if (candidates.empty()) return {};
  const Candidate* best = &candidates.front();
  for (const Candidate& c : candidates)
    if (c.score > best->score) best = &c;
  if (best->score < 0.3f) return {};
  if (best->date.span() && !visit)
    if (const Candidate* day = day_within(best->date, candidates)) best = day;
  if (!best->date.span() && visit)
    if (const Candidate* span = span_around(best->date, candidates)) best = span;

  DateMention date = best->date;
  if (date.from.year == 0) {
    const int year = published.year ? year_from_publication(date.to, published) : page.of(date.to, date.span());
    if (year) {
      date.to.year = year;
      date.from.year = date.from.month > date.to.month ? year - 1 : year;
    }
  }
  if (!valid(date.from) || !valid(date.to)) return {};
  return {format_dates(date), best->rule, best->sentence};
}

}  // namespace tra::archive
