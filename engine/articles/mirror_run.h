// One run of a mirror: reads the files that need it, indexes what has changed, removes what is gone, commits. Without a
// writer it only notes what it would do.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include "articles/claims.h"
#include "articles/intake.h"
#include "articles/paragraph_counts.h"
#include "tra/archive.h"
#include "tra/index_writer.h"
#include "tra/mirror.h"

namespace tra::articles {

struct Archives {
  std::vector<ArchiveFile> files;
  std::vector<ReadFailure> failures;  // folders and files that could not be looked into
};

class MirrorRun {
 public:
  // `last_state`: the bytes of the last run's state, empty when there is none. `writer` is null for a plan.
  MirrorRun(const MirrorOptions& options, Archives archives, std::string last_state, IndexWriter* writer,
            const WorkObserver& observer);

  MirrorReport run();
  MirrorPlan plan();

 private:
  struct Cancelled {};
  struct Deferred {
    std::uint32_t file;
    ParsedArticle article;
  };

  void read_and_remove();
  void read_changed_files();
  void read_one(std::uint32_t file, const ArticleSink& sink);
  bool accept(std::uint32_t file, std::uint32_t number_in_file, ParsedArticle& article);
  void index(std::uint32_t file, ParsedArticle&& article);
  void index_deferred();
  void rezone_outdated();
  void rezone(std::uint32_t file, ParsedArticle&& article, const ParagraphCounts& counts);
  void remove_gone();
  void note(const std::string& id, std::uint64_t content_hash, Reader reader);
  void commit_when_due();
  void commit();
  void finish_report();
  void count_and_look_up(std::vector<PageParagraph>& paragraphs);
  void see(std::uint32_t file, std::uint64_t bytes);
  void tell(const ReadFailure& failure) { tell(failure, report_.failures); }
  void tell(const ReadFailure& failure, std::vector<ReadFailure>& kind);
  void tell(const ReadFailure& failure, Reader reader);
  ReaderCounts& counts(Reader reader) { return report_.readers[static_cast<std::size_t>(reader)]; }

  const unsigned threads_;
  const Archives archives_;
  IndexWriter* const writer_;
  const WorkObserver& observer_;
  const ReadOptions reading_;
  Intake intake_;
  std::string last_state_;
  Claims claims_;
  ParagraphCounts paragraphs_;                // of what was there at the beginning and what has come since
  std::map<std::string, Deferred> deferred_;  // by id
  MirrorReport report_;
  MirrorPlan plan_;
  std::vector<std::uint64_t> bytes_seen_;  // of each file, for the progress line
  std::uint64_t bytes_done_ = 0, bytes_to_read_ = 0;
  std::mutex mutex_;  // of the members from claims_ on

  // An article's document and its record in the claims change together: whoever indexes holds `indexing_` shared, a
  // commit holds it alone. `turnstile_` lets a waiting commit in.
  std::shared_mutex indexing_;
  std::mutex turnstile_, committing_;
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
};

}  // namespace tra::articles
