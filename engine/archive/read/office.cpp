#include "archive/read/office.h"

#include <algorithm>

#include "archive/read/date.h"
#include "archive/read/json_text.h"
#include "archive/read/source.h"
#include "archive/read/text.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t max_title_bytes = 500;

using Paragraph = OfficeDocument::Paragraph;

// Finds the paragraph that shows the title in the text: the one styled as title, the one that equals the known title,
// or, when no title is known, a heading at the start.
const Paragraph* shown_title(const std::vector<Paragraph>& paragraphs, const std::string& known) {
  for (const Paragraph& paragraph : paragraphs)
    if (paragraph.title || (!known.empty() && paragraph.text == known)) return &paragraph;
  if (!known.empty() || paragraphs.front().text.size() > max_title_bytes) return nullptr;
  return paragraphs.front().heading ? &paragraphs.front() : nullptr;
}

ParsedArticle to_article(OfficeDocument&& document, Reader reader) {
  ParsedArticle parsed;
  parsed.reader = reader;
  Article& article = parsed.article;
  article.title = text::trim(document.title);
  const Paragraph* title = shown_title(document.paragraphs, article.title);
  if (article.title.empty() && title != nullptr) article.title = text::trim(title->text);
  std::size_t bytes = 0;
  for (const Paragraph& paragraph : document.paragraphs) bytes += paragraph.text.size() + 1;
  article.body.reserve(bytes);
  for (Paragraph& paragraph : document.paragraphs) {
    const std::string text = std::move(paragraph.text);  // freed here, because a document may be long
    if (&paragraph == title && text == article.title) continue;
    if (!article.body.empty()) article.body += '\n';
    article.body += text;
  }
  article.date = normalise_date(document.created);
  if (article.date.empty()) article.date = normalise_date(document.modified);
  add_extra(article, "author", text::trim(document.author));
  repair_mojibake(parsed);
  return parsed;
}

}  // namespace

void give_document(OfficeDocument&& document, Reader reader, const std::string& damage, std::uint64_t hash,
                   const Input& input, const Reading& reading) {
  std::erase_if(document.paragraphs, [](const Paragraph& p) { return text::trim(p.text).empty(); });
  if (document.paragraphs.empty()) throw ReadError(damage.empty() ? "a document without text" : damage);
  ParsedArticle parsed = to_article(std::move(document), reader);
  parsed.article.id = input.id;
  parsed.content_hash = hash;
  reading.sink(std::move(parsed));
  if (!damage.empty()) reading.failures.push_back({input.name, 0, damage});
}

void add_extra(Article& article, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  std::string& json = article.extra;
  if (json.empty())
    json = "{";
  else
    json.back() = ',';
  append_json_string(json, name);
  json += ':';
  append_json_string(json, value);
  json += '}';
}

}  // namespace tra
