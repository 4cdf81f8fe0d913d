// tra terms: the words of the index that begin so, or of one word its spellings and what follows it.
#include <algorithm>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/terms.h"

namespace tra::cli {
namespace {

void print(std::uint64_t count, const std::string& text, const Wording& wording) {
  std::cout << pad_left(wording.number(count), 12) << "  " << printable(text) << '\n';
}

int print_words(const std::vector<TermCount>& words, const Wording& wording, bool as_json) {
  if (as_json) {
    Json list = Json::array();
    for (const TermCount& word : words) list.push_back({{"term", word.text}, {"documents", word.documents}});
    std::cout << to_document(list) << '\n';
  } else {
    for (const TermCount& word : words) print(word.documents, word.text, wording);
  }
  return words.empty() ? exit_nothing : exit_found;
}

int print_followers(const std::vector<FollowingWord>& words, const std::string& word, const Wording& wording,
                    bool as_json) {
  if (as_json) {
    Json list = Json::array();
    for (const FollowingWord& next : words) list.push_back({{"term", word + " " + next.text}, {"times", next.times}});
    std::cout << to_document(list) << '\n';
  } else {
    for (const FollowingWord& next : words) print(next.times, word + " " + next.text, wording);
  }
  return words.empty() ? exit_nothing : exit_found;
}

}  // namespace

int run_terms(const Options& options) {
  if (options.positional().size() > 1) options.fail("takes one word or the beginning of one");
  const std::string word = options.positional().empty() ? std::string() : options.positional().front();
  const bool as_json = options.choice("format") == "json", spellings = options.has("spellings");
  if (word.empty() && (spellings || options.has("pairs"))) options.fail("a word is missing");
  if (spellings && options.has("pairs")) options.fail("either --spellings or --pairs");
  const Wording wording(language(options));
  const Terms terms(open_snapshots(options));
  const std::size_t limit = options.count("limit");
  if (options.has("pairs")) return print_followers(terms.followers(word, limit), word, wording, as_json);
  std::vector<TermCount> words = spellings ? terms.spellings(word) : terms.with_prefix(word, limit);
  if (words.size() > limit) words.resize(limit);
  return print_words(words, wording, as_json);
}

}  // namespace tra::cli
