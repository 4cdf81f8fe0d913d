#include "archive/facets/persons.h"

#include <algorithm>
#include <numeric>

#include "archive/facets/namings.h"
#include "archive/facets/person_names.h"

namespace tra::archive {
namespace {

constexpr std::size_t kMostNamings = 400;  // of one article; a list of guests has no more to tell
constexpr std::size_t kNobody = ~std::size_t{0};
constexpr std::size_t kSoundEnough = 4;  // consonants two spellings must share to be one name

std::string name_text(const Naming& n) {
  std::string name;
  const Text& text = n.reading->text;
  for (std::uint32_t i = n.name; i < n.end; ++i) {
    const Token& t = text.tokens[i];
    if (i > n.name) name += (t.gap & kHyphen) ? "-" : (t.gap & kDot) ? ". " : " ";
    name += text.of(t);
  }
  return name;
}

NameWords name_words(const Naming& n) {
  NameWords words;
  for (std::uint32_t i = n.name; i < n.end; ++i) words.push_back(n.reading->text.tokens[i].key);
  return words;
}

class PersonFinder {
 public:
  Persons run(std::span<const Reading* const> texts) {
    for (const Reading* text : texts)
      for (Naming& n : find_namings(*text))
        if (found_.namings.size() < kMostNamings) found_.namings.push_back(std::move(n));
    give_names();
    tell_countries();
    tell_countries_of_offices();
    set_aside();
    give_offices();
    std::erase_if(found_.namings, [](const Naming& n) { return n.person == kNobody; });
    return std::move(found_);
  }

 private:
  // The longest forms first, so that each shorter one finds whom it may stand for.
  void give_names() {
    std::vector<std::size_t> order(found_.namings.size());
    std::iota(order.begin(), order.end(), 0);
    const auto length = [&](std::size_t i) { return found_.namings[i].end - found_.namings[i].name; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
    for (const std::size_t i : order) {
      Naming& n = found_.namings[i];
      n.person = n.end > n.name ? person_of(n) : kNobody;
      if (n.person != kNobody) learn(found_.all[n.person], n);
    }
  }

  std::size_t person_of(const Naming& n) {
    const NameWords words = name_words(n);
    std::size_t best = kNobody;
    for (std::size_t p = 0; p < found_.all.size(); ++p) {
      const Person& person = found_.all[p];
      if (!same_country(n, person) || !may_be(n, words, person)) continue;
      const bool better =
          best == kNobody || (n.office && n.office->rule->code == person.rank && found_.all[best].rank != person.rank);
      if (better) best = p;
    }
    if (best != kNobody) return best;
    // A single syllable that nobody's name ends with is no name.
    if (words.size() == 1 && !is_foreign_word(n.reading->text.of(n.reading->text.tokens[n.name])) && !n.country)
      return kNobody;
    Person person;
    person.name = name_text(n);
    person.words = words;
    for (std::uint32_t i = n.name; i < n.end; ++i)
      person.foreign = person.foreign || is_foreign_word(n.reading->text.of(n.reading->text.tokens[i]));
    found_.all.push_back(std::move(person));
    vietnamese_.push_back(n.vietnamese && n.end - n.name >= 2);
    return found_.all.size() - 1;
  }

  static bool same_country(const Naming& n, const Person& person) {
    return !n.country || !person.country || n.country == person.country;
  }

  bool may_be(const Naming& n, const NameWords& words, const Person& person) const {
    const bool vietnamese = vietnamese_[static_cast<std::size_t>(&person - found_.all.data())] &&
                            (!person.country || person.country == kVietnam);
    if (is_form_of(words, person.words, vietnamese)) return true;
    // Another spelling of a foreign name, by one of the same state.
    if (vietnamese || !n.country || n.country != person.country) return false;
    const std::string one = sound_of_name(name_text(n)), other = sound_of_name(person.name);
    return one.size() >= kSoundEnough && one == other;
  }

  static void learn(Person& person, const Naming& n) {
    if (!person.country) person.country = n.country;
    if (n.office && !n.aside && (n.office->rule->code > person.rank || person.office.empty())) {
      person.rank = n.office->rule->code;
      person.office = n.office_text;
    }
  }

  // Where no place tells the country: what the rest of the article binds to the name, else a Vietnamese name speaks for
  // Viet Nam.
  void tell_countries() {
    for (std::size_t p = 0; p < found_.all.size(); ++p) {
      Person& person = found_.all[p];
      if (person.country) continue;
      for (const Naming& n : found_.namings) {
        if (n.person != p) continue;
        if (n.vietnamese) person.country = kVietnam;
        for (std::uint32_t i = n.name; i < n.end && !person.country; ++i) {
          const auto bound = n.reading->people.find(n.reading->text.tokens[i].key);
          if (bound != n.reading->people.end()) person.country = bound->second;
        }
      }
    }
  }

  // "Tổng thống Donald Trump" beside "Tổng thống Mỹ", an office no one else of the article holds.
  void tell_countries_of_offices() {
    for (Person& person : found_.all) {
      if (person.country || person.rank <= kOtherRank) continue;
      CountryCode only = 0;
      bool several = false;
      for (const Naming& n : found_.namings) {
        if (n.end > n.name || !n.office || n.office->rule->code != person.rank || !n.country) continue;
        if (is_held(n.country, person.rank)) continue;
        several = several || (only && only != n.country);
        only = n.country;
      }
      if (!several) person.country = only;
    }
  }

  bool is_held(CountryCode country, std::uint32_t rank) const {
    return std::any_of(found_.all.begin(), found_.all.end(),
                       [&](const Person& p) { return p.country == country && p.rank == rank; });
  }

  // Someone told as a spokesman, a relative or a former holder, and nowhere as the holder of an office.
  void set_aside() {
    std::vector<bool> holds(found_.all.size());
    for (const Naming& n : found_.namings)
      if (n.person != kNobody && n.office && !n.aside) holds[n.person] = true;
    for (const Naming& n : found_.namings)
      if (n.person != kNobody && n.aside && !holds[n.person]) found_.all[n.person].aside = true;
  }

  // An office without a name is that of the one person who holds it: "Thủ tướng Hungary", "Chủ tịch nước".
  void give_offices() {
    for (Naming& n : found_.namings) {
      if (n.end > n.name || n.aside || !n.office) continue;
      const CountryCode country = n.country ? n.country : kVietnam;
      std::size_t holders = 0;
      for (std::size_t p = 0; p < found_.all.size(); ++p) {
        const Person& person = found_.all[p];
        if (person.aside || person.country != country || person.rank != n.office->rule->code) continue;
        if (person.rank <= kOtherRank && person.office.find(n.office_text) == std::string::npos) continue;
        if (holders++ == 0) n.person = p;
      }
    }
  }

  Persons found_;
  std::vector<bool> vietnamese_;  // by person: called by a Vietnamese name
};

}  // namespace

Persons find_persons(std::span<const Reading* const> texts) { return PersonFinder().run(texts); }

}  // namespace tra::archive
