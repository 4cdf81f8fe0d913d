#include "tra/equal_names.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "analysis/char_class.h"
#include "analysis/syllable.h"
#include "analysis/variants.h"
#include "query/name_table.h"
#include "tra/analyzer.h"
#include "tra/error.h"

namespace tra {
namespace {

constexpr std::size_t kMostOthers = 64;  // each alternative name costs a search

struct Word {
  std::string key;  // the same for i/y spellings of one syllable: Hoa Kỳ and Hoa Kì are one name
  std::size_t begin, end;
  bool syllable;
};

std::vector<Word> words_of(Analyzer& analyzer, std::string_view text) {
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::vector<Word> words;
  for (const Token& token : tokens)
    if (!token.alias)
      words.push_back(
          {analysis::sound_key(analyzer.key(token.term)), token.start, token.end, token.type == TokenType::syllable});
  return words;
}

std::string joined(const std::vector<Word>& words, std::size_t first, std::size_t count) {
  std::string key;
  for (std::size_t i = first; i < first + count; ++i) key.append(words[i].key).push_back('\x01');
  return key;
}

bool has_small_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += analysis::classify(text, at).length)
    if (analysis::is_lower_at(text, at)) return true;
  return false;
}

// Whether one name contains the words of another: a text with "CHDCND Lào" also contains "Lào".
bool holds(std::string_view name, std::string_view other) {
  const std::size_t at = name.find(other);
  return at == 0 || (at != std::string_view::npos && name[at - 1] == '\x01');
}

// The keys that the words would have if they had been typed without diacritics.
std::string without_marks(std::string_view keys) {
  std::string bare;
  for (std::size_t at = 0; at < keys.size();) {
    const std::size_t end = keys.find('\x01', at) + 1;
    bare.append(folded(keys.substr(at, end - 1 - at))).push_back('\x01');
    at = end;
  }
  return bare;
}

// Whether each of the words, which have no diacritics, is a Vietnamese syllable without its diacritics.
bool may_be_vietnamese(std::string_view keys) {
  static const std::unordered_set<std::string> kForms = [] {
    std::unordered_set<std::string> forms;
    analysis::for_each_base([&](const analysis::Syllable& base) {
      if (!base.rare) forms.emplace(base.folded_text());
    });
    return forms;
  }();
  for (std::size_t at = 0; at < keys.size();) {
    const std::size_t end = keys.find('\x01', at);
    if (!kForms.contains(std::string(keys.substr(at, end - at)))) return false;
    at = end + 1;
  }
  return true;
}

std::string without_hyphens(std::string name) {
  std::erase(name, '-');
  return name;
}

}  // namespace

struct EqualNames::Table {
  NameTable view;

  // What the view refers to when it was not made before.
  std::string bytes;
  std::vector<NameTable::Name> names;
  std::vector<NameTable::Range> groups;
  std::vector<NameTable::Key> keys;
  std::vector<std::uint32_t> groups_of;

  const NameTable::Key* find(std::string_view key) const {
    const auto before = [&](const NameTable::Key& each, std::string_view wanted) {
      return view.text(each.key) < wanted;
    };
    const auto found = std::lower_bound(view.keys.begin(), view.keys.end(), key, before);
    return found != view.keys.end() && view.text(found->key) == key ? &*found : nullptr;
  }

  std::vector<std::string> others(const NameTable::Key& key) const {
    std::vector<std::string> found;
    const std::string_view typed = view.text(key.key);
    const std::string bare = without_marks(typed);
    std::vector<std::string_view> known{typed};
    for (const std::uint32_t group : view.groups_of.subspan(key.groups.first, key.groups.end - key.groups.first))
      for (std::uint32_t i = view.groups[group].first; i < view.groups[group].end; ++i) {
        const std::string_view other = view.text(view.names[i].key);
        if (std::find(known.begin(), known.end(), other) != known.end() || holds(other, typed)) continue;
        // Without its diacritics, the name would match all words that differ from it only in diacritics. There are none
        // when one of its words is foreign: Phnom Penh.
        if (other == bare && may_be_vietnamese(bare)) continue;
        known.push_back(other);
        found.emplace_back(view.text(view.names[i].text));
      }
    return found;
  }
};

namespace {

// Makes the tables of names. `Tables` has the members of EqualNames::Table.
template <typename Tables>
class TableBuilder {
 public:
  explicit TableBuilder(Tables& tables) : tables_(tables) {}

  void build(const std::vector<std::vector<std::string>>& groups) {
    for (const std::vector<std::string>& group : groups) add_group(group);
    for (const auto& [key, in] : groups_of_) {
      std::size_t others = 0;
      for (const std::uint32_t group : in) others += tables_.groups[group].end - tables_.groups[group].first - 1;
      if (others > kMostOthers)
        throw Error(ErrorCode::invalid_argument, "\"" + key + "\" has " + std::to_string(others) +
                                                     " equal names, and the limit is " + std::to_string(kMostOthers));
      const auto first = static_cast<std::uint32_t>(tables_.groups_of.size());
      tables_.groups_of.insert(tables_.groups_of.end(), in.begin(), in.end());
      tables_.keys.push_back({keep(key), {first, static_cast<std::uint32_t>(tables_.groups_of.size())}});
    }
    tables_.view = {tables_.bytes, tables_.names, tables_.groups, tables_.keys, tables_.groups_of, longest_};
  }

 private:
  void add_group(const std::vector<std::string>& group) {
    const auto first = static_cast<std::uint32_t>(tables_.names.size());
    keys_.clear();
    for (const std::string& name : group) add(name);
    for (const std::string& name : group)
      if (name.find('-') != std::string::npos && name.find(' ') == std::string::npos) add(without_hyphens(name));
    tables_.groups.push_back({first, static_cast<std::uint32_t>(tables_.names.size())});
  }

  void add(const std::string& text) {
    const std::vector<Word> words = words_of(analyzer_, text);
    if (words.empty()) return;
    std::string key = joined(words, 0, words.size());
    if (std::find(keys_.begin(), keys_.end(), key) != keys_.end()) return;
    longest_ = std::max(longest_, words.size());
    groups_of_[key].push_back(static_cast<std::uint32_t>(tables_.groups.size()));
    tables_.names.push_back({keep(text), keep(key)});
    keys_.push_back(std::move(key));
  }

  NameTable::Part keep(const std::string& text) {
    const auto at = static_cast<std::uint32_t>(tables_.bytes.size());
    tables_.bytes += text;
    return {at, static_cast<std::uint32_t>(text.size())};
  }

  Tables& tables_;
  Analyzer analyzer_;
  std::map<std::string, std::vector<std::uint32_t>> groups_of_;
  std::vector<std::string> keys_;  // of the current group's names
  std::size_t longest_ = 0;
};

}  // namespace

EqualNames::EqualNames(const std::vector<std::vector<std::string>>& groups) {
  auto table = std::make_unique<Table>();
  TableBuilder(*table).build(groups);
  table_ = std::move(table);
}

EqualNames::EqualNames(std::unique_ptr<const Table> table) : table_(std::move(table)) {}

EqualNames::~EqualNames() = default;

std::vector<EqualNames::Found> EqualNames::find(std::string_view text) const {
  std::vector<Found> found;
  Analyzer analyzer;
  const std::vector<Word> words = words_of(analyzer, text);
  const bool all_capitals = !has_small_letter(text);
  const auto is_name = [&](std::size_t first, std::size_t count) {
    if (count > 1 || !words[first].syllable || words.size() == 1) return true;
    if (all_capitals || !analysis::is_upper_at(text, words[first].begin)) return false;
    const bool name_goes_on = first + 1 < words.size() && words[first + 1].syllable &&
                              text.substr(words[first].end, words[first + 1].begin - words[first].end) == " " &&
                              analysis::is_upper_at(text, words[first + 1].begin);
    return !name_goes_on;
  };
  for (std::size_t first = 0; first < words.size();) {
    std::size_t count = std::min(table_->view.longest, words.size() - first);
    for (; count > 0; --count) {
      const NameTable::Key* key = table_->find(joined(words, first, count));
      if (key == nullptr || !is_name(first, count)) continue;
      if (std::vector<std::string> others = table_->others(*key); !others.empty())
        found.push_back({words[first].begin, words[first + count - 1].end, std::move(others)});
      break;
    }
    first += std::max<std::size_t>(count, 1);
  }
  return found;
}

std::shared_ptr<const EqualNames> equal_names_of(const NameTable& table) {
  auto tables = std::make_unique<EqualNames::Table>();
  tables->view = table;
  return std::shared_ptr<const EqualNames>(new EqualNames(std::move(tables)));
}

const NameTable& table_of(const EqualNames& names) { return names.table_->view; }

}  // namespace tra
