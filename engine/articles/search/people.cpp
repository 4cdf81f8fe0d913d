#include "articles/search/people.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "archive/facets/namings.h"
#include "archive/facets/person_names.h"
#include "archive/facets/text.h"
#include "articles/nearest.h"
#include "articles/search/person_evidence.h"
#include "text/ascii.h"

namespace tra::articles {
namespace {

constexpr std::size_t kMostNames = 2000;  // the most frequent; the others stay as they are
constexpr std::size_t kSoundEnough = 4;   // consonants two spellings share
constexpr std::int64_t kFarApart = 5 * 366;
constexpr std::uint64_t kSeldom = 10;  // a form so many times rarer than another is no name to show: often misread

struct Name {
  std::string text;
  std::uint64_t count = 0;
  archive::NameWords words;
  std::string letters, sound;  // folded, without blanks and hyphens
  bool foreign = false;
  std::optional<PersonEvidence> evidence = {};  // once it is asked for
};

bool begins_with_words(const std::string& text, const std::string& words) {
  return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}

bool share_office(const PersonEvidence& a, const PersonEvidence& b) {
  for (const std::string& one : a.offices)
    for (const std::string& other : b.offices)
      if (begins_with_words(one, other) || begins_with_words(other, one)) return true;
  return false;
}

bool share_country(const PersonEvidence& a, const PersonEvidence& b) {
  return std::any_of(a.countries.begin(), a.countries.end(),
                     [&](const std::string& country) { return b.countries.contains(country); });
}

bool far_apart(const PersonEvidence& a, const PersonEvidence& b) {
  if (a.days.empty() || b.days.empty()) return false;
  for (const std::int64_t one : a.days)
    for (const std::int64_t other : b.days)
      if (std::abs(one - other) <= kFarApart) return false;
  return true;
}

// Sets of numbers that are joined (Galler and Fischer 1964).
class Sets {
 public:
  explicit Sets(std::size_t count) : first_(count) { std::iota(first_.begin(), first_.end(), std::size_t{0}); }

  std::size_t of(std::size_t i) {
    while (first_[i] != i) i = first_[i] = first_[first_[i]];
    return i;
  }
  // Both must be what of() returns.
  void join(std::size_t to, std::size_t other) { first_[other] = to; }

  std::map<std::size_t, std::vector<std::size_t>> members() {
    std::map<std::size_t, std::vector<std::size_t>> all;
    for (std::size_t i = 0; i < first_.size(); ++i) all[of(i)].push_back(i);
    return all;
  }

 private:
  std::vector<std::size_t> first_;
};

std::vector<Name> names_of(const std::vector<FacetCount>& counts) {
  std::vector<Name> names;
  Folder folder;
  for (const FacetCount& count : counts) {
    if (names.size() == kMostNames) break;
    Name name;
    name.text = count.value;
    name.count = count.count;
    name.sound = archive::sound_of_name(count.value);
    for (const std::string_view part : text::split_at_any(count.value, " -")) {
      const std::string word(part);
      name.words.push_back(archive::word_key(word));
      name.letters += folder.fold(word);
      name.foreign = name.foreign || archive::is_foreign_word(word);
    }
    if (!name.words.empty()) names.push_back(std::move(name));
  }
  return names;
}

// The numbers of names with a common key, in ascending order, for each key that several have.
template <typename Key>
std::vector<std::vector<std::size_t>> alike(const std::vector<Name>& names, const Key& key) {
  std::map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::string found = key(names[i]); !found.empty()) by_key[std::move(found)].push_back(i);
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [text, group] : by_key)
    if (group.size() > 1) groups.push_back(std::move(group));
  return groups;
}

std::vector<std::vector<std::size_t>> of_one_spelling(const std::vector<Name>& names) {
  return alike(names, [](const Name& name) { return name.letters; });
}

std::vector<std::vector<std::size_t>> of_one_sound(const std::vector<Name>& names) {
  return alike(names, [](const Name& name) { return name.sound.size() < kSoundEnough ? std::string() : name.sound; });
}

bool is_part_of(const Name& part, const Name& full) {
  return part.words.size() < full.words.size() && archive::is_form_of(part.words, full.words, !full.foreign);
}

// Calls visit(part, full) for every name and each name it is a part of.
template <typename Visit>
void for_each_part(const std::vector<Name>& names, const Visit& visit) {
  std::map<std::uint64_t, std::vector<std::size_t>> by_word;
  for (std::size_t i = 0; i < names.size(); ++i)
    for (const std::uint64_t word : names[i].words) by_word[word].push_back(i);
  for (std::size_t i = 0; i < names.size(); ++i)
    for (const std::size_t j : by_word[names[i].words.back()])
      if (is_part_of(names[i], names[j])) visit(i, j);
}

// Names that may be forms of one person, by what they look like alone: groups of several names.
std::vector<std::vector<Name>> groups_of(const std::vector<Name>& names) {
  Sets sets(names.size());
  const auto join = [&](std::size_t a, std::size_t b) { sets.join(sets.of(a), sets.of(b)); };
  for (const auto& alike_names : {of_one_spelling(names), of_one_sound(names)})
    for (const auto& group : alike_names)
      for (std::size_t i = 1; i < group.size(); ++i) join(group[0], group[i]);
  for_each_part(names, join);
  std::vector<std::vector<Name>> groups;
  for (const auto& [set, members] : sets.members()) {
    if (members.size() < 2) continue;
    groups.emplace_back();
    for (const std::size_t member : members) groups.back().push_back(names[member]);
  }
  return groups;
}

// Puts together what the articles prove to be one, among the names of a group.
class Proof {
 public:
  Proof(const Snapshot& snapshot, std::vector<Name> names)
      : reader_(snapshot), names_(std::move(names)), sets_(names_.size()) {}

  // The people with several forms, the fullest form first.
  std::vector<std::vector<std::string>> run() {
    join_spellings();
    join_transcriptions();
    join_parts();
    std::vector<std::vector<std::string>> people;
    for (auto& [set, forms] : sets_.members()) {
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
  std::vector<std::size_t> members_of(std::size_t set) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (sets_.of(i) == set) members.push_back(i);
    return members;
  }

  // Joins two sets unless an article names a form of each.
  void join(std::size_t a, std::size_t b) {
    const std::size_t one = sets_.of(a), other = sets_.of(b);
    if (one == other) return;
    for (const std::size_t form : members_of(one))
      for (const std::size_t other_form : members_of(other))
        if (have_common(read(form).articles, read(other_form).articles)) return;
    sets_.join(one, other);
  }

  const PersonEvidence& read(std::size_t i) {
    std::optional<PersonEvidence>& evidence = names_[i].evidence;
    if (!evidence) evidence = reader_.read(names_[i].text);
    return *evidence;
  }

  // Whether no article tells another country or another time of one of them.
  bool may_be_one(std::size_t a, std::size_t b) {
    const PersonEvidence &one = read(a), &other = read(b);
    return (one.countries.empty() || other.countries.empty() || share_country(one, other)) && !far_apart(one, other);
  }

  bool same_place(std::size_t a, std::size_t b) {
    const PersonEvidence &one = read(a), &other = read(b);
    return share_country(one, other) && share_office(one, other) && !far_apart(one, other);
  }

  void join_spellings() {
    for (const auto& group : of_one_spelling(names_))
      for (std::size_t i = 1; i < group.size(); ++i) {
        const Name &first = names_[group[0]], &second = names_[group[i]];
        const bool words_fit = first.foreign || second.foreign || first.words == second.words;
        if (words_fit && may_be_one(group[0], group[i])) join(group[0], group[i]);
      }
  }

  void join_transcriptions() {
    for (const auto& group : of_one_sound(names_))
      for (std::size_t i = 0; i < group.size(); ++i)
        for (std::size_t j = i + 1; j < group.size(); ++j)
          if ((names_[group[i]].foreign || names_[group[j]].foreign) &&
              (same_place(group[i], group[j]) || (is_misspelt(group[i], group[j]) && may_be_one(group[i], group[j]))))
            join(group[i], group[j]);
  }

  // Whether one is the other but for one letter, as "Donal Trump" of "Donald Trump", and so much rarer that it is more
  // likely a slip than the name of another person. The names must be of one sound.
  bool is_misspelt(std::size_t a, std::size_t b) const {
    const Name &one = names_[a], &other = names_[b];
    const std::uint64_t less = std::min(one.count, other.count), more = std::max(one.count, other.count);
    return one.words.size() > 1 && one.words.size() == other.words.size() && less * kSeldom < more &&
           edit_distance(one.letters, other.letters) == 1;
  }

  void join_parts() {
    std::vector<std::vector<std::size_t>> full_names(names_.size());
    for_each_part(names_, [&](std::size_t part, std::size_t full) {
      if (same_place(part, full)) full_names[part].push_back(full);
    });
    std::vector<std::pair<std::size_t, std::size_t>> proven;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      std::set<std::size_t> people;
      for (const std::size_t full : full_names[i]) people.insert(sets_.of(full));
      people.erase(sets_.of(i));
      if (people.size() == 1 || is_chain(people)) proven.emplace_back(full_names[i].back(), i);
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

  PersonEvidenceReader reader_;
  std::vector<Name> names_;  // the more frequent first
  Sets sets_;
};

}  // namespace

struct People::Group {
  std::vector<Name> names;
  bool proven = false;
  std::vector<std::vector<std::string>> people;  // with several forms, the fullest of the frequent ones first
  std::map<std::string, const std::vector<std::string>*> forms_of;  // by each of the forms in `people`
};

People::People(const Searcher& searcher) : searcher_(searcher) {
  if (!searcher.snapshot().schema().find("person")) return;
  SearchRequest counting;
  counting.limit = 0;
  counting.facets = {{"person", kMostNames}};
  for (std::vector<Name>& names : groups_of(names_of(searcher.search(counting).facets.front().counts))) {
    groups_.push_back(std::make_unique<Group>());
    for (const Name& name : names) group_of_[name.text] = groups_.back().get();
    groups_.back()->names = std::move(names);
  }
}

People::~People() = default;

People::Group* People::group_of(const std::string& name) const {
  const auto known = group_of_.find(name);
  return known == group_of_.end() ? nullptr : known->second;
}

const std::vector<std::string>* People::forms_of(const std::string& name) const {
  Group* const group = group_of(name);
  if (group == nullptr) return nullptr;
  const std::lock_guard<std::mutex> lock(proving_);
  if (!std::exchange(group->proven, true)) {
    group->people = Proof(searcher_.snapshot(), std::move(group->names)).run();
    for (const std::vector<std::string>& forms : group->people)
      for (const std::string& form : forms) group->forms_of[form] = &forms;
  }
  const auto known = group->forms_of.find(name);
  return known == group->forms_of.end() ? nullptr : known->second;
}

std::string People::name_of(const std::string& form) const {
  const std::vector<std::string>* const forms = forms_of(form);
  return forms == nullptr ? form : forms->front();
}

std::vector<std::string> People::with_all_forms(std::vector<std::string> names) const {
  std::vector<std::string> all = names;
  for (const std::string& name : names)
    if (const std::vector<std::string>* const forms = forms_of(name))
      all.insert(all.end(), forms->begin(), forms->end());
  std::vector<std::string> once;
  for (std::string& name : all)
    if (std::find(once.begin(), once.end(), name) == once.end()) once.push_back(std::move(name));
  return once;
}

FacetResult People::merged(FacetResult counted, std::size_t shown) const {
  // A group gives at least one person with the count of its most frequent name, and none with more than its sum.
  struct Bounds {
    std::uint64_t most = 0, sum = 0;
  };
  std::map<const Group*, Bounds> bounds;
  std::vector<std::uint64_t> sure;  // counts that are reached by different people
  for (const FacetCount& count : counted.counts) {
    const Group* const group = group_of(count.value);
    if (group == nullptr) {
      sure.push_back(count.count);
      continue;
    }
    Bounds& of_group = bounds[group];
    of_group.most = std::max(of_group.most, count.count);
    of_group.sum += count.count;
  }
  for (const auto& [group, of_group] : bounds) sure.push_back(of_group.most);
  std::uint64_t least = 0;  // a person with less is not shown
  if (shown > 0 && sure.size() > shown) {
    std::nth_element(sure.begin(), sure.begin() + static_cast<std::ptrdiff_t>(shown - 1), sure.end(), std::greater<>());
    least = sure[shown - 1];
  }

  std::map<std::string, std::size_t> place_of;
  std::vector<FacetCount> counts;
  for (FacetCount& count : counted.counts) {
    const Group* const group = group_of(count.value);
    if (group != nullptr && bounds[group].sum >= least) count.value = name_of(count.value);
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
