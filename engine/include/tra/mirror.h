// An index that mirrors archives: what is new is added, what has changed is replaced, what is gone is removed.
//
//   tra::Mirror mirror(tra::open_directory("news.tra", true));
//   const tra::MirrorReport report = mirror.run({{.path = "pages"}});
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tra/archive.h"
#include "tra/article_index.h"
#include "tra/directory.h"

namespace tra {

struct ArchiveSource {
  std::string path;  // a folder or a file
  WalkOptions walking;
};

struct MirrorOptions {
  ArticleWriterOptions writing;
  bool rebuild = false;  // read and index every file again, also those that have not changed
};

// Counts of one kind of reader.
struct ReaderCounts {
  std::uint64_t files = 0;  // read in this run
  std::uint64_t articles = 0, added = 0, updated = 0, unchanged = 0, removed = 0, failed = 0;
  std::uint64_t passed_over = 0;  // inputs that hold no article by their nature, members an article is read without
  ReaderCounts& operator+=(const ReaderCounts& other);
};

struct MirrorReport {
  std::array<ReaderCounts, 4> readers;  // by Reader
  std::uint64_t files = 0;              // of the archives
  std::uint64_t files_unchanged = 0;    // not read again
  std::uint64_t bytes_read = 0;         // on disk
  std::uint64_t rezoned = 0;            // pages divided anew because of what other pages have in common with them
  std::uint64_t documents = 0;          // in the index at the end
  IntakeCounts intake;
  std::vector<ReadFailure> failures;
  std::vector<ReadFailure> passed_over;
  std::vector<ReadFailure> duplicates;  // articles whose id another place gives too
  bool cancelled = false;               // the index stands at its last commit, the next run goes on from there
  double seconds = 0;

  ReaderCounts total() const;
};

// What a run would do, by id in byte order.
struct MirrorPlan {
  std::vector<std::string> added, replaced, removed;
  MirrorReport report;  // what reading told
};

// Reads the archives and keeps the index like them. What a run needs to know of the last one is kept in the index, so
// it is committed together with the articles; files whose size and time of change are as they were are not read.
//
// A run reads and indexes in threads of its own, commits every half minute, and holds the index's lock from its
// beginning to its end. Time and memory: linear in the files that have changed; the state of the last run, some dozen
// bytes an article and eight a paragraph of a page, is held in memory. The members of one object are called by one
// thread at a time; several objects and processes exclude each other by the index's lock.
//
// Error(locked) when another writer is open, Error(io) for an archive that is not there, Error(corruption) when the
// state cannot be read, and as ArticleWriter.
class Mirror {
 public:
  explicit Mirror(std::shared_ptr<Directory> index, MirrorOptions options = {});

  // Reads what a run would read, and changes nothing. An index that is not there yet counts as empty.
  MirrorPlan plan(const std::vector<ArchiveSource>& archives, const WorkObserver& observer = {}) const;

  MirrorReport run(const std::vector<ArchiveSource>& archives, const WorkObserver& observer = {});

 private:
  const std::shared_ptr<Directory> index_;
  const MirrorOptions options_;
};

}  // namespace tra
