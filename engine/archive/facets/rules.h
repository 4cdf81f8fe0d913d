// The rule files in memory: every phrase of every file in one trie over word numbers, matched in one pass.
//
// A rule file has one phrase a line: phrase, value and options separated by tabs; `#` starts a comment.
// See README.md beside this file for the files and their values.
#pragma once

#include <cstdint>
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
  Vocabulary() : slots_(1024) {}
  std::uint32_t find(std::uint64_t key) const {
    for (std::size_t i = key & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
      if (slots_[i].key == key) return slots_[i].word;
      if (slots_[i].key == 0) return 0;
    }
  }
  std::uint32_t add(std::uint64_t key);
  std::uint32_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t word = 0;
  };
  std::vector<Slot> slots_;
  std::uint32_t size_ = 0;
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
  std::string phrase;
  std::string value;
  std::uint32_t code = 0;  // a meeting type's number, an office's rank, a cue's bits
  std::uint16_t options = 0;
  float weight = 1;
  std::vector<Token> words;  // with the capitals that are asked for
};

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
  static RuleSet built_in_labels();

  const Vocabulary& vocabulary() const { return vocabulary_; }
  void match(std::span<const Token> tokens, Matches& out) const;

  // The cues of one word by itself, wherever a longer phrase covers it.
  std::uint32_t word_cues(std::uint32_t word) const { return word < word_cues_.size() ? word_cues_[word] : 0; }

  // What people.tsv says of a word: bits of PersonWord.
  std::uint8_t person_word(std::uint32_t word) const { return word < person_words_.size() ? person_words_[word] : 0; }

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

 private:
  void read(std::string_view file, std::string_view name, const std::string& path);
  void add_line(std::string_view name, const std::vector<std::string_view>& columns);
  void add_person_word(std::string_view word, std::string_view value);
  void build();

  Vocabulary vocabulary_;
  std::vector<std::string> meeting_types_;
  std::map<std::pair<std::string, std::string>, std::pair<std::string, std::string>> labels_;
  void read_own_facets(const std::string& text, const std::string& path);

  std::string own_facets_;
  std::vector<AddressRule> address_rules_;
  std::map<std::pair<int, std::string>, std::size_t> places_;  // family, keys of the phrase -> rule
  std::vector<Rule> rules_;

  struct Node {
    std::int32_t rule[kFamilies] = {-1, -1, -1, -1, -1, -1};
    bool last = false;  // a phrase of some family ends here
  };
  struct Edge {
    std::uint64_t from = 0;  // node << 32 | word, never 0 in use
    std::uint32_t to = 0;
  };
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> roots_;        // by word
  std::vector<std::uint32_t> word_cues_;    // by word
  std::vector<std::uint8_t> person_words_;  // by word
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
