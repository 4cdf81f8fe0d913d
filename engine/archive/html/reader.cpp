#include "archive/html/reader.h"

#include <algorithm>
#include <array>

#include "archive/html/lines.h"
#include "archive/html/main.h"
#include "archive/html/metadata.h"
#include "archive/read/source.h"
#include "archive/read/text.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t clear_body_bytes = 200;  // of a JSON-LD articleBody that is the article and not its first words

void append_line(std::string& text, std::string_view line) {
  if (!text.empty()) text += '\n';
  text += line;
}

// The lead as the page shows it: a line that is the description, or begins with it where that was cut with "...".
const HtmlLine* find_lead(const std::vector<HtmlLine>& lines, std::string_view description) {
  for (const std::string_view dots : {"...", "…"})
    if (description.ends_with(dots)) description.remove_suffix(dots.size());
  while (description.ends_with(' ')) description.remove_suffix(1);
  if (description.size() < 20) return nullptr;
  for (const HtmlLine& line : lines) {
    const bool may_be = line.zone == HtmlZone::main || line.before_main;
    if (may_be && std::string_view(line.text).starts_with(description)) return &line;
  }
  return nullptr;
}

bool is_marked_lead(const GumboNode* node) {
  constexpr std::array<std::string_view, 12> names = {"sapo",     "detailsapo",     "articlesapo",  "articlelead",
                                                      "lead",     "chapeau",        "description",  "mota",
                                                      "newssapo", "articlesummary", "singularsapo", "summary"};
  const std::string classes = text::lower_ascii(attribute(node, "class")) + ' ';
  std::string name;
  for (const char c : classes) {
    if (c == ' ') {
      if (std::find(names.begin(), names.end(), name) != names.end()) return true;
      name.clear();
    } else if (c != '-' && c != '_') {
      name += c;
    }
  }
  return false;
}

// A paragraph marked as the lead, in main or nearest above it.
const HtmlLine* find_marked_lead(const std::vector<HtmlLine>& lines) {
  const HtmlLine* nearest = nullptr;
  for (const HtmlLine& line : lines) {
    if ((line.zone != HtmlZone::main && !line.before_main) || line.block == nullptr) continue;
    const GumboNode* parent = line.block->parent;
    if (!is_marked_lead(line.block) && (parent == nullptr || !is_marked_lead(parent))) continue;
    if (line.zone == HtmlZone::main) return &line;
    nearest = &line;
  }
  return nearest;
}

void fill_zones(std::vector<HtmlLine>& lines, const HtmlMetadata& metadata, ParsedArticle& parsed) {
  Article& article = parsed.article;
  const HtmlLine* lead = find_marked_lead(lines);
  if (lead == nullptr) lead = find_lead(lines, metadata.description);
  article.lead = lead != nullptr ? lead->text : metadata.description;
  for (const HtmlLine& line : lines) {
    if (&line == lead || line.text == article.title) continue;
    append_line(line.zone == HtmlZone::main      ? article.body
                : line.zone == HtmlZone::caption ? article.captions
                                                 : article.tail,
                line.text);
  }
}

// The article comes from JSON-LD; what the page shows besides is tail.
void fill_from_json_ld(const std::vector<HtmlLine>& lines, const HtmlMetadata& metadata, ParsedArticle& parsed) {
  Article& article = parsed.article;
  article.body = metadata.article_body;
  article.lead = metadata.description;
  for (const HtmlLine& line : lines) {
    const bool known =
        line.text == article.title || line.text == article.lead || article.body.find(line.text) != std::string::npos;
    if (!known) append_line(line.zone == HtmlZone::caption ? article.captions : article.tail, line.text);
  }
}

void fill_raw(const std::vector<HtmlLine>& lines, const HtmlMetadata& metadata, ParsedArticle& parsed) {
  parsed.raw_page = true;
  for (const HtmlLine& line : lines)
    append_line(line.zone == HtmlZone::tail ? parsed.article.tail : parsed.article.body, line.text);
  if (!metadata.description.empty() && parsed.article.body.find(metadata.description) == std::string::npos)
    append_line(parsed.article.tail, metadata.description);
}

// Beside the heading or inside the article; a page's head often shows the day it was saved.
std::string choose_shown_date(const HtmlMetadata& metadata, const GumboNode* main) {
  const GumboNode* near_heading = metadata.heading == nullptr ? nullptr : metadata.heading->parent;
  for (const auto& shown : metadata.shown_dates)
    if ((near_heading != nullptr && is_below(shown.node, near_heading)) ||
        (main != nullptr && is_below(shown.node, main)))
      return shown.date;
  for (const auto& shown : metadata.shown_dates)
    if (shown.is_time_element) return shown.date;
  return {};
}

}  // namespace

ParsedArticle read_html_page(std::string_view bytes) {
  DecodedText decoded = decode_bytes(bytes, declared_charset(bytes));
  const HtmlTree tree(decoded.text);
  const HtmlMetadata metadata = read_metadata(tree.root());
  const TextSizes sizes = measure_text(tree.root());
  std::vector<HtmlLine> lines = collect_lines(tree.root(), nullptr, sizes);
  if (lines.empty() && metadata.article_body.empty()) throw ReadError("an HTML page without text");

  ParsedArticle parsed;
  parsed.reader = Reader::html;
  parsed.encoding = std::move(decoded.encoding);
  parsed.article.title = metadata.title;
  parsed.article.url = metadata.url;
  parsed.article.source = metadata.site;
  parsed.article.date = metadata.date;
  const GumboNode* main = find_main(tree.root(), lines);
  if (parsed.article.date.empty()) parsed.article.date = choose_shown_date(metadata, main);

  if (main != nullptr) {
    lines = collect_lines(tree.root(), main, sizes);
    fill_zones(lines, metadata, parsed);
  } else if (metadata.article_body.size() >= clear_body_bytes) {
    fill_from_json_ld(lines, metadata, parsed);
  } else {
    fill_raw(lines, metadata, parsed);
  }
  repair_mojibake(parsed);
  return parsed;
}

}  // namespace tra
