#include "search/plan/term_expansion.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "analysis/variants.h"
#include "search/plan/edits.h"
#include "search/plan/recent_look_ups.h"
#include "search/score/bm25.h"
#include "store/term_space.h"

namespace tra::search {

namespace {

// Visits the terms in [from, until) of each segment until the budget is exhausted; then at most one more of each
// segment. visit() must return whether the term is charged as an expansion. Returns whether all terms were visited.
template <class Visit>
bool for_terms(const Snapshot::Impl& snapshot, const std::string& from, const std::string& until, Work& work,
               const Visit& visit) {
  std::vector<std::optional<format::TermDictionary::Iterator>> begins(snapshot.segments.size());
  work.for_segments(begins.size(), [&](std::size_t i) { begins[i] = snapshot.segments[i]->terms().seek(from); });
  bool all = true;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    bool more = true;
    for (auto& at = *begins[i]; more && at.valid() && at.term() < until; at.next()) {
      work.step(1);
      more = visit(i, at.term().substr(1), at.list()) ? work.expand() : work.look();
    }
    all = all && more;
  }
  return all;
}

// Which terms stand for a word: itself, its variants, or also words that differ by their marks.
enum class Expansion : char { typed, variants, near };

// The folded forms whose spellings stand for a word: in Vietnamese text, also those that sound the same.
std::vector<std::string> forms_of(const Snapshot::Impl& snapshot, char space, std::string_view key) {
  if (vietnamese_space(snapshot.schema, space)) return analysis::folded_forms(key);
  return {std::string(folded(key))};
}

// Collects the variants of a word in all segments.
class Variants {
 public:
  Variants(const Snapshot::Impl& snapshot, PlannedWord& word) : word_(word) {
    word.lists.resize(snapshot.segments.size());
  }
  void add(std::size_t segment, std::string_view term, std::uint32_t factor, const format::PostingListRef& list) {
    const std::size_t place = place_of(term, factor);
    word_.variants[place].documents += list.documents;
    word_.lists[segment].push_back({list, static_cast<std::uint32_t>(place)});
  }

 private:
  // Terms that ascend, as those of the first segment do, are new variants, so no search is needed.
  std::size_t place_of(std::string_view term, std::uint32_t factor) {
    const std::size_t next = word_.variants.size();
    const bool ascends = places_.empty() && (next == 0 || term > word_.variants.back().term);
    if (!ascends) {
      for (std::size_t i = places_.size(); i < next; ++i) places_.emplace(word_.variants[i].term, i);
      if (const auto found = places_.find(term); found != places_.end()) return found->second;
    }
    word_.variants.push_back({std::string(term), factor, 0});
    return next;
  }

  PlannedWord& word_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

// Adds the typed word itself where it was not visited.
void add_typed(const Snapshot::Impl& snapshot, PlannedWord& word, Variants& variants, Work& work) {
  const std::string term = space_term(word.space, word.key);
  std::vector<std::optional<format::PostingListRef>> lists(snapshot.segments.size());
  work.for_segments(lists.size(), [&](std::size_t i) { lists[i] = snapshot.segments[i]->terms().find(term); });
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto is_it = [&](const PlannedWord::List& list) { return word.variants[list.variant].term == word.key; };
    if (lists[i] && std::none_of(word.lists[i].begin(), word.lists[i].end(), is_it))
      variants.add(i, word.key, kFrequencyUnit, *lists[i]);
  }
}

PlannedWord look_up_word(const Snapshot::Impl& snapshot, char space, std::string_view key, Expansion expansion,
                         Work& work) {
  PlannedWord word;
  word.space = space;
  word.key = key;
  word.text = term_text(key);
  Variants variants(snapshot, word);
  const bool any_marks = vietnamese_space(snapshot.schema, space) && expansion == Expansion::near;
  const analysis::TypedWord typed(key);
  // Returns whether the term is another word.
  const auto add = [&](std::size_t segment, std::string_view term, const format::PostingListRef& list) {
    const analysis::Match match = typed.match(term);
    if (match.kind == analysis::MatchClass::unrelated) return false;
    if (match.kind >= analysis::MatchClass::tone_differs && !any_marks) return false;
    variants.add(segment, term, static_cast<std::uint32_t>(match.weight * kFrequencyUnit), list);
    return match.kind != analysis::MatchClass::exact;
  };
  bool all = expansion != Expansion::typed;
  if (all)
    for (const std::string& form : forms_of(snapshot, space, key)) {
      const analysis::KeyRange run = analysis::variants_of(form);
      all &= for_terms(snapshot, space_term(space, run.first), space_term(space, run.last), work, add);
    }
  if (!all) add_typed(snapshot, word, variants, work);
  finish_word(snapshot, word);
  return word;
}

PlannedWord look_up_prefix(const Snapshot::Impl& snapshot, char space, std::string_view key, bool accents, Work& work) {
  PlannedWord word;
  word.space = space;
  const std::string spelling = term_text(key);
  word.text = spelling + "*";
  Variants variants(snapshot, word);
  const analysis::Beginning beginning(key);
  const analysis::TypedWord whole(key);
  const auto begins = [&](std::string_view term) {
    return accents ? beginning.begins(term) : term_text(term).starts_with(spelling);
  };
  const auto add = [&](std::size_t segment, std::string_view term, const format::PostingListRef& list) {
    variants.add(segment, term, kFrequencyUnit, list);
    return true;
  };
  const std::string start = space_term(space, folded(key));
  for_terms(snapshot, start, start + '\xFF', work, [&](std::size_t segment, std::string_view term, const auto& list) {
    return begins(term) && add(segment, term, list);
  });
  // the complete word spelled with i instead of y, or y instead of i
  const std::vector<std::string> forms = accents ? forms_of(snapshot, space, key) : std::vector<std::string>();
  for (std::size_t i = 1; i < forms.size(); ++i) {  // form 0 is the beginning itself
    const analysis::KeyRange run = analysis::variants_of(forms[i]);
    for_terms(snapshot, space_term(space, run.first), space_term(space, run.last), work,
              [&](std::size_t segment, std::string_view term, const auto& list) {
                return whole.respelled_matches(term) && add(segment, term, list);
              });
  }
  finish_word(snapshot, word);
  return word;
}

PlannedWord look_up_fuzzy(const Snapshot::Impl& snapshot, char space, std::string_view key, Work& work) {
  PlannedWord word;
  word.space = space;
  const std::string_view wanted = folded(key);
  word.text = term_text(key) + "~";
  Variants variants(snapshot, word);
  const std::string start(1, space), end(1, static_cast<char>(space + 1));
  for_terms(snapshot, start, end, work, [&](std::size_t segment, std::string_view term, const auto& list) {
    if (!is_fuzzy_match(wanted, folded(term))) return false;
    variants.add(segment, term, term == key ? kFrequencyUnit : kFrequencyUnit / 4, list);
    return true;
  });
  finish_word(snapshot, word);
  return word;
}

std::size_t bytes_of(const PlannedWord& word) {
  std::size_t bytes = word.key.size() + word.text.size();
  for (const auto& variant : word.variants) bytes += sizeof variant + variant.term.size();
  for (const auto& lists : word.lists) bytes += sizeof lists + lists.size() * sizeof(PlannedWord::List);
  return bytes;
}

// Returns what a recent query looked up in the same way (word, prefix or fuzzy, how, and in which space), or looks it
// up.
template <class LookUp>
PlannedWord recent_or(const Snapshot::Impl& snapshot, std::array<char, 3> way, std::string_view of, Work& work,
                      const LookUp& look_up) {
  std::string key(way.data(), way.size());
  key += of;
  RecentlyUsed<RecentLookUps::Word>& words = recent_look_ups(snapshot).words;
  if (const auto recent = words.find(key); recent != nullptr && work.charge(recent->looks)) {
    work.step(recent->word.variants.size());
    return recent->word;
  }
  const std::uint64_t before = work.looks_left();
  PlannedWord word = look_up();
  if (work.partial() == Partial::no) {  // otherwise terms may be missing
    const std::uint64_t looks = before - work.looks_left();
    words.keep(std::move(key), sizeof(RecentLookUps::Word) + bytes_of(word),
               [&] { return std::make_shared<RecentLookUps::Word>(word, looks); });
  }
  return word;
}

}  // namespace

PlannedWord expand_word(const Snapshot::Impl& snapshot, char space, std::string_view key, const Ranking& ranking,
                        Work& work) {
  const Expansion expansion = !ranking.accents                        ? Expansion::typed
                              : ranking.near == Ranking::Near::always ? Expansion::near
                                                                      : Expansion::variants;
  return recent_or(snapshot, {'w', static_cast<char>(expansion), space}, key, work,
                   [&] { return look_up_word(snapshot, space, key, expansion, work); });
}

PlannedWord expand_prefix(const Snapshot::Impl& snapshot, char space, std::string_view key, bool accents, Work& work) {
  return recent_or(snapshot, {'p', static_cast<char>(accents), space}, key, work,
                   [&] { return look_up_prefix(snapshot, space, key, accents, work); });
}

PlannedWord expand_fuzzy(const Snapshot::Impl& snapshot, char space, std::string_view key, Work& work) {
  return recent_or(snapshot, {'f', 0, space}, key, work, [&] { return look_up_fuzzy(snapshot, space, key, work); });
}

void finish_word(const Snapshot::Impl& snapshot, PlannedWord& word) {
  // The number of documents with any variant whose factor is near the greatest. The number is exact for one variant;
  // for several, their occurrences are assumed to be independent. Variants that contradict typed diacritics have small
  // factors and are not counted, because frequent ones would lower the idf of the word.
  std::uint32_t most = 0;
  for (const auto& variant : word.variants) most = std::max(most, variant.factor);
  const auto all = static_cast<double>(snapshot.documents);
  double without = 1;
  std::size_t counted = 0;
  std::uint64_t only = 0;
  for (const auto& variant : word.variants) {
    if (variant.factor < most - most / 4) continue;
    only = variant.documents;
    without *= 1 - static_cast<double>(variant.documents) / std::max(all, 1.0);
    ++counted;
  }
  word.documents = counted == 1 ? static_cast<double>(only) : all * (1 - without);
}

}  // namespace tra::search
