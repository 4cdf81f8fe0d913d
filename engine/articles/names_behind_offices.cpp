#include "articles/names_behind_offices.h"

#include <algorithm>
#include <set>

#include "archive/facets/rule_lines.h"
#include "archive/facets/rules.h"
#include "articles/nearest.h"
#include "articles/spoken_values.h"
#include "text/ascii.h"

namespace tra::articles {
namespace {

// Phrases, folded.
struct Phrases {
  std::set<std::string> offices, addresses;
  std::set<std::string> parts;  // behind an office: countries, and words of offices and of the bodies they head
  std::size_t longest = 1;      // in words

  Phrases() {
    for (const archive::EmbeddedFile& file : archive::embedded_rules())
      archive::for_rule_lines(file.text, [&](const std::vector<std::string>& columns, std::size_t) {
        if (columns.size() < 2) return;
        if (file.name == "offices.tsv") add(columns[0], offices);
        if (file.name == "cues.tsv" && columns[1] == "person") add(columns[0], addresses);
        if (file.name == "people.tsv" && (columns[1] == "part" || columns[1] == "link")) add(columns[0], parts);
      });
    for (const auto& named : spoken_values("partner_country")) add(named.first, parts);
    add("ngài", addresses);
  }

 private:
  void add(std::string_view phrase, std::set<std::string>& phrases) {
    const std::string folded = folder_.fold(phrase);
    longest = std::max<std::size_t>(longest, 1 + std::count(folded.begin(), folded.end(), ' '));
    phrases.insert(folded);
  }

  Folder folder_;
};

// The words of a text, which blanks and commas part.
}  // namespace

std::vector<std::string> names_behind_offices(std::string_view spoken) {
  static const Phrases phrases;
  constexpr std::size_t most_words = 64;  // far above any name
  const std::vector<std::string_view> words = text::split_at_any(spoken, " ,");
  std::vector<std::string> names, folded;
  if (words.size() > most_words) return names;
  Folder folder;
  for (const std::string_view word : words) folded.push_back(folder.fold(word));
  bool behind_office = false;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t taken = 0;
    bool is_office = false;
    std::string phrase;
    for (std::size_t end = at; end < std::min(words.size(), at + phrases.longest); ++end) {
      phrase += (phrase.empty() ? "" : " ") + folded[end];
      const bool office = phrases.offices.contains(phrase);
      is_office = is_office || office;
      if (office || phrases.addresses.contains(phrase) || (behind_office && phrases.parts.contains(phrase)))
        taken = end + 1 - at;
    }
    at += taken;
    behind_office = behind_office || is_office;
    if (taken == 0 || at == words.size()) break;
    const std::string_view name = spoken.substr(static_cast<std::size_t>(words[at].data() - spoken.data()));
    // "Tổng thống Nga" names nobody, whoever else is called Nga.
    if (!behind_office || !phrases.parts.contains(folder.fold(name))) names.emplace_back(name);
  }
  return names;
}

}  // namespace tra::articles
