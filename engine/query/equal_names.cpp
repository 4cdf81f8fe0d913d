#include "tra/equal_names.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "analysis/char_class.h"
#include "tra/analyzer.h"

namespace tra {
namespace {

constexpr std::size_t kMostOthers = 12;  // each alternative name costs a search

struct Word {
  std::string key;
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
          {std::string(analyzer.key(token.term)), token.start, token.end, token.type == TokenType::syllable});
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

std::string without_hyphens(std::string name) {
  std::erase(name, '-');
  return name;
}

}  // namespace

struct EqualNames::Table {
  struct Name {
    std::string text, key;
    std::size_t group;
  };
  std::vector<Name> names;                                  // names of one group are adjacent
  std::vector<std::pair<std::size_t, std::size_t>> groups;  // the first name of each group and the one after its last
  std::unordered_map<std::string, std::vector<std::size_t>> groups_of;  // key: the joined keys of a name's words
  std::size_t longest = 0;                                              // words in the longest name

  void add(Analyzer& analyzer, const std::string& text, std::size_t group) {
    const std::vector<Word> words = words_of(analyzer, text);
    if (words.empty()) return;
    std::string key = joined(words, 0, words.size());
    for (std::size_t i = groups[group].first; i < names.size(); ++i)
      if (names[i].key == key) return;
    longest = std::max(longest, words.size());
    groups_of[key].push_back(group);
    names.push_back({text, std::move(key), group});
  }

  std::vector<std::string> others(const std::string& key) const {
    std::vector<std::string> found;
    const std::string bare = without_marks(key);
    std::vector<std::string_view> keys{key};
    for (const std::size_t group : groups_of.at(key))
      for (std::size_t i = groups[group].first; i < groups[group].second && found.size() < kMostOthers; ++i) {
        if (std::find(keys.begin(), keys.end(), names[i].key) != keys.end() || holds(names[i].key, key)) continue;
        // Without its diacritics, the name would match all words that differ from it only in diacritics.
        if (names[i].key == bare) continue;
        keys.push_back(names[i].key);
        found.push_back(names[i].text);
      }
    return found;
  }
};

EqualNames::EqualNames(const std::vector<std::vector<std::string>>& groups) {
  auto table = std::make_unique<Table>();
  Analyzer analyzer;
  for (const std::vector<std::string>& group : groups) {
    const std::size_t number = table->groups.size();
    table->groups.emplace_back(table->names.size(), 0);
    for (const std::string& name : group) table->add(analyzer, name, number);
    for (const std::string& name : group)
      if (name.find('-') != std::string::npos && name.find(' ') == std::string::npos)
        table->add(analyzer, without_hyphens(name), number);
    table->groups.back().second = table->names.size();
  }
  table_ = std::move(table);
}

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
    std::size_t count = std::min(table_->longest, words.size() - first);
    for (; count > 0; --count) {
      const std::string key = joined(words, first, count);
      if (!table_->groups_of.contains(key) || !is_name(first, count)) continue;
      if (std::vector<std::string> others = table_->others(key); !others.empty())
        found.push_back({words[first].begin, words[first + count - 1].end, std::move(others)});
      break;
    }
    first += std::max<std::size_t>(count, 1);
  }
  return found;
}

}  // namespace tra
