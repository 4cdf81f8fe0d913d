// tra open: the original of an article, in the browser or the editor. No shell sees the name of a file.
#include <iostream>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/message.h"
#include "output/opening.h"
#include "output/terminal.h"
#include "tra/article_index.h"

namespace tra::cli {
int run_open(const Options& options) {
  if (options.positional().size() != 1) options.fail("takes one key");
  const std::string& key = options.positional().front();
  const auto snapshot = open_snapshot(options);
  const auto address = find_article(*snapshot, key);
  if (!address) {
    tell_missing(options, key);
    return exit_nothing;
  }
  const Document document = snapshot->document(*address);
  const Article article = to_article(document);
  const Original original = find_original(*snapshot, article, std::string(document.text("file")));
  const std::vector<std::string> command = opening(article, original, options.has("url"));
  if (!options.has("dry-run")) return run_program(command) ? exit_found : exit_error;
  for (const std::string& word : command) std::cout << printable(word) << '\n';
  return exit_found;
}

}  // namespace tra::cli
