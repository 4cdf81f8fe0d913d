// Indexing pages again whose zones are outdated.
#include <set>
#include <utility>

#include "articles/indexing_pool.h"
#include "articles/mirror/mirror_run.h"

namespace tra::articles {

// Finds the zones of some pages again. A page is outdated when one of its paragraphs became repeated, or stopped being
// so, after the page was indexed: this concerns the first pages of a run, and pages that share paragraphs with changed
// ones. A page is also outdated when a feed now says something else about it.
void MirrorRun::rezone_outdated() {
  paragraphs_ = {};  // every article was counted as it came; what counts now are those that are left
  const ParagraphCounts counts = claims_.count_paragraphs();
  const PageNotes notes = claims_.notes();
  const auto outdated = claims_.outdated(counts, notes);
  const std::vector<std::pair<std::uint32_t, std::set<std::string>>> files(outdated.begin(), outdated.end());
  const auto read = [&](std::size_t source, const ArticleSink& sink) {
    const auto& [file, ids] = files[source];
    std::vector<ReadFailure> told_before;
    read_file(
        listed(file), reading_,
        [&, &wanted = ids, number = file](ParsedArticle&& article) {
          article.article.id = id_of(number, article.article.id);
          if (wanted.contains(article.article.id)) sink(std::move(article));
        },
        told_before);
  };
  IndexingPool pool(options_.writing.threads, reading_.long_texts);
  pool.run(files.size(), read, [&](std::size_t source, ParsedArticle&& article) {
    rezone(files[source].first, std::move(article), counts, notes);
  });
}

void MirrorRun::rezone(std::uint32_t file, ParsedArticle&& article, const ParagraphCounts& counts,
                       const PageNotes& notes) {
  if (observer_.cancelled()) throw Cancelled{};
  const std::string id = article.article.id;
  const std::uint64_t hash = article.content_hash;
  const Reader reader = article.reader;
  {
    const std::lock_guard lock(mutex_);
    if (claims_.content_hash(id) != hash) return;  // changed since; the next run will index it
  }
  std::vector<std::uint64_t> paragraphs;
  const auto lookup = [&](std::vector<PageParagraph>& asked) {
    for (PageParagraph& paragraph : asked) paragraph.repeated = counts.repeated(paragraph.hash);
    paragraphs = to_records(asked);
  };
  Claims::Indexed indexed{hash, reader};
  const PageNote* note = note_for(article, notes, indexed);
  const Document document =
      intake_.document_again(std::move(article), id_of(file, claims_.file(file).key), lookup, note);
  indexed.page.paragraphs = std::move(paragraphs);
  {
    std::unique_lock turn(turnstile_);
    const std::shared_lock adding(indexing_);
    turn.unlock();
    writer_->add(document);
    const std::lock_guard lock(mutex_);
    claims_.indexed(id, indexed);
    ++report_.rezoned;
  }
  commit_when_due();
}

}  // namespace tra::articles
