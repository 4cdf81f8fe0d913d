// tra export: prints all articles with their facets as JSON Lines that tra add can read.
#include <iostream>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/article_json.h"

namespace tra::cli {

int run_export(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  options.choice("format");
  open_snapshots(options)->for_each([](DocAddress, const Document& document) {
    std::cout << to_line(to_json(to_article(document))) << '\n';
    return std::cout.good();
  });
  return exit_found;
}

}  // namespace tra::cli
