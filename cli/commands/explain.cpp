// tra explain: why a query finds an article, and at which place.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "arguments/query_options.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/message.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/article_index.h"
#include "tra/article_search.h"

namespace tra::cli {
namespace {

// The place of a key among all hits, from 0.
std::optional<std::size_t> place_of(const std::string& key, const ArticleSearcher& searcher, ArticleRequest request) {
  request.limit = searcher.snapshot().documents();
  request.fetch_articles = false;
  const ArticleResult all = searcher.search(request);
  const auto hit =
      std::find_if(all.hits.begin(), all.hits.end(), [&](const ArticleHit& one) { return one.article.id == key; });
  if (hit == all.hits.end()) return std::nullopt;
  return static_cast<std::size_t>(hit - all.hits.begin());
}

// What continues a line of the explanation stands behind the line's number.
void print_lines(std::string_view text) {
  constexpr std::size_t indent = 8;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size()), lead = std::min(text.find_first_not_of(' '), end);
    std::cout << text.substr(0, lead)
              << wrapped_for(STDOUT_FILENO, std::string(text.substr(lead, end - lead)), lead + indent) << '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// `place` is 0, and `result` without hits, where the query does not find the article; `found` says whether there is
// one.
Json explanation_json(const std::string& id, const std::string& query, bool found, const ArticleResult& result,
                      std::size_t place = 0) {
  Json json{{"version", kJsonVersion}, {"id", id}, {"query", query}, {"found", found}};
  json["place"] = place == 0 ? Json(nullptr) : Json(place);
  json["total"] = result.total;
  json["score"] = place == 0 ? Json(nullptr) : Json(result.hits.at(0).score);
  json["explanation"] = place == 0 ? Json(nullptr) : Json(result.hits.at(0).explanation);
  return json;
}

}  // namespace

int run_explain(const Options& options) {
  if (options.positional().size() < 2) options.fail("takes a query and a key");
  const std::string& key = options.positional().back();
  const bool as_json = options.choice("format") == "json";
  const Wording wording(language(options));
  const auto snapshot = open_snapshots(options);
  ArticleRequest request;
  read_filter_options(options, request);
  for (std::size_t i = 0; i + 1 < options.positional().size(); ++i)
    request.text += (i == 0 ? "" : " ") + options.positional()[i];
  const auto address = find_article(*snapshot, key);
  if (!address) {
    tell_missing(options, key);
    if (as_json) std::cout << to_document(explanation_json(key, request.text, false, {})) << '\n';
    return exit_nothing;
  }
  request.collapse_copies = false;
  const ArticleSearcher searcher(snapshot);
  const std::string id = snapshot->key(*address);
  const auto place = place_of(id, searcher, request);
  if (!place) {
    tell(options, "the query does not find '" + printable(key) + "'");
    request.limit = 0;
    if (as_json) std::cout << to_document(explanation_json(id, request.text, true, searcher.search(request))) << '\n';
    return exit_nothing;
  }
  request.offset = *place;
  request.limit = 1;
  request.explain = true;
  request.language = wording.say("en", "vi");
  const ArticleResult result = searcher.search(request);
  const ArticleHit& hit = result.hits.at(0);
  if (as_json) {
    std::cout << to_document(explanation_json(id, request.text, true, result, *place + 1)) << '\n';
  } else {
    const std::string at = wording.number(*place + 1), score = wording.decimal(static_cast<double>(hit.score), 4);
    std::cout << wording.say("place " + at + " of " + wording.articles(result.total) + ", score " + score,
                             "thứ " + at + " trong " + wording.articles(result.total) + ", điểm " + score)
              << '\n';
    print_lines(printable(hit.explanation, true));
  }
  return exit_found;
}

}  // namespace tra::cli
