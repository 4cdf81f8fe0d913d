// The facets of one article: its text is divided and read once, the rooms beside this file tell each facet from it.
#include "archive/facets/details.h"
#include "archive/facets/events.h"
#include "archive/facets/extractor_rules.h"
#include "archive/facets/own_facets.h"
#include "archive/facets/principals.h"
#include "archive/facets/reading.h"
#include "archive/facets/sides.h"
#include "archive/zones/zones.h"
#include "tra/facet_extraction.h"

namespace tra {
namespace {

using namespace archive;

// Sets the members that are empty, and says why where that is wanted.
class Filler {
 public:
  Filler(const Reading& r, std::vector<FacetEvidence>* why) : r_(r), why_(why) {}

  void say(const char* facet, const std::string& value, const std::string& rule, std::uint32_t sentence) {
    if (why_) why_->push_back({facet, value, rule, r_.sentence_text(sentence)});
  }
  void set(std::string& member, const char* facet, const Detail& detail) {
    if (!member.empty() || detail.value.empty()) return;
    member = detail.value;
    say(facet, detail.value, detail.rule, detail.sentence);
  }

 private:
  const Reading& r_;
  std::vector<FacetEvidence>* why_;
};

// Talks of two heads of state that the article also calls a summit are one.
void call_it_summit(const Reading& r, const std::vector<Event>& events, const Sides& sides, const std::string& level,
                    Choice& choice) {
  if (choice.types.empty() || sides.vietnam || sides.partners.size() != 2 || level != rank_name(kHeadOfState)) return;
  const std::string& type = r.rules.meeting_types()[choice.types.front()];
  if (type != "talks" && type != "meeting" && type != "negotiation") return;
  const std::uint32_t summit = r.rules.meeting_type("summit");
  const Event* e = best_of(events, summit);
  if (!e || e->role != Role::own || (r.zone_of[e->sentence] == Zone::body && r.place_of[e->sentence] > 8)) return;
  choice.types = {summit};
  choice.because = {e};
}

// People visit, meet and negotiate without being states: a meeting wants an office somewhere in the first lines, a
// country visited, or a name that only states' meetings have; and negotiations want two states.
constexpr float kOfMany = 1.0f;  // no more than this weighs what people also have among themselves ("cuộc đối thoại")

bool is_diplomatic(const Reading& r, const Choice& choice, const Sides& sides, const std::string& level) {
  if (choice.types.empty()) return true;
  const Event& main = *choice.because.front();
  if ((main.match.rule->options & kOptNumbered) && main.match.rule->weight > kOfMany) return true;
  const std::string& type = r.rules.meeting_types()[main.type];
  if (type == "negotiation" && !sides.vietnam && sides.partners.size() < 2) return false;
  return !level.empty() || !r.countries_in(main.match.end, main.match.end + 4).empty();
}

void fill_types(Article& article, const Reading& r, const Choice& choice, Filler& filler) {
  if (!article.meeting_type.empty()) return;
  for (std::size_t i = 0; i < choice.types.size(); ++i) {
    const Event& e = *choice.because[i];
    article.meeting_type.push_back(r.rules.meeting_types()[choice.types[i]]);
    filler.say("meeting_type", article.meeting_type.back(),
               "\"" + std::string(e.match.rule->phrase) + "\" (" + role_name(e.role) + ")", e.sentence);
  }
}

void fill_countries(Article& article, const Reading& r, const Sides& sides, Filler& filler) {
  if (article.partner_country.empty())
    for (std::size_t i = 0; i < sides.partners.size(); ++i) {
      article.partner_country.push_back(country_iso(sides.partners[i]));
      filler.say("partner_country", article.partner_country.back(), sides.rule, sides.sentences[i]);
    }
  if (article.countries_mentioned.empty())
    for (CountryCode code : countries_mentioned(r)) article.countries_mentioned.push_back(country_iso(code));
}

void fill_principals(Article& article, const Reading& r, const std::vector<Event>& events, const Choice& choice,
                     const Sides& sides, std::vector<FacetEvidence>* why) {
  if (!article.principals.empty() || choice.types.empty()) return;
  const Reading captions = read_captions(r.rules, article);
  for (FoundPrincipal& found : find_principals(r, captions, events, choice, sides)) {
    if (why) why->push_back({"person", found.principal.name, found.rule, std::move(found.sentence)});
    article.principals.push_back(std::move(found.principal));
  }
}

void fill_ordinal(Article& article, const std::vector<Event>& events, const Choice& choice, Filler& filler) {
  if (article.meeting_ordinal) return;
  for (std::uint32_t type : choice.types) {
    const Event* best = nullptr;
    for (const Event& e : events)
      if (e.type == type && e.ordinal && (e.role == Role::own || e.role == Role::frame) &&
          (!best || e.score > best->score))
        best = &e;
    if (!best) continue;
    article.meeting_ordinal = *best->ordinal;
    filler.say("meeting_ordinal", std::to_string(*best->ordinal), "number in the clause of the meeting",
               best->sentence);
    return;
  }
}

}  // namespace

FacetExtractor FacetExtractor::load(const std::string& rules_dir, const std::string& own_facets) {
  FacetExtractor extractor;
  extractor.rules_ = std::make_shared<const Rules>(Rules{RuleSet::load(rules_dir, own_facets)});
  return extractor;
}

const std::string& FacetExtractor::own_facets() const { return rules_->set.own_facets(); }

void FacetExtractor::extract(Article& article, std::vector<FacetEvidence>* why) const {
  if (article.date.empty()) article.date = date_of_url(article.url);
  const Reading r = read_article(rules_->set, article);
  fill_own_facets(r, article, why);
  if (r.text.tokens.empty()) return;
  Filler filler(r, why);
  std::vector<Event> events = find_events(r);
  keep_earlier_visits(r, events);
  Choice choice = choose_types(r, events);
  Sides sides = find_sides(r, choice);
  Detail level = find_level(r, events, choice);
  if (!is_diplomatic(r, choice, sides, level.value)) {
    choice = {};
    sides = {};
    level = {};
  }
  call_it_summit(r, events, sides, level.value, choice);
  fill_countries(article, r, sides, filler);
  fill_types(article, r, choice, filler);
  filler.set(article.meeting_level, "meeting_level", level);
  filler.set(article.meeting_mode, "meeting_mode", find_mode(r, choice, sides));
  filler.set(article.meeting_date, "meeting_date", find_meeting_date(r, events, choice, article.date));
  fill_ordinal(article, events, choice, filler);
  fill_principals(article, r, events, choice, sides, why);
}

}  // namespace tra
