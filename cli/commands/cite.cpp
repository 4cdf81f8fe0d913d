// tra cite: citations of articles as text, Markdown, BibTeX or JSON (CSL).
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/citation.h"
#include "output/message.h"
#include "output/terminal.h"
#include "tra/article_index.h"

namespace tra::cli {
int run_cite(const Options& options) {
  if (options.positional().empty()) options.fail("takes a key");
  const std::string format = options.choice("format");
  const auto snapshot = open_snapshots(options);
  const Wording wording(language(options));
  Json all = Json::array();
  bool found_all = true;
  for (const std::string& key : options.positional()) {
    const auto address = find_article(*snapshot, key);
    if (!address) {
      tell_missing(options, key);
      found_all = false;
      continue;
    }
    const Article article = to_article(snapshot->document(*address));
    if (format == "json")
      all.push_back(citation_json(article));
    else
      std::cout << (format == "markdown" ? citation_markdown(article, wording)
                    : format == "bibtex" ? citation_bibtex(article)
                                         : citation_text(article, wording));
  }
  if (format == "json") std::cout << to_document(all) << '\n';
  return found_all ? exit_found : exit_nothing;
}

}  // namespace tra::cli
