#include "output/search_printer.h"

#include <unistd.h>

#include <iostream>

#include "arguments/language.h"
#include "output/citation.h"
#include "output/delimited.h"
#include "output/hit_fields.h"
#include "output/pager.h"
#include "output/search_output.h"

namespace tra::cli {
namespace {

std::string chosen_format(const Options& options) {
  if (options.has("template") && options.has("format")) options.fail("either --template or --format");
  return options.has("template") ? "template" : options.choice("format");
}

}  // namespace

SearchPrinter::SearchPrinter(const Options& options)
    : options_(options), format_(chosen_format(options)), fields_(options.list("fields")) {
  if (options.has("template")) template_.emplace(options.text("template"));
  if (options.has("null") && format_ != "ids") options.fail("-0 goes with --format ids");
  layout_.wording = Wording(language(options));
  layout_.palette = Palette(use_color(options));
  layout_.width = is_terminal(STDOUT_FILENO) ? terminal_width(STDOUT_FILENO) : 0;
  layout_.links = is_terminal(STDOUT_FILENO) && use_color(options);
  layout_.first_rank = options.count("offset") + 1;
  layout_.fields = fields_;
}

bool SearchPrinter::takes_batch() const { return format_ != "markdown" && format_ != "html" && format_ != "template"; }

std::vector<std::string> SearchPrinter::columns() const {
  if (template_) return template_->fields();
  if (!fields_.empty()) return fields_;
  return {"id", "best_date", "title", "country", "type", "level", "ordinal", "meeting_date", "date", "url"};
}

void SearchPrinter::trim(ArticleRequest& request) const {
  const bool table = format_ == "csv" || format_ == "tsv" || template_;
  if (format_ != "text" && format_ != "json" && format_ != "html") request.facets.clear();  // none has a place for them
  if (format_ != "text" && format_ != "json") request.suggest = false;
  if (format_ == "ids") request.snippets = false;
  // Without the articles copies are not told, so ids are those of other formats only with them.
  if (format_ == "trec" || (format_ == "ids" && !request.collapse_copies)) request.fetch_articles = false;
  if (format_ == "trec") request.exact_total = false;
  if (format_ == "markdown") request.snippets = false;
  if (table || (!fields_.empty() && (format_ == "json" || format_ == "jsonl"))) {
    request.snippets = needs_snippet(columns());
    if (!needs_article(columns()) && !request.collapse_copies) request.fetch_articles = false;
  }
}

void SearchPrinter::check_fields(const ArticleResult& result) const {
  const std::string unknown = unknown_field(template_ ? template_->fields() : fields_, own_facets_, result.hits);
  if (unknown.empty() || (result.hits.empty() && !template_)) return;
  options_.fail("no field '" + unknown + "'" + nearest_name(unknown, known_hit_fields(), ""));
}

std::string SearchPrinter::table(const ArticleResult& result, const std::string* query_id, bool heading) const {
  const Delimiter delimiter = format_ == "csv" ? Delimiter::comma : Delimiter::tab;
  const std::vector<std::string> names = columns();
  std::vector<std::string> cells = names;
  if (query_id != nullptr) cells.insert(cells.begin(), "qid");
  std::string out = heading ? delimited_line(cells, delimiter) : "";
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    cells.clear();
    if (query_id != nullptr) cells.push_back(*query_id);
    for (const std::string& name : names)
      cells.push_back(hit_field(result.hits[i], layout_.first_rank + i, name, layout_.wording));
    out += delimited_line(cells, delimiter);
  }
  return out;
}

std::string SearchPrinter::ids(const ArticleResult& result) const {
  const bool null = options_.has("null");
  std::string out;
  for (const ArticleHit& hit : result.hits) {
    out += null ? hit.article.id : printable(hit.article.id);
    out += null ? '\0' : '\n';
  }
  return out;
}

void SearchPrinter::print(const ArticleResult& result) const {
  check_fields(result);
  if (format_ == "json")
    std::cout << to_document(to_json(result, fields_)) << '\n';
  else if (format_ == "jsonl")
    for (const ArticleHit& hit : result.hits) std::cout << to_line(to_json(hit, fields_)) << '\n';
  else if (format_ == "trec")
    std::cout << to_trec(result, "1", layout_.first_rank);
  else if (format_ == "csv" || format_ == "tsv")
    std::cout << table(result, nullptr, true);
  else if (format_ == "ids")
    std::cout << ids(result);
  else if (format_ == "markdown")
    for (const ArticleHit& hit : result.hits) std::cout << citation_markdown(hit.article, layout_.wording);
  else if (template_)
    for (std::size_t i = 0; i < result.hits.size(); ++i)
      std::cout << template_->line(result.hits[i], layout_.first_rank + i, layout_.wording);
  else
    show_paged(to_text(result, layout_), options_);
  if (format_ != "text" && format_ != "json") std::cerr << notes_after(result, layout_.wording);
}

void SearchPrinter::print(const ArticleResult& result, const std::string& query_id) {
  check_fields(result);
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
    std::cout << to_trec(result, query_id, layout_.first_rank);
  } else if (format_ == "csv" || format_ == "tsv") {
    std::cout << table(result, &query_id, !printed_);
  } else if (format_ == "ids") {
    std::cout << ids(result);
  } else {
    std::cout << layout_.palette.title << "== " << printable(query_id + ": " + result.text) << layout_.palette.reset
              << "\n\n"
              << to_text(result, layout_) << '\n';
  }
  printed_ = true;
}

}  // namespace tra::cli
