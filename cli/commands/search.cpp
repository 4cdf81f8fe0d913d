// tra search: ranked hits with facets and marked snippets, for one query or a file of them.
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "arguments/help.h"
#include "arguments/index_access.h"
#include "arguments/query_options.h"
#include "commands/commands.h"
#include "output/search_output.h"
#include "tra/error.h"
#include "tra/tuning.h"

namespace tra::cli {
namespace {

// What --without leaves out of the archive's ranking.
void leave_out(const Options& options, const Snapshot& snapshot, ArticleRequest& request) {
  const std::vector<std::string> parts = options.list("without");
  if (parts.empty()) return;
  Ranking ranking = tuned_ranking(snapshot);
  for (const std::string& part : parts) {
    if (part == "accents") ranking.accents = false;
    if (part == "near") ranking.near = Ranking::Near::never;
    if (part == "pairs") ranking.pair_weight = 0;
    if (part == "opening") ranking.opening_weight = 0;
    if (part == "facets") request.read_facets = false;
    if (part == "questions") request.weigh_questions = false;
  }
  request.ranking = ranking;
}

ArticleRequest article_request(const Options& options, const std::string& format) {
  using Order = ArticleRequest::Order;
  ArticleRequest request;
  request.limit = options.count("limit");
  request.offset = options.count("offset");
  const std::string sort = options.choice("sort");
  request.order = sort == "date" ? Order::date : sort == "title" ? Order::title : Order::relevance;
  read_filter_options(options, request);
  request.collapse_copies = !options.has("all");
  request.explain = options.has("explain");
  request.expand = options.has("expand");
  request.language = help_language({"--lang", options.choice("lang")}) == Language::vietnamese ? "vi" : "en";
  request.facets = facet_requests(options, {{"partner_country", 10}, {"meeting_type", 10}});
  if (format == "trec" || format == "jsonl") request.facets.clear();  // neither has a place for them
  if (format == "trec") request.fetch_articles = request.exact_total = false;
  return request;
}

class Printer {
 public:
  Printer(const Options& options, std::string format) : format_(std::move(format)), fields_(options.list("fields")) {
    layout_.palette = Palette(use_color(options));
    layout_.width = is_terminal(STDOUT_FILENO) ? terminal_width(STDOUT_FILENO) : 0;
    layout_.first_rank = options.count("offset") + 1;
    layout_.fields = fields_;
  }

  void print(const ArticleResult& result) const {
    if (format_ == "json")
      std::cout << to_document(to_json(result, fields_)) << '\n';
    else if (format_ == "jsonl")
      for (const ArticleHit& hit : result.hits) std::cout << to_line(to_json(hit, fields_)) << '\n';
    else if (format_ == "trec")
      print_trec(result, "1");
    else
      std::cout << to_text(result, layout_);
  }

  // In a batch, JSON output is one object per line with its "qid".
  void print(const ArticleResult& result, const std::string& query_id) const {
    if (format_ == "json") {
      Json json{{"qid", query_id}};
      json.update(to_json(result, fields_));
      std::cout << to_line(json) << '\n';
    } else if (format_ == "jsonl") {
      for (const ArticleHit& hit : result.hits) {
        Json json{{"qid", query_id}};
        json.update(to_json(hit, fields_));
        std::cout << to_line(json) << '\n';
      }
    } else if (format_ == "trec") {
      print_trec(result, query_id);
    } else {
      std::cout << layout_.palette.title << "== " << printable(query_id + ": " + result.text) << layout_.palette.reset
                << "\n\n"
                << to_text(result, layout_) << '\n';
    }
  }

 private:
  void print_trec(const ArticleResult& result, const std::string& query_id) const {
    std::cout << to_trec(result, query_id, layout_.first_rank);
  }

  const std::string format_;
  const std::vector<std::string> fields_;
  TextLayout layout_;
};

bool search_batch(const std::string& path, const ArticleSearcher& searcher, ArticleRequest request,
                  const Printer& printer) {
  std::ifstream file;
  if (path != "-") {
    file.open(path);
    if (!file) throw Error(ErrorCode::io, "the queries cannot be read", path);
  }
  std::istream& in = path == "-" ? std::cin : file;
  bool found = false;
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // removes a byte order mark
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    const std::string id = tab == std::string::npos ? std::to_string(number) : line.substr(0, tab);
    request.text = tab == std::string::npos ? line : line.substr(tab + 1);
    const ArticleResult result = searcher.search(request);
    found = found || result.total > 0;
    printer.print(result, id);
    std::cout.flush();  // whoever feeds the queries one by one waits for each answer
  }
  if (in.bad()) throw Error(ErrorCode::io, "the queries cannot be read", path);
  return found;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// What tra show takes to explain the facets of one article.
Arguments explanation_arguments(const Options& options) {
  if (!options.positional().empty()) options.fail("either a query or --explain-facets");
  Arguments arguments{"--explain-facets"};
  for (const std::string& path : index_paths(options)) arguments.insert(arguments.end(), {"--index", path});
  for (const char* name : {"format", "color"})
    if (options.has(name)) arguments.insert(arguments.end(), {"--" + std::string(name), options.text(name)});
  arguments.insert(arguments.end(), {"--", options.text("explain-facets")});
  return arguments;
}

}  // namespace

int run_search(const Options& options) {
  if (options.has("explain-facets")) return run_show(Options(*find_command("show"), explanation_arguments(options)));
  const std::string format = options.choice("format");
  ArticleRequest request = article_request(options, format);
  if (options.has("batch") != options.positional().empty())
    options.fail(options.has("batch") ? "either a query or --batch" : "a query is missing");

  const ArticleSearcher searcher(open_snapshots(options), options.text("rules"));
  leave_out(options, searcher.snapshot(), request);
  const Printer printer(options, format);
  if (options.has("batch"))
    return search_batch(options.text("batch"), searcher, request, printer) ? exit_found : exit_nothing;
  request.text = joined(options.positional());
  const ArticleResult result = searcher.search(request);
  printer.print(result);
  return result.total > 0 ? exit_found : exit_nothing;
}

}  // namespace tra::cli
