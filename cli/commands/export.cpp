// tra export: every article with its facets, as tra add reads it back or as other engines take it.
#include <iostream>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/article_json.h"
#include "output/handover.h"
#include "tra/article_index.h"
#include "tra/ciff.h"
#include "tra/version.h"

namespace tra::cli {
namespace {

void export_each(const Snapshot& snapshot, const std::function<std::string(const Article&)>& form) {
  snapshot.for_each([&](DocAddress, const Document& document) {
    std::cout << form(to_article(document));
    return std::cout.good();
  });
}

}  // namespace

int run_export(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  const std::string format = options.choice("format");
  if (options.has("mapping")) {
    const std::string mapping = Handover::mapping(format);
    if (mapping.empty()) options.fail("--mapping is of --format opensearch and vespa");
    std::cout << mapping;
    return exit_found;
  }
  const auto snapshot = open_snapshots(options);
  if (format == "ciff") {
    export_ciff(*snapshot, std::cout, "tra " TRA_VERSION_STRING);
  } else if (format == "jsonl") {
    export_each(*snapshot, [](const Article& article) { return to_line(to_json(article)) + "\n"; });
  } else {
    Handover handover(format);
    std::cout << handover.begin();
    export_each(*snapshot, [&](const Article& article) { return handover.article(article); });
  }
  return exit_found;
}

}  // namespace tra::cli
