// tra similar: more articles like one.
#include "tra/similar.h"

#include <unistd.h>

#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/message.h"
#include "output/search_output.h"
#include "output/search_text.h"
#include "tra/article_index.h"

namespace tra::cli {
namespace {

Json similar_json(const std::string& key, bool found, const SimilarArticles& similar) {
  Json json{{"version", kJsonVersion}, {"id", key}, {"found", found}, {"words", similar.words}};
  json["total"] = {{"value", similar.result.total}, {"relation", similar.result.total_is_exact ? "eq" : "gte"}};
  json["hits"] = Json::array();
  for (const ArticleHit& hit : similar.result.hits) json["hits"].push_back(to_json(hit, {}));
  return json;
}

}  // namespace

int run_similar(const Options& options) {
  if (options.positional().size() != 1) options.fail("takes one key");
  const std::string& key = options.positional().front();
  const bool as_json = options.choice("format") == "json";
  const auto snapshot = open_snapshots(options);
  if (!find_article(*snapshot, key)) {
    tell_missing(options, key);
    if (as_json) std::cout << to_document(similar_json(key, false, {})) << '\n';
    return exit_nothing;
  }
  const SimilarArticles similar = similar_articles(snapshot, key, options.count("limit"));
  if (as_json) {
    std::cout << to_document(similar_json(key, true, similar)) << '\n';
  } else {
    TextLayout layout;
    layout.wording = Wording(language(options));
    layout.palette = Palette(use_color(options));
    layout.width = is_terminal(STDOUT_FILENO) ? terminal_width(STDOUT_FILENO) : 0;
    std::cout << to_text(similar.result, layout);
  }
  return similar.result.total == 0 ? exit_nothing : exit_found;
}

}  // namespace tra::cli
