// tra terms: words and word groups of the index that begin so, with the articles that have them.
#include <algorithm>
#include <iostream>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/terminal.h"
#include "output/vietnamese_format.h"
#include "tra/suggest.h"

namespace tra::cli {

int run_terms(const Options& options) {
  std::string prefix;
  for (const std::string& word : options.positional()) prefix += (prefix.empty() ? "" : " ") + word;
  if (prefix.empty()) options.fail("takes the beginning of a word");
  const Suggester suggester{Searcher(open_snapshots(options))};
  std::vector<Suggestion> terms = suggester.complete(prefix, options.count("limit"));
  std::stable_sort(terms.begin(), terms.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.hits > b.hits; });
  if (options.choice("format") == "json") {
    Json list = Json::array();
    for (const Suggestion& term : terms) list.push_back({{"term", term.text}, {"documents", term.hits}});
    std::cout << to_document(list) << '\n';
  } else {
    for (const Suggestion& term : terms)
      std::cout << pad_left(vietnamese_number(term.hits), 12) << "  " << printable(term.text) << '\n';
  }
  return terms.empty() ? exit_nothing : exit_found;
}

}  // namespace tra::cli
