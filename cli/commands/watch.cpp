// tra watch and tra news: searches under a name, and what they have newly found.
//
// The file "watches" holds an array of objects: name, index, arguments (of tra search), told and ids. All articles one
// run puts into an index have its beginning as Article::added, and one run follows the other; so what came up to `told`
// has been told, and of the run of that second, which may still go on, the articles in `ids`.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "arguments/query_options.h"
#include "arguments/user_files.h"
#include "commands/commands.h"
#include "output/message.h"
#include "output/search_output.h"
#include "output/search_text.h"
#include "output/wording.h"
#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/error.h"
#include "tra/utf8.h"

namespace tra::cli {
namespace {

constexpr const char* file_name = "watches";

struct Watch {
  std::string name, index;
  Arguments arguments;
  std::int64_t told = 0;
  std::vector<std::string> ids;
};

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!c.valid) return false;
    at += c.bytes;
  }
  return true;
}

// JSON holds UTF-8 only. Another text, such as the path of an index may be, is a list of its bytes.
Json to_stored(const std::string& text) {
  if (is_utf8(text)) return text;
  return std::vector<unsigned char>(text.begin(), text.end());
}

std::string from_stored(const Json& stored) {
  if (stored.is_string()) return stored;
  const auto bytes = stored.get<std::vector<unsigned char>>();
  return {bytes.begin(), bytes.end()};
}

Arguments from_stored_list(const Json& list) {
  Arguments texts;
  for (const Json& text : list) texts.push_back(from_stored(text));
  return texts;
}

Json to_stored_list(const Arguments& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(to_stored(text));
  return list;
}

std::vector<Watch> read_watches() {
  std::vector<Watch> watches;
  const auto text = read_config(file_name);
  if (!text) return watches;
  try {
    for (const Json& each : Json::parse(*text))
      watches.push_back({from_stored(each.at("name")), from_stored(each.at("index")),
                         from_stored_list(each.at("arguments")), each.at("told"), from_stored_list(each.at("ids"))});
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::corruption, std::string("cannot be read: ") + error.what(), config_path(file_name));
  }
  return watches;
}

void write_watches(const std::vector<Watch>& watches) {
  Json list = Json::array();
  for (const Watch& watch : watches)
    list.push_back({{"name", to_stored(watch.name)},
                    {"index", to_stored(watch.index)},
                    {"arguments", to_stored_list(watch.arguments)},
                    {"told", watch.told},
                    {"ids", to_stored_list(watch.ids)}});
  write_config(file_name, list.dump(2) + "\n");
}

std::vector<Watch>::iterator find(std::vector<Watch>& watches, const std::string& name) {
  return std::find_if(watches.begin(), watches.end(), [&](const Watch& watch) { return watch.name == name; });
}

// The filters as they were given, then the query.
Arguments search_arguments(const Options& options) {
  Arguments arguments;
  for (const OptionSpec* option : options.command().options)
    for (const std::string& value : options.values(option->name))
      arguments.insert(arguments.end(), {"--" + std::string(option->name), value});
  arguments.push_back("--");
  arguments.insert(arguments.end(), options.positional().begin() + 1, options.positional().end());
  return arguments;
}

void print(const Watch& watch) {
  std::cout << printable(watch.name) << '\t';
  for (const std::string& argument : watch.arguments)
    if (argument != "--") std::cout << printable(argument) << ' ';
  std::cout << "(" << printable(watch.index) << ")\n";
}

int nothing_called(const std::string& name, const std::vector<Watch>& watches, const Options& options) {
  std::vector<std::string> names;
  for (const Watch& watch : watches) names.push_back(watch.name);
  tell(options, "no search is called '" + name + "'" + nearest_name(name, names, ""));
  return exit_nothing;
}

// A saved search on the index as it is now.
class Watching {
 public:
  explicit Watching(const Watch& watch)
      : options_(*find_command("watch"), arguments_of(watch)),
        snapshot_(open_snapshot(options_)),
        searcher_(snapshot_) {
    read_filter_options(options_, request_);
    for (const std::string& word : options_.positional()) request_.text += (request_.text.empty() ? "" : " ") + word;
    request_.everything = request_.text.empty();
    request_.fall_back = false;  // a partial match is no news of what was asked for
    request_.suggest = false;
  }

  // What has come and was not told yet.
  ArticleResult news(const Watch& watch, std::size_t limit) const {
    const std::set<std::string> told(watch.ids.begin(), watch.ids.end());
    ArticleRequest request = request_;
    request.added_from = std::max<std::int64_t>(watch.told, 1);
    request.collapse_copies = false;
    std::uint64_t fresh = 0;
    for (const std::string& id : searcher_.ids(request)) fresh += told.contains(id) ? 0 : 1;
    request.limit = limit + told.size();
    ArticleResult result = searcher_.search(request);
    std::erase_if(result.hits, [&](const ArticleHit& hit) { return told.contains(hit.article.id); });
    if (result.hits.size() > limit) result.hits.resize(limit);
    result.total = fresh;
    return result;
  }

  // Takes all that the index has now as told.
  void tell(Watch& watch) const {
    watch.told = newest();
    ArticleRequest request = request_;
    request.added_from = std::max<std::int64_t>(watch.told, 1);
    watch.ids = searcher_.ids(request);
  }

 private:
  static Arguments arguments_of(const Watch& watch) {
    Arguments arguments{"--index", watch.index};
    arguments.insert(arguments.end(), watch.arguments.begin(), watch.arguments.end());
    return arguments;
  }

  std::int64_t newest() const {
    SearchRequest request;
    request.limit = 1;
    request.sort_field = "added";
    const SearchResult found = Searcher(snapshot_).search(request);
    return found.hits.empty() ? 0 : to_article(snapshot_->document(found.hits.front().address)).added;
  }

  const Options options_;
  const std::shared_ptr<const Snapshot> snapshot_;
  const ArticleSearcher searcher_;
  ArticleRequest request_;
};

// Prints what one search has new, as text, or adds it to `all`; returns whether there is something.
bool print_news(Watch& watch, const Options& options, const TextLayout& layout, Json* all) {
  const Watching watching(watch);
  const ArticleResult result = watching.news(watch, options.count("limit"));
  if (all != nullptr) {
    Json json{{"name", watch.name}};
    json.update(cli::to_json(result, {}));
    all->push_back(std::move(json));
  } else if (result.total > 0) {
    std::cout << layout.palette.title << "== " << printable(watch.name) << layout.palette.reset << "\n\n"
              << to_text(result, layout) << '\n';
  }
  watching.tell(watch);
  return result.total > 0;
}

}  // namespace

int run_watch(const Options& options) {
  std::vector<Watch> watches = read_watches();
  const std::vector<std::string>& given = options.positional();
  if (given.empty()) {
    if (watches.empty()) tell(options, "no search is saved yet; tra watch NAME QUERY saves one");
    for (const Watch& watch : watches) print(watch);
    return exit_found;
  }
  const auto known = find(watches, given.front());
  const bool says_what =
      given.size() > 1 ||
      std::any_of(options.command().options.begin(), options.command().options.end(),
                  [&](const OptionSpec* one) { return one->type != ValueType::flag && options.has(one->name); });
  if (options.has("remove") || !says_what) {
    if (known == watches.end()) return nothing_called(given.front(), watches, options);
    if (!options.has("remove")) {
      print(*known);
      return exit_found;
    }
    watches.erase(known);
    write_watches(watches);
    return exit_found;
  }
  if (given.front().empty()) options.fail("a search is saved under a name, not ''");
  Watch watch{given.front(), std::filesystem::absolute(index_path(options)).string(), search_arguments(options), 0, {}};
  Watching(watch).tell(watch);
  if (known != watches.end())
    *known = watch;
  else
    watches.push_back(watch);
  write_watches(watches);
  return exit_found;
}

int run_news(const Options& options) {
  std::vector<Watch> watches = read_watches();
  const bool as_json = options.choice("format") == "json";
  TextLayout layout;
  layout.wording = Wording(language(options));
  layout.palette = Palette(use_color(options));
  layout.width = is_terminal(STDOUT_FILENO) ? terminal_width(STDOUT_FILENO) : 0;
  const std::vector<std::string>& named = options.positional();
  for (const std::string& name : named)
    if (find(watches, name) == watches.end()) {
      if (as_json) std::cout << to_document(Json::array()) << '\n';
      return nothing_called(name, watches, options);
    }
  if (watches.empty()) tell(options, "no search is saved yet; tra watch NAME QUERY saves one");
  Json all = Json::array();
  bool found = false, failed = false;
  for (Watch& watch : watches) {
    if (!named.empty() && std::find(named.begin(), named.end(), watch.name) == named.end()) continue;
    const auto fail = [&](const std::string& message) {  // the others have their news all the same
      tell(options, "search '" + watch.name + "': " + message);
      failed = true;
    };
    try {
      found = print_news(watch, options, layout, as_json ? &all : nullptr) || found;
    } catch (const Error& error) {
      fail(error.what());
    } catch (const UsageError& error) {
      fail(error.what());
    }
  }
  if (as_json) std::cout << to_document(all) << '\n';
  // What could not be written was not told; main says so.
  if (!options.has("peek") && std::cout.flush().good()) write_watches(watches);
  if (failed) return exit_error;
  return found ? exit_found : exit_nothing;
}

}  // namespace tra::cli
