// tra export: every article with its facets as JSON Lines, as tra add reads them.
#include <iostream>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/article_json.h"

namespace tra::cli {

int run_export(const Arguments& arguments) {
  Options options("export", "[OPTIONS]",
                  "Writes every article with all its members and facets, one JSON object a line.\n"
                  "tra add and tra sync read them back.",
                  "  tra export > articles.jsonl\n  tra export | zstd > articles.jsonl.zst");
  options.add("format", "FORMAT", "jsonl");
  if (!options.parse(arguments)) return exit_found;
  if (!options.positional().empty()) options.fail("takes no arguments");
  options.choice("format", {"jsonl"});
  open_snapshot(options)->for_each([](DocAddress, const Document& document) {
    std::cout << to_line(to_json(to_article(document))) << '\n';
    return std::cout.good();
  });
  return exit_found;
}

}  // namespace tra::cli
