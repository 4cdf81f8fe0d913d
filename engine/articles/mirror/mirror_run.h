// One run of a mirror: read the files that need it, index changed articles, remove articles that are gone, and commit.
// Without a writer, the run only plans.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>
#include <vector>

#include "articles/intake.h"
#include "articles/mirror/applied_rules.h"
#include "articles/mirror/claims.h"
#include "articles/mirror/targets.h"
#include "articles/paragraph_counts.h"
#include "tra/archive.h"
#include "tra/index_writer.h"
#include "tra/mirror.h"

namespace tra::articles {

class MirrorRun {
 public:
  // `state` lists the archives of this run, `targets` their files. `writer` is null for a plan.
  MirrorRun(const MirrorOptions& options, SyncState state, std::vector<Target> targets,
            std::shared_ptr<const Snapshot> snapshot, IndexWriter* writer, const WorkObserver& observer);

  MirrorReport run();
  MirrorPlan plan();

 private:
  struct Cancelled {};
  struct Deferred {
    std::uint32_t file;
    ParsedArticle article;
  };

  std::set<std::uint32_t> archives_to_reread(const SyncState& state);
  void hold_back(const Target& target);
  void keep_to_rules();
  void read_and_remove();
  void read_changed_files(std::uint32_t archive);
  void tell_known_failures(std::uint32_t file);
  void read_one(std::uint32_t file, const ArticleSink& sink);
  bool accept(std::uint32_t file, std::uint32_t number_in_file, ParsedArticle& article);
  void conflict(std::uint32_t file, std::uint64_t line, const std::string& id, const FileRecord* holder);
  void index(std::uint32_t file, ParsedArticle&& article);
  void index_one(std::uint32_t file, ParsedArticle&& article);
  void note(const std::string& id, std::uint64_t content_hash, std::uint32_t file, Reader reader);
  void rezone_outdated();
  void rezone(std::uint32_t file, ParsedArticle&& article, const ParagraphCounts& counts, const PageNotes& notes);
  void remove_gone();
  bool exceeds_limits(std::uint64_t removals, std::uint64_t articles) const;
  void commit_when_due();
  bool is_memory_short();
  void commit();
  void remember_run();
  void remember_rules();
  void finish_report();
  void count_and_look_up(std::vector<PageParagraph>& paragraphs);
  void add_files(Target& target);
  std::string path_of(std::uint32_t file) const;
  ArchiveFile listed(std::uint32_t file) const;
  void see(std::uint32_t file, std::uint64_t bytes);
  void tell(const ReadFailure& failure) { tell(failure, report_.failures); }
  void tell(const ReadFailure& failure, std::vector<ReadFailure>& kind);
  void tell(const ReadFailure& failure, ReaderCounts& counts);
  ReaderCounts& counts(std::uint32_t file, Reader reader) { return archive_counts(claims_.file(file).archive, reader); }
  ReaderCounts& archive_counts(std::uint32_t archive, Reader reader) {
    return counts_[archive][static_cast<std::size_t>(reader)];
  }
  std::string id_of(std::uint32_t file, const std::string& id) const {
    return archive_id(claims_.archive(claims_.file(file).archive), id);
  }

  const MirrorOptions& options_;
  std::vector<Target> targets_;  // without their files, which claims_ has
  IndexWriter* const writer_;
  const WorkObserver& observer_;
  const ReadOptions reading_;
  const std::int64_t began_;  // seconds since 1970
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  Intake intake_;
  AppliedRules rules_;
  const std::set<std::uint32_t> reread_;    // archives
  bool keeps_to_rules_ = false;             // also the articles of no archive
  std::uint64_t last_state_;                // content_hash of the state as last committed
  std::string last_archives_, last_rules_;  // as last committed
  Claims claims_;
  std::map<std::uint32_t, std::string> odd_paths_;  // by file: paths that are not usual_path()
  ParagraphCounts paragraphs_;                      // paragraphs of the previous state and of this run
  PageNotes notes_;                                 // from files that need not be read
  std::set<std::string> in_work_;                   // ids of articles that are queued or being indexed
  std::map<std::string, Deferred> deferred_;        // by id: what replaces an article in work
  std::map<std::uint32_t, std::array<ReaderCounts, reader_count>> counts_;  // by archive
  std::map<std::uint32_t, ArchiveReport> archive_reports_;
  MirrorReport report_;
  MirrorPlan plan_;
  std::vector<std::uint64_t> bytes_seen_;  // for each file, for the progress
  std::uint64_t bytes_done_ = 0, bytes_to_read_ = 0;
  std::mutex mutex_;  // guards the members from claims_ on

  // A document and its record in claims_ must change together. Indexing threads therefore hold `indexing_` shared, and
  // a commit holds it exclusively. `turnstile_` gives a waiting commit precedence over new indexing.
  std::shared_mutex indexing_;
  std::mutex turnstile_, committing_;
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
};

}  // namespace tra::articles
