#include "articles/search/people.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <utility>

#include "archive/facets/namings.h"
#include "archive/facets/person_names.h"
#include "archive/facets/text.h"
#include "articles/best_date.h"
#include "articles/nearest.h"
#include "tra/article_index.h"
#include "tra/document.h"

namespace tra::articles {
namespace {

constexpr std::size_t kMostNames = 2000;  // the most frequent; the others stay as they are
constexpr std::size_t kArticles = 8;      // of each name, that are read for offices and countries
constexpr std::size_t kSoundEnough = 4;   // consonants two spellings share
constexpr std::int64_t kFarApart = 5 * 366;
constexpr std::uint64_t kSeldom = 10;  // a form so many times rarer than another is no name to show: often misread

struct Name {
  std::string text;
  std::uint64_t count = 0;
  archive::NameWords words;
  std::string letters, sound;  // folded, without blanks and hyphens
  bool foreign = false;
  // What the articles tell.
  bool read = false;
  std::set<std::string> countries, offices;
  std::set<std::int64_t> days;
};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" -", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool begins_with_words(const std::string& text, const std::string& words) {
  return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}

bool share_office(const Name& a, const Name& b) {
  for (const std::string& one : a.offices)
    for (const std::string& other : b.offices)
      if (begins_with_words(one, other) || begins_with_words(other, one)) return true;
  return false;
}

bool share_country(const Name& a, const Name& b) {
  return std::any_of(a.countries.begin(), a.countries.end(),
                     [&](const std::string& country) { return b.countries.contains(country); });
}

bool far_apart(const Name& a, const Name& b) {
  if (a.days.empty() || b.days.empty()) return false;
  for (const std::int64_t one : a.days)
    for (const std::int64_t other : b.days)
      if (std::abs(one - other) <= kFarApart) return false;
  return true;
}

// Puts together what is proven to be one, by joining sets (Galler and Fischer 1964).
class Proof {
 public:
  Proof(const Searcher& searcher, const std::vector<FacetCount>& counts) : searcher_(searcher) {
    Folder folder;
    for (const FacetCount& count : counts) {
      if (names_.size() == kMostNames) break;
      Name name;
      name.text = count.value;
      name.count = count.count;
      name.sound = archive::sound_of_name(count.value);
      for (const std::string& word : words_of(count.value)) {
        name.words.push_back(archive::word_key(word));
        name.letters += folder.fold(word);
        name.foreign = name.foreign || archive::is_foreign_word(word);
      }
      if (!name.words.empty()) names_.push_back(std::move(name));
    }
    sets_.resize(names_.size());
    std::iota(sets_.begin(), sets_.end(), std::size_t{0});
  }

  // The people with several forms, the fullest form first.
  std::vector<std::vector<std::string>> run() {
    join_spellings();
    join_transcriptions();
    join_parts();
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < names_.size(); ++i) members[set_of(i)].push_back(i);
    std::vector<std::vector<std::string>> people;
    for (auto& [set, forms] : members) {
      if (forms.size() < 2) continue;
      std::uint64_t most = 0;
      for (const std::size_t form : forms) most = std::max(most, names_[form].count);
      const auto is_seldom = [&](std::size_t form) { return names_[form].count * kSeldom < most; };
      std::stable_sort(forms.begin(), forms.end(), [&](std::size_t a, std::size_t b) {
        const bool seldom_a = is_seldom(a), seldom_b = is_seldom(b);
        if (seldom_a != seldom_b) return seldom_b;
        const std::size_t of_a = names_[a].sound.size(), of_b = names_[b].sound.size();
        return of_a != of_b ? of_a > of_b : names_[a].count > names_[b].count;
      });
      people.emplace_back();
      for (const std::size_t form : forms) people.back().push_back(names_[form].text);
    }
    return people;
  }

 private:
  std::size_t set_of(std::size_t i) {
    while (sets_[i] != i) i = sets_[i] = sets_[sets_[i]];
    return i;
  }

  std::vector<std::string> texts_of(std::size_t set) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (set_of(i) == set) texts.push_back(names_[i].text);
    return texts;
  }

  // Joins two sets unless an article names a form of each.
  void join(std::size_t a, std::size_t b) {
    const std::size_t one = set_of(a), other = set_of(b);
    if (one == other) return;
    const Query both =
        Query::all_of({Query::keyword("person", texts_of(one)), Query::keyword("person", texts_of(other))});
    if (searcher_.count(both) == 0) sets_[other] = one;
  }

  const Name& read(std::size_t i) {
    Name& name = names_[i];
    if (std::exchange(name.read, true)) return name;
    SearchRequest request;
    request.query = Query::keyword("person", {name.text});
    request.limit = kArticles;
    Folder folder;
    for (const Hit& hit : searcher_.search(request).hits) {
      const Document document = searcher_.snapshot().document(hit.address);
      for (const Document::Value& value : document.values())
        if (value.field == best_date_field) name.days.insert(value.number);
      for (const Principal& principal : to_article(document).principals) {
        if (principal.name != name.text) continue;
        if (!principal.country.empty()) name.countries.insert(principal.country);
        if (!principal.office.empty()) name.offices.insert(folder.fold(principal.office));
      }
    }
    return name;
  }

  bool same_place(std::size_t a, std::size_t b) {
    const Name &one = read(a), &other = read(b);
    return share_country(one, other) && share_office(one, other) && !far_apart(one, other);
  }

  // Names with a common key, the more frequent first.
  template <typename Key>
  std::vector<std::vector<std::size_t>> alike(const Key& key) const {
    std::map<std::string, std::vector<std::size_t>> by_key;
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (std::string found = key(names_[i]); !found.empty()) by_key[std::move(found)].push_back(i);
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [text, group] : by_key)
      if (group.size() > 1) groups.push_back(std::move(group));
    return groups;
  }

  void join_spellings() {
    for (const auto& group : alike([](const Name& name) { return name.letters; }))
      for (std::size_t i = 1; i < group.size(); ++i) {
        const Name &one = read(group[0]), &other = read(group[i]);
        const bool countries_fit = one.countries.empty() || other.countries.empty() || share_country(one, other);
        const bool words_fit = one.foreign || other.foreign || one.words == other.words;
        if (countries_fit && words_fit && !far_apart(one, other)) join(group[0], group[i]);
      }
  }

  void join_transcriptions() {
    const auto groups =
        alike([](const Name& name) { return name.sound.size() < kSoundEnough ? std::string() : name.sound; });
    for (const auto& group : groups)
      for (std::size_t i = 0; i < group.size(); ++i)
        for (std::size_t j = i + 1; j < group.size(); ++j)
          if ((names_[group[i]].foreign || names_[group[j]].foreign) && same_place(group[i], group[j]))
            join(group[i], group[j]);
  }

  bool is_part_of(const Name& part, const Name& full) const {
    return part.words.size() < full.words.size() && archive::is_form_of(part.words, full.words, !full.foreign);
  }

  void join_parts() {
    std::map<std::uint64_t, std::vector<std::size_t>> by_word;
    for (std::size_t i = 0; i < names_.size(); ++i)
      for (const std::uint64_t word : names_[i].words) by_word[word].push_back(i);
    std::vector<std::pair<std::size_t, std::size_t>> proven;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      std::set<std::size_t> people;
      std::size_t full = i;
      for (const std::size_t j : by_word[names_[i].words.back()])
        if (is_part_of(names_[i], names_[j]) && same_place(i, j)) {
          people.insert(set_of(j));
          full = j;
        }
      people.erase(set_of(i));
      if (people.size() == 1 || is_chain(people)) proven.emplace_back(full, i);
    }
    for (const auto& [full, part] : proven) join(full, part);
  }

  // Whether the people are forms of one: each shorter one is a part of each longer one ("Tayyip Erdogan" of "Recep
  // Tayyip Erdogan").
  bool is_chain(const std::set<std::size_t>& people) const {
    if (people.empty()) return false;
    std::vector<std::size_t> ordered(people.begin(), people.end());
    std::sort(ordered.begin(), ordered.end(),
              [&](std::size_t a, std::size_t b) { return names_[a].words.size() < names_[b].words.size(); });
    for (std::size_t i = 1; i < ordered.size(); ++i)
      if (!is_part_of(names_[ordered[i - 1]], names_[ordered[i]])) return false;
    return true;
  }

  const Searcher& searcher_;
  std::vector<Name> names_;
  std::vector<std::size_t> sets_;
};

}  // namespace

People::People(const Searcher& searcher) {
  if (!searcher.snapshot().schema().find("person")) return;
  SearchRequest counting;
  counting.limit = 0;
  counting.facets = {{"person", kMostNames}};
  forms_ = Proof(searcher, searcher.search(counting).facets.front().counts).run();
  for (std::size_t person = 0; person < forms_.size(); ++person)
    for (const std::string& form : forms_[person]) person_of_[form] = person;
}

const std::string& People::name_of(const std::string& form) const {
  const auto known = person_of_.find(form);
  return known == person_of_.end() ? form : forms_[known->second].front();
}

std::vector<std::string> People::with_all_forms(std::vector<std::string> names) const {
  std::vector<std::string> all = names;
  for (const std::string& name : names)
    if (const auto known = person_of_.find(name); known != person_of_.end())
      all.insert(all.end(), forms_[known->second].begin(), forms_[known->second].end());
  std::vector<std::string> once;
  for (std::string& name : all)
    if (std::find(once.begin(), once.end(), name) == once.end()) once.push_back(std::move(name));
  return once;
}

FacetResult People::merged(FacetResult counted) const {
  std::map<std::string, std::size_t> place_of;
  std::vector<FacetCount> counts;
  for (FacetCount& count : counted.counts) {
    count.value = name_of(count.value);
    const auto [place, is_new] = place_of.emplace(count.value, counts.size());
    if (is_new)
      counts.push_back(std::move(count));
    else
      counts[place->second].count += count.count;
  }
  std::stable_sort(counts.begin(), counts.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  counted.counts = std::move(counts);
  return counted;
}

}  // namespace tra::articles
