// The rule files in memory: every phrase of every file in one trie over word numbers, matched in one pass.
//
// A rule file has one phrase a line: phrase, value and options separated by tabs; `#` starts a comment.
// See README.md beside this file for the files and their values.
//
// The built-in files are in the program as tables that were made when tra was built (compiled_rules.h).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/facets/text.h"

namespace tra::archive {

// Word key -> small number; open addressing, never more than half full.
class Vocabulary {
 public:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t word = 0;
  };
  Vocabulary() : own_(1024), slots_(own_) {}
  // A table that was made before. No word can be added.
  Vocabulary(std::span<const Slot> slots, std::uint32_t size) : slots_(slots), size_(size) {}
  Vocabulary(Vocabulary&&) = default;
  Vocabulary& operator=(Vocabulary&&) = default;

  std::uint32_t find(std::uint64_t key) const {
    for (std::size_t i = key & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
      if (slots_[i].key == key) return slots_[i].word;
      if (slots_[i].key == 0) return 0;
    }
  }
  std::uint32_t add(std::uint64_t key);
  std::uint32_t size() const { return size_; }
  // Changes with every word that is added, and no other vocabulary has the same.
  std::uint64_t version() const { return version_; }
  std::span<const Slot> slots() const { return slots_; }

 private:
  std::vector<Slot> own_;
  std::span<const Slot> slots_;
  std::uint32_t size_ = 0;
  std::uint64_t version_ = next_version();
  static std::uint64_t next_version();
};

// The rule files; a phrase may stand in several, once in each.
enum class Family : std::uint8_t { name, meeting, office, cue, marker, own };
constexpr int kFamilies = 6;

// The words of the value column of cues.tsv. A phrase may have several.
enum Cue : std::uint32_t {
  kCueAccept = 1u << 0,   // a country's name may follow
  kCuePerson = 1u << 1,   // a person's name follows, never a country's
  kCueSurname = 1u << 2,  // a Vietnamese family name
  kCueVenue = 1u << 3,    // a place follows
  kCueSide = 1u << 4,     // a side of a meeting follows
  kCueInvite = 1u << 5,   // the meeting is only proposed
  kCueHost = 1u << 6,     // "at the invitation of": who follows is no principal
  kCueFuture = 1u << 7,   // a later meeting
  kCuePast = 1u << 8,     // an earlier meeting
  kCueGeneric = 1u << 9,  // meetings of a kind, none in particular
  kCueFrame = 1u << 10,   // the visit around the meeting
  kCueFormer = 1u << 11,  // no longer in office
  kCueOnline = 1u << 12,
  kCueHybrid = 1u << 13,
  kCueInPerson = 1u << 14,
  kCueLinkup = 1u << 15,    // the far end of an online meeting
  kCueChair = 1u << 16,     // who chairs
  kCueToday = 1u << 17,     // the date in brackets is the day of the report
  kCueThisYear = 1u << 18,  // the year that follows is the page's own
  kCueNotDate = 1u << 19,   // the date that follows is not that of the meeting
  kCueOrdinal = 1u << 20,   // a number of a meeting follows
  kCueVietnam = 1u << 21,   // Viet Nam's side without its name
  kCueReport = 1u << 22,    // a statement follows or precedes
  kCueCaption = 1u << 23,   // a picture's caption
  kCueAside = 1u << 24,     // what follows in the clause is told in passing
  kCueAttend = 1u << 25,    // a gathering of many follows
};

// The words of the option column.
enum Option : std::uint16_t {
  kOptPair = 1,       // a country only as half of a pair
  kOptAmbiguous = 2,  // also an ordinary word or a name: needs a cue
  kOptWeak = 4,       // a city for its government
  kOptInitial = 8,    // with ambiguous: good at the start of a sentence without a cue
  kOptOffice = 16,    // a meeting only when an office or a person follows
  kOptPlace = 32,     // a meeting only when a country follows
  kOptNumbered = 64,  // a series with ordinals
  kOptSole = 128,     // an office there is only in Viet Nam unless a country follows
  kOptAside = 256,    // someone who speaks or stands beside, and never meets for a side
};

// What people.tsv says of single words: they tell where a name begins and how far it goes.
enum PersonWord : std::uint8_t {
  kOfficePart = 1,  // inside the name of an office, a body or a state
  kNameSmall = 2,   // a lower-case word inside a name
  kKin = 4,         // a relative follows
  kOfficeLink = 8,  // inside the name of an office, never at its end
  kHonour = 16,     // before a name, no part of it
};

struct Rule {
  Family family{};
  std::string_view phrase, value;
  std::uint32_t code = 0;  // a meeting type's number, an office's rank, a cue's bits
  std::uint16_t options = 0;
  float weight = 1;
  std::uint32_t words = 0, first_word = 0;  // number of words; the place of the first in RuleTables::capitals
};

// The phrases of all rules as a trie over the numbers of their words.
struct RuleNode {
  std::int32_t rule[kFamilies] = {-1, -1, -1, -1, -1, -1};
  std::uint32_t following = 0;  // of_word() of all words that go on from here: most others need not be looked up
  std::uint32_t families = 0;   // a bit for each family of which a phrase ends here
  static std::uint32_t of_word(std::uint32_t word) { return 1u << (word % 32); }
};
struct RuleEdge {
  std::uint64_t from = 0;  // node << 32 | word, never 0 in use
  std::uint32_t to = 0;
};
enum Capital : std::uint8_t { kFirstLetter = 1, kAllLetters = 2 };  // the capitals that a word of a phrase must have
struct RuleTables {
  std::span<const RuleNode> nodes;
  std::span<const RuleEdge> edges;             // open addressing
  std::span<const std::uint32_t> roots;        // by word
  std::span<const std::uint32_t> word_cues;    // by word
  std::span<const std::uint8_t> person_words;  // by word
  std::span<const std::uint8_t> capitals;      // bits of Capital of each word of each rule
};

struct CompiledRules;

struct Match {
  std::uint32_t begin = 0, end = 0;  // tokens
  const Rule* rule = nullptr;
};

struct Matches {
  std::vector<Match> of[kFamilies];  // each by falling place, without overlaps
  const std::vector<Match>& operator[](Family f) const { return of[static_cast<int>(f)]; }
};

// Ranks of offices, the most senior highest.
enum Rank : std::uint32_t { kNoRank, kOtherRank, kDeputyMinister, kMinister, kHeadOfGovernment, kHeadOfState };
const char* rank_name(std::uint32_t rank);

class RuleSet {
 public:
  // The built-in files and those of the folder, later lines replacing earlier ones. Throws Error.
  // `own_facets` is the text of a facets.tsv, for where the folder has none.
  static RuleSet load(const std::string& folder, const std::string& own_facets = {});

  // The built-in labels and nothing else, which takes microseconds.
  static const RuleSet& built_in_labels();

  // The built-in files as load() would read them.
  explicit RuleSet(const CompiledRules& compiled);

  const Vocabulary& vocabulary() const { return vocabulary_; }
  void match(std::span<const Token> tokens, Matches& out) const;

  // The cues of one word by itself, wherever a longer phrase covers it.
  std::uint32_t word_cues(std::uint32_t word) const {
    return word < tables_.word_cues.size() ? tables_.word_cues[word] : 0;
  }

  // What people.tsv says of a word: bits of PersonWord.
  std::uint8_t person_word(std::uint32_t word) const {
    return word < tables_.person_words.size() ? tables_.person_words[word] : 0;
  }

  const std::vector<std::string>& meeting_types() const { return meeting_types_; }
  std::uint32_t meeting_type(std::string_view name) const;  // its number; kNoType when there is none
  static constexpr std::uint32_t kNoType = 0xFFFF;

  // "" when the value has none.
  std::string label(std::string_view facet, std::string_view value, bool english) const;

  // The facets of the user's own: the text of facets.tsv, and what its lines say of addresses.
  const std::string& own_facets() const { return own_facets_; }
  struct AddressRule {
    std::string part, value;  // part of an address, "facet=value"
  };
  const std::vector<AddressRule>& address_rules() const { return address_rules_; }

  // Adds one phrase; `capitals` asks that words written with a capital are so in the text.
  void add(Rule rule, bool capitals);

  const std::vector<Rule>& rules() const { return rules_; }
  const RuleTables& tables() const { return tables_; }

 private:
  RuleSet() = default;
  void read(std::string_view file, std::string_view name, const std::string& path);
  void add_line(std::string_view name, const std::vector<std::string_view>& columns);
  void add_person_word(std::string_view word, std::string_view value);
  void read_own_facets(const std::string& text, const std::string& path);
  void build();
  std::string_view keep(std::string_view text) { return texts_.emplace_back(text); }
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
  bool capitals_agree(const Rule& rule, const Token* tokens) const;

  Vocabulary vocabulary_;
  std::vector<std::string> meeting_types_;
  std::map<std::pair<std::string, std::string>, std::pair<std::string, std::string>> labels_;
  bool compiled_ = false;  // the labels are the built-in ones
  std::string own_facets_;
  std::vector<AddressRule> address_rules_;
  std::vector<Rule> rules_;
  RuleTables tables_;

  // What rules and tables that were read from files refer to.
  std::deque<std::string> texts_;
  std::vector<RuleNode> nodes_;
  std::vector<RuleEdge> edges_;
  std::vector<std::uint32_t> roots_, word_cues_;
  std::vector<std::uint8_t> person_words_, capitals_;

  // Only until build().
  std::map<std::pair<int, std::string>, std::size_t> places_;  // family, keys of the phrase -> rule
  std::vector<std::vector<Token>> words_;                      // of each rule, with the capitals that are asked for
};

// The files that were built in, by name; written by rules.cmake.
struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};
const std::vector<EmbeddedFile>& embedded_rules();

// The names of countries in countries.tsv with their codes, without halves of pairs and capitals.
std::vector<std::pair<std::string, std::string>> built_in_country_names();

}  // namespace tra::archive
