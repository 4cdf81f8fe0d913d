// tra delete: removes articles by key, or all articles that match a query.
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "arguments/query_options.h"
#include "commands/commands.h"
#include "output/message.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/article_index.h"

namespace tra::cli {
namespace {

std::vector<std::string> keys_of_query(const Options& options, std::shared_ptr<const Snapshot> snapshot) {
  ArticleRequest request;
  request.text = options.text("query");
  if (request.text.find_first_not_of(" \t") == std::string::npos) options.fail("--query is empty; * is every article");
  read_filter_options(options, request);
  return ArticleSearcher(std::move(snapshot)).ids(request);
}

std::vector<std::string> keys_to_remove(const Options& options) {
  const auto snapshot = open_snapshot(options);
  if (options.has("query")) return keys_of_query(options, snapshot);
  std::vector<std::string> keys;
  for (const std::string& key : options.positional()) {
    if (const auto address = find_article(*snapshot, key))
      keys.push_back(snapshot->key(*address));
    else
      tell_missing(options, key);
  }
  return keys;
}

void remove(const Options& options, const std::vector<std::string>& keys) {
  ArticleWriter writer(open_existing(options));
  for (const std::string& key : keys) writer.remove(key);
  writer.commit();
}

}  // namespace

int run_delete(const Options& options) {
  if (options.has("query") != options.positional().empty())
    options.fail(options.has("query") ? "either keys or --query" : "a key or --query is missing");
  const std::vector<std::string> keys = keys_to_remove(options);
  if (options.has("dry-run")) {
    for (const std::string& key : keys) std::cout << printable(key) << '\n';
  } else {
    if (!keys.empty()) remove(options, keys);
    const Wording wording(language(options));
    std::cout << wording.say(wording.articles(keys.size()) + " removed", "đã xóa " + wording.articles(keys.size()))
              << '\n';
  }
  return keys.empty() ? exit_nothing : exit_found;
}

}  // namespace tra::cli
