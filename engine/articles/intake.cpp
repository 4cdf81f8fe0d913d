#include "articles/intake.h"

#include <algorithm>
#include <utility>

#include "articles/article_document.h"
#include "articles/own_facets.h"

namespace tra::articles {

WriterOptions writing_options(const ArticleWriterOptions& options) {
  WriterOptions writing;
  writing.threads = options.threads;
  writing.memory_budget = options.memory_budget;
  writing.merges = std::clamp(options.threads / 2, 1u, 16u);
  return writing;
}

ReadOptions reading_options(const ArticleWriterOptions& options) {
  ReadOptions reading;
  reading.members = options.members;
  reading.filters = Filters::load(options.rules);
  reading.long_texts = std::make_shared<LongTexts>();
  return reading;
}

namespace {

std::string remembered_facets(const Snapshot* snapshot) {
  return snapshot == nullptr ? std::string() : snapshot->attachment(own_facets_attachment).value_or("");
}

}  // namespace

Intake::Intake(const ArticleWriterOptions& options, std::shared_ptr<const Snapshot> snapshot)
    : remembered_facets_(remembered_facets(snapshot.get())),
      extractor_(FacetExtractor::load(options.rules, remembered_facets_)),
      keeper_(std::move(snapshot), options.now),
      facets_(options.extract_facets) {}

void Intake::save(IndexWriter& writer) {
  if (extractor_.own_facets() == remembered_facets_) return;
  remembered_facets_ = extractor_.own_facets();
  writer.set_attachment(own_facets_attachment, remembered_facets_);
}

// Finds the zones of pages only. The zones of an article that came as data, such as JSON, are kept as given.
void Intake::complete(ParsedArticle& parsed, const ParagraphLookup& lookup, const PageNote* note) const {
  if (parsed.raw_page)
    extractor_.split_zones(parsed.article, lookup);
  else if (parsed.of_site && lookup)
    extractor_.cut_repeated(parsed.article, lookup);
  if (note != nullptr) {
    if (parsed.article.title.empty()) parsed.article.title = note->title;
    if (parsed.article.date.empty()) parsed.article.date = note->date;
  }
  if (facets_) extractor_.extract(parsed.article);
  if (parsed.article.date.empty()) parsed.article.date = parsed.saved;  // a page cannot be published after it was saved
  keeper_.complete(parsed.article);
}

Document Intake::document(ParsedArticle&& parsed, const std::string& file, const ParagraphLookup& lookup,
                          const PageNote* note) {
  complete(parsed, lookup, note);
  const Article& article = parsed.article;
  {
    const std::lock_guard lock(mutex_);
    ++counts_.articles;
    counts_.text_bytes += article.title.size() + article.lead.size() + article.body.size() + article.captions.size() +
                          article.tail.size();
    counts_.without_title += article.title.empty();
    counts_.without_date += article.date.empty();
    counts_.without_country += article.partner_country.empty();
    if (parsed.encoding != "utf-8") ++counts_.repaired_encodings[parsed.encoding];
  }
  return take_document(std::move(parsed.article), file);
}

Document Intake::document_again(ParsedArticle&& parsed, const std::string& file, const ParagraphLookup& lookup,
                                const PageNote* note) const {
  complete(parsed, lookup, note);
  return take_document(std::move(parsed.article), file);
}

IntakeCounts Intake::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

}  // namespace tra::articles
