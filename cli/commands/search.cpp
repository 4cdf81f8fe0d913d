// tra search: ranked hits with facets and marked snippets, for one query or a file of them.
#include <chrono>
#include <fstream>
#include <iostream>

#include "arguments/help.h"
#include "arguments/index_access.h"
#include "arguments/language.h"
#include "arguments/query_options.h"
#include "arguments/user_files.h"
#include "commands/commands.h"
#include "output/joined.h"
#include "output/page_content.h"
#include "output/search_printer.h"
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
    if (part == "compounds") ranking.compound_discount = 0;
    if (part == "opening") ranking.opening_weight = 0;
    if (part == "passages") ranking.passage_weight = 0;
    if (part == "facets") request.read_facets = false;
    if (part == "questions") request.weigh_questions = false;
  }
  request.ranking = ranking;
}

ArticleRequest article_request(const Options& options) {
  using Order = ArticleRequest::Order;
  ArticleRequest request;
  request.limit = options.count("limit");
  request.offset = options.count("offset");
  const std::string sort = options.choice("sort");
  request.order = sort.starts_with("date") ? Order::date : sort.starts_with("title") ? Order::title : Order::relevance;
  request.reversed = sort == "date:asc" || sort == "title:desc";
  read_filter_options(options, request);
  request.collapse_copies = !options.has("all");
  request.explain = options.has("explain");
  request.expand = options.has("expand");
  request.language = language(options) == Language::vietnamese ? "vi" : "en";
  request.facets = facet_requests(options, {{"partner_country", 10}, {"meeting_type", 10}});
  request.strict = options.has("strict");
  return request;
}

// Each search has the time that --timeout gives.
void set_deadline(const Options& options, ArticleRequest& request) {
  if (const double seconds = options.seconds("timeout"); seconds > 0)
    request.deadline =
        std::chrono::steady_clock::now() +
        std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
}

int search_batch(const Options& options, const ArticleSearcher& searcher, ArticleRequest request,
                 SearchPrinter& printer) {
  const std::string path = options.text("batch");
  std::ifstream file;
  if (path != "-") {
    file.open(path);
    if (!file) throw Error(ErrorCode::io, "the queries cannot be read", path);
  }
  std::istream& in = path == "-" ? std::cin : file;
  bool found = false, refused = false;
  std::string line;
  for (std::uint64_t number = 1; next_line(in, number, line); ++number) {
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    const std::string id = tab == std::string::npos ? std::to_string(number) : line.substr(0, tab);
    request.text = tab == std::string::npos ? line : line.substr(tab + 1);
    set_deadline(options, request);
    try {
      const ArticleResult result = searcher.search(request);
      found = found || result.total > 0;
      printer.print(result, id);
    } catch (const Error& error) {
      const bool of_this_line =
          error.code() == ErrorCode::query_syntax || error.code() == ErrorCode::resource_exhausted;
      if (!of_this_line) throw;  // the options', or the index's
      refused = true;
      std::cerr << "tra: " << printable(path == "-" ? "standard input" : path) << ':' << number << ": "
                << printable(error.what()) << '\n';
    }
    std::cout.flush();  // whoever feeds the queries one by one waits for each answer
  }
  if (in.bad()) throw Error(ErrorCode::io, "the queries cannot be read", path);
  return refused ? exit_error : found ? exit_found : exit_nothing;
}

// The query, and the options that narrow it.
std::string page_heading(const Options& options, const ArticleRequest& request) {
  std::string heading = request.text;
  const auto add = [&](const std::string& part) { heading += (heading.empty() ? "" : " · ") + part; };
  for (const ArticleFilter& filter : request.filters)
    for (const std::string& value : filter.values) add((filter.exclude ? "not " : "") + filter.facet + ": " + value);
  for (const char* name : {"from", "to", "published-from", "published-to", "meeting-from", "meeting-to"})
    if (options.has(name)) add(std::string(name) + " " + options.text(name));
  return heading;
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
  SearchPrinter printer(options);
  ArticleRequest request = article_request(options);
  printer.trim(request);
  if (options.has("batch") && !options.positional().empty()) options.fail("either a query or --batch");
  if (options.has("batch") && !printer.takes_batch())
    options.fail("--batch goes with the formats text, json, jsonl, csv, tsv, ids and trec");
  request.text = joined(options.positional(), " ");
  if (!options.has("batch") && options.positional().empty() && !narrows(request))
    options.fail("give words to search for, or what to list: --country LA, --type 'hội đàm', --from 2024, ...");

  const ArticleSearcher searcher(open_snapshots(options), options.text("rules"));
  if (options.has("fields") || options.has("template")) printer.know_own_facets(searcher.own_facets());
  leave_out(options, searcher.snapshot(), request);
  if (options.has("batch")) return search_batch(options, searcher, request, printer);
  set_deadline(options, request);
  ArticleResult result = searcher.search(request);
  const int status = result.total > 0 ? exit_found : exit_nothing;
  if (options.choice("format") == "html") {
    PageContent content = page_of(searcher, request, std::move(result), printer.wording());
    content.heading = page_heading(options, request);
    content.hits_heading = printer.wording().say("Articles", "Các bài");
    std::cout << html_page(content, printer.wording());
  } else {
    printer.print(result);
  }
  return status;
}

}  // namespace tra::cli
