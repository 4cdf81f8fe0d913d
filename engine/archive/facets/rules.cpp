#include "archive/facets/rules.h"

#include <sys/stat.h>
#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "archive/facets/compiled_rules.h"
#include "archive/facets/gazetteer.h"
#include "archive/facets/own_facets.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "tra/error.h"

namespace tra::archive {
namespace {

struct Named {
  const char* name;
  std::uint32_t value;
};

constexpr Named kCueNames[] = {
    {"accept", kCueAccept},   {"person", kCuePerson},   {"surname", kCueSurname},    {"venue", kCueVenue},
    {"side", kCueSide},       {"invite", kCueInvite},   {"host", kCueHost},          {"future", kCueFuture},
    {"past", kCuePast},       {"generic", kCueGeneric}, {"frame", kCueFrame},        {"former", kCueFormer},
    {"online", kCueOnline},   {"hybrid", kCueHybrid},   {"in_person", kCueInPerson}, {"linkup", kCueLinkup},
    {"chair", kCueChair},     {"today", kCueToday},     {"this_year", kCueThisYear}, {"not_date", kCueNotDate},
    {"ordinal", kCueOrdinal}, {"vietnam", kCueVietnam}, {"report", kCueReport},      {"caption", kCueCaption},
    {"aside", kCueAside},     {"attend", kCueAttend},
};
constexpr Named kOptionNames[] = {
    {"pair", kOptPair},         {"ambiguous", kOptAmbiguous}, {"weak", kOptWeak},
    {"initial", kOptInitial},   {"office", kOptOffice},       {"place", kOptPlace},
    {"numbered", kOptNumbered}, {"sole", kOptSole},           {"aside", kOptAside},
};
constexpr Named kPersonWordNames[] = {{"part", kOfficePart},
                                      {"small", kNameSmall},
                                      {"kin", kKin},
                                      {"link", kOfficePart | kOfficeLink},
                                      {"honour", kHonour}};
constexpr Named kRankNames[] = {
    {"-", kNoRank},
    {"other", kOtherRank},
    {"deputy_minister", kDeputyMinister},
    {"minister", kMinister},
    {"head_of_government", kHeadOfGovernment},
    {"head_of_state", kHeadOfState},
};

template <std::size_t N>
std::uint32_t value_of(const Named (&names)[N], std::string_view name) {
  for (const Named& n : names)
    if (name == n.name) return n.value;
  throw std::invalid_argument("unknown word '" + std::string(name) + "'");
}

// The option column: words, and a number that is the weight.
void set_options(Rule& rule, std::string_view column) {
  if (column.empty()) return;
  for (std::string_view word : text::split_trimmed(column, ',')) {
    if (!word.empty() && word.front() >= '0' && word.front() <= '9')
      rule.weight = std::stof(std::string(word));
    else
      rule.options = static_cast<std::uint16_t>(rule.options | value_of(kOptionNames, word));
  }
}

// A file of a rules folder; nothing when there is none.
std::optional<std::string> file_in(const std::string& folder, const char* name) {
  const std::string path = folder + "/" + name;
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream file;
  file << in.rdbuf();
  if (!in) throw Error(ErrorCode::io, "the rule file cannot be read", path);
  return std::string(text::without_byte_order_mark(file.str()));
}

constexpr const char* kFiles[] = {"countries.tsv", "meetings.tsv", "offices.tsv", "cues.tsv",
                                  "markers.tsv",   "labels.tsv",   "people.tsv"};

}  // namespace

const char* rank_name(std::uint32_t rank) { return rank == kNoRank ? "" : kRankNames[rank].name; }

std::uint64_t Vocabulary::next_version() {
  static constinit std::atomic<std::uint64_t> last{0};
  return ++last;
}

std::uint32_t Vocabulary::add(std::uint64_t key) {
  if (std::uint32_t word = find(key)) return word;
  if (2 * (size_ + 1) > own_.size()) {
    std::vector<Slot> old(own_.size() * 2);
    old.swap(own_);
    slots_ = own_;
    for (const Slot& s : old) {
      if (!s.key) continue;
      std::size_t i = s.key & (own_.size() - 1);
      while (own_[i].key) i = (i + 1) & (own_.size() - 1);
      own_[i] = s;
    }
  }
  std::size_t i = key & (own_.size() - 1);
  while (own_[i].key) i = (i + 1) & (own_.size() - 1);
  own_[i] = {key, ++size_};
  version_ = next_version();
  return size_;
}

RuleSet::RuleSet(const CompiledRules& compiled)
    : vocabulary_(compiled.slots, compiled.vocabulary),
      meeting_types_(compiled.meeting_types.begin(), compiled.meeting_types.end()),
      compiled_(true),
      tables_(compiled.tables) {
  rules_.reserve(compiled.rules.size());
  for (const CompiledRule& rule : compiled.rules)
    rules_.push_back({rule.family, compiled.text(rule.phrase), compiled.text(rule.value), rule.code, rule.options,
                      rule.weight, rule.words, rule.first_word});
}

RuleSet RuleSet::load(const std::string& folder, const std::string& own_facets) {
  if (const CompiledRules* compiled = compiled_rules(); compiled && folder.empty() && own_facets.empty())
    return RuleSet(*compiled);
  RuleSet rules;
  add_region_names(rules);
  for (const EmbeddedFile& file : embedded_rules())
    if (std::find(std::begin(kFiles), std::end(kFiles), file.name) != std::end(kFiles))
      rules.read(file.text, file.name, std::string(file.name));
  std::string own = own_facets, own_path = "facets.tsv";
  if (!folder.empty()) {
    struct stat info {};
    if (::stat(folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
      throw Error(ErrorCode::io, "the rules folder cannot be read", folder);
    for (const char* name : kFiles)
      if (const auto text = file_in(folder, name)) rules.read(*text, name, folder + "/" + name);
    if (auto text = file_in(folder, kOwnFacetsFile)) {
      own = std::move(*text);
      own_path = folder + "/" + kOwnFacetsFile;
    }
  }
  rules.read_own_facets(own, own_path);
  rules.build();
  return rules;
}

const RuleSet& RuleSet::built_in_labels() {
  static const RuleSet labels = [] {
    RuleSet rules;
    for (const EmbeddedFile& file : embedded_rules())
      if (file.name == "labels.tsv") rules.read(file.text, file.name, std::string(file.name));
    return rules;
  }();
  return labels;
}

std::vector<std::pair<std::string, std::string>> built_in_country_names() {
  std::vector<std::pair<std::string, std::string>> names;
  for (const EmbeddedFile& file : embedded_rules()) {
    if (file.name != "countries.tsv") continue;
    for (const std::string_view line : text::split_trimmed(file.text, '\n')) {
      const std::vector<std::string_view> columns = text::split_trimmed(line.substr(0, line.find('#')), '\t');
      if (columns.size() < 2 || columns[1].size() != 2) continue;
      const std::string_view options = columns.size() > 2 ? columns[2] : std::string_view();
      if (options.find("pair") == options.npos && options.find("weak") == options.npos)
        names.emplace_back(columns[0], columns[1]);
    }
  }
  return names;
}

void RuleSet::read(std::string_view file, std::string_view name, const std::string& path) {
  std::size_t line_number = 0;
  for (std::string_view line : text::split_trimmed(file, '\n')) {
    ++line_number;
    if (std::size_t hash = line.find('#'); hash != std::string_view::npos) line = line.substr(0, hash);
    std::vector<std::string_view> columns = text::split_trimmed(line, '\t');
    while (!columns.empty() && columns.back().empty()) columns.pop_back();
    if (columns.empty()) continue;
    try {
      add_line(name, columns);
    } catch (const std::logic_error& e) {
      throw Error(ErrorCode::invalid_argument, "line " + std::to_string(line_number) + ": " + e.what(), path);
    }
  }
}

void RuleSet::add_line(std::string_view name, const std::vector<std::string_view>& columns) {
  if (name == "names.tsv") return;  // for queries: equal_names.cpp
  if (name == "labels.tsv") {
    if (columns.size() != 4) throw std::invalid_argument("expected facet, value, Vietnamese and English");
    labels_[{std::string(columns[0]), std::string(columns[1])}] = {std::string(columns[2]), std::string(columns[3])};
    return;
  }
  if (columns.size() < 2 || columns[0].empty() || columns[1].empty())
    throw std::invalid_argument("expected phrase and value");
  if (columns.size() > 3) throw std::invalid_argument("more than three columns");
  if (name == "people.tsv") return add_person_word(columns[0], columns[1]);
  Rule rule;
  rule.phrase = columns[0];
  rule.value = columns[1];
  if (columns.size() > 2) set_options(rule, columns[2]);
  if (name == "countries.tsv") {
    rule.family = Family::name;
    if (rule.value != "-" && (rule.value.size() != 2 || rule.value[0] < 'A' || rule.value[0] > 'Z'))
      throw std::invalid_argument("a country is two capital letters, or - for none");
    add(rule, true);
    if (rule.phrase.find('-') != std::string::npos) {
      std::string solid(rule.phrase);
      std::erase(solid, '-');
      rule.phrase = solid;
      add(rule, true);
    }
  } else if (name == "meetings.tsv") {
    rule.family = Family::meeting;
    rule.code = meeting_type(rule.value);
    if (rule.code == kNoType && rule.value != "-") {
      rule.code = static_cast<std::uint32_t>(meeting_types_.size());
      meeting_types_.emplace_back(rule.value);
    }
    add(rule, false);
  } else if (name == "offices.tsv") {
    rule.family = Family::office;
    rule.code = value_of(kRankNames, rule.value);
    add(rule, false);
  } else if (name == "cues.tsv") {
    rule.family = Family::cue;
    for (std::string_view cue : text::split_trimmed(rule.value, ',')) rule.code |= value_of(kCueNames, cue);
    add(rule, (rule.code & kCueSurname) != 0);
  } else {
    rule.family = Family::marker;
    add(rule, false);
  }
}

void RuleSet::add_person_word(std::string_view word, std::string_view value) {
  if (word.find(' ') != word.npos) throw std::invalid_argument("expected one word");
  const std::uint32_t number = vocabulary_.add(word_key(to_nfc(word)));
  if (number >= person_words_.size()) person_words_.resize(number + 1);
  person_words_[number] = static_cast<std::uint8_t>(person_words_[number] | value_of(kPersonWordNames, value));
}

void RuleSet::read_own_facets(const std::string& text, const std::string& path) {
  own_facets_ = text;
  for (const OwnFacetLine& line : parse_own_facets(text, path)) {
    const std::string value = line.facet + "=" + line.value;
    for (const std::string& phrase : line.phrases) {
      if (phrase.starts_with(kAddressPhrase)) {
        address_rules_.push_back({phrase.substr(kAddressPhrase.size()), value});
        continue;
      }
      Rule rule;
      rule.family = Family::own;
      rule.phrase = phrase;
      rule.value = value;
      try {
        add(rule, false);
      } catch (const std::invalid_argument& error) {
        throw Error(ErrorCode::invalid_argument, "line " + std::to_string(line.number) + ": " + error.what(), path);
      }
    }
  }
}

void RuleSet::add(Rule rule, bool capitals) {
  Text text;
  text.bytes = to_nfc(rule.phrase);
  tokenize(text, 0, vocabulary_);
  std::string keys;
  for (Token& t : text.tokens) {
    if (t.digits) t.key = (static_cast<std::uint64_t>(t.number) << 1) | 1;
    if (!capitals) t.upper = t.all_caps = false;
    keys.append(reinterpret_cast<const char*>(&t.key), sizeof t.key);
  }
  if (text.tokens.empty()) throw std::invalid_argument("a phrase without a word");
  const auto [place, added] = places_.try_emplace({static_cast<int>(rule.family), keys}, rules_.size());
  if (!added && rule.family == Family::own) {  // one phrase, values of several facets
    Rule& known = rules_[place->second];
    known.value = keep(std::string(known.value) + '\n' + std::string(rule.value));
    return;
  }
  rule.phrase = keep(rule.phrase);
  rule.value = keep(rule.value);
  if (added) {
    rules_.emplace_back();
    words_.emplace_back();
  }
  rules_[place->second] = rule;
  words_[place->second] = std::move(text.tokens);
}

void RuleSet::build() {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> edges;
  nodes_.assign(1, {});
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    rules_[r].first_word = static_cast<std::uint32_t>(capitals_.size());
    rules_[r].words = static_cast<std::uint32_t>(words_[r].size());
    std::uint32_t node = 0;
    for (Token& t : words_[r]) {
      t.word = vocabulary_.add(t.key);
      capitals_.push_back(static_cast<std::uint8_t>((t.upper ? kFirstLetter : 0) | (t.all_caps ? kAllLetters : 0)));
      const auto [edge, added] = edges.try_emplace({node, t.word}, static_cast<std::uint32_t>(nodes_.size()));
      if (added) nodes_.emplace_back();
      nodes_[node].following |= RuleNode::of_word(t.word);
      node = edge->second;
    }
    nodes_[node].rule[static_cast<int>(rules_[r].family)] = static_cast<std::int32_t>(r);
    nodes_[node].families |= 1u << static_cast<int>(rules_[r].family);
  }
  roots_.assign(vocabulary_.size() + 1, 0);
  word_cues_.assign(vocabulary_.size() + 1, 0);
  for (std::size_t r = 0; r < rules_.size(); ++r)
    if (rules_[r].family == Family::cue && rules_[r].words == 1) word_cues_[words_[r][0].word] = rules_[r].code;
  std::size_t size = 1024;
  while (size < edges.size() * 2) size *= 2;
  edges_.assign(size, {});
  for (const auto& [from, to] : edges) {
    if (from.first == 0) {
      roots_[from.second] = to;
      continue;
    }
    const std::uint64_t key = (static_cast<std::uint64_t>(from.first) << 32) | from.second;
    std::size_t i = (key * 0x9E3779B97F4A7C15ull) >> 32 & (size - 1);
    while (edges_[i].from) i = (i + 1) & (size - 1);
    edges_[i] = {key, to};
  }
  tables_ = {nodes_, edges_, roots_, word_cues_, person_words_, capitals_};
  places_.clear();
  words_ = {};
}

std::uint32_t RuleSet::meeting_type(std::string_view name) const {
  for (std::size_t i = 0; i < meeting_types_.size(); ++i)
    if (meeting_types_[i] == name) return static_cast<std::uint32_t>(i);
  return kNoType;
}

std::string RuleSet::label(std::string_view facet, std::string_view value, bool english) const {
  if (compiled_) return built_in_labels().label(facet, value, english);
  const auto found = labels_.find({std::string(facet), std::string(value)});
  if (found == labels_.end()) return {};
  return english ? found->second.second : found->second.first;
}

}  // namespace tra::archive
