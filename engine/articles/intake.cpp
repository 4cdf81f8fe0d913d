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
    : snapshot_(snapshot),
      remembered_facets_(remembered_facets(snapshot.get())),
      extractor_(FacetExtractor::load(options.rules, remembered_facets_)),
      keeper_(std::move(snapshot), options.now),
      facets_(options.extract_facets) {}

namespace {

std::vector<std::string> own_facets_read(const Article& article, const FacetExtractor& extractor) {
  Article unread = article;
  unread.own_facets.clear();
  extractor.extract(unread);
  return unread.own_facets;
}

}  // namespace

bool Intake::read_own_facets_again(const std::function<bool(const std::string&)>& is_of_archive, IndexWriter& writer,
                                   const WorkObserver& observer) {
  if (snapshot_ == nullptr || !own_facets_changed() || !facets_) return true;
  const FacetExtractor before = FacetExtractor::load({}, remembered_facets_);
  const Annotations annotations = read_annotations(*snapshot_);
  bool whole = true;
  snapshot_->for_each([&](DocAddress, const Document& document) {
    if (observer.cancelled()) return whole = false;
    if (is_of_archive(document.key())) return true;
    Article article = to_article(document);
    restore(article);
    // Facets that the rules of then do not read out of the text were given.
    if (article.own_facets != own_facets_read(article, before)) return true;
    std::vector<std::string> now = own_facets_read(article, extractor_);
    if (now == article.own_facets) return true;
    article.own_facets = std::move(now);
    if (const auto annotation = annotations.find(article.id); annotation != annotations.end())
      annotate(article, annotation->second);
    writer.add(take_document(std::move(article), std::string(document.text("file"))));
    const std::lock_guard lock(mutex_);
    ++counts_.own_facets_changed;
    return true;
  });
  return whole;
}

void Intake::save(IndexWriter& writer) {
  if (!own_facets_changed()) return;
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
