// An index that mirrors archives: what is new is added, what has changed is replaced, what is gone is removed.
//
//   tra::Mirror mirror(tra::open_directory("news.tra", true));
//   const tra::MirrorReport report = mirror.run({{.path = "pages"}});   // this archive; the others stay as they are
//   const tra::MirrorReport all = mirror.run();                          // all the index remembers
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tra/archive.h"
#include "tra/article_index.h"
#include "tra/directory.h"
#include "tra/snapshot.h"

namespace tra {

// An archive to be mirrored: a folder or a file. One the index does not know is remembered. A path inside an archive
// it knows brings that part up to date. What is left out stays as it was at the last run.
struct ArchiveSource {
  std::string path;
  std::optional<std::string> name = {};  // leads the archive's ids, "NAME/ID", so that they differ from other archives'
  std::optional<std::vector<std::string>> include = {}, exclude = {};  // patterns as WalkOptions has them
  std::optional<bool> follow = {};                                     // links out of the archive
};

struct MirrorOptions {
  ArticleWriterOptions writing;
  bool rebuild = false;  // read and index every file again, also those that have not changed

  // The guard: a run that would remove more of an archive's articles than both bounds allow removes none of them; nor
  // does one whose archive is missing, empty, or was a mount point at the last run and is none now. What is new and
  // what has changed is indexed all the same. Where only one bound is set, it alone decides.
  std::optional<std::uint64_t> max_removals;    // articles of one archive
  std::optional<unsigned> max_removal_percent;  // of the articles it has; neither set: 10 articles and 20 %
  bool allow_removals = false;                  // no guard

  std::chrono::milliseconds wait{0};  // how long to wait for another writer before Error(locked)
};

// Counts of one kind of reader.
struct ReaderCounts {
  std::uint64_t files = 0;  // read in this run
  std::uint64_t articles = 0, added = 0, updated = 0, unchanged = 0, removed = 0, failed = 0;
  std::uint64_t passed_over = 0;  // inputs that hold no article by their nature, members an article is read without
  ReaderCounts& operator+=(const ReaderCounts& other);
};

// An archive the index remembers.
struct MirroredArchive {
  enum class Outcome : std::uint8_t {
    unfinished,  // the last run was cancelled, or it failed, or it is under way
    done,
    held_back,  // the guard kept articles that are gone
  };
  struct LastRun {
    Outcome outcome = Outcome::unfinished;
    std::int64_t began = 0;  // seconds since 1970-01-01 UTC
    std::uint64_t milliseconds = 0;
    ReaderCounts counts;
    std::uint64_t held_back = 0;  // articles that are gone and were kept
  };

  std::string path;   // absolute
  std::string given;  // as it was given first
  std::string name;   // leads its ids; empty: they are paths relative to the archive
  std::vector<std::string> include, exclude;
  bool follow = false;
  bool mount_point = false;
  std::uint64_t articles = 0;  // in the index at the end of the last run
  LastRun last;
};

// What one run has done to one archive, or to the part of it that was given.
struct ArchiveReport {
  std::string path, part;  // `part` is relative to the archive, empty for the whole
  ReaderCounts counts;
  std::string held_back_reason;        // empty: the guard had no cause
  std::vector<std::string> held_back;  // ids that are gone and were kept, in byte order
  std::vector<std::string> removed;    // ids that were removed, in byte order
};

struct MirrorReport {
  std::vector<ArchiveReport> archives;
  std::array<ReaderCounts, reader_count> readers;  // by Reader, of all archives of the run
  std::uint64_t files = 0;                         // of these archives
  std::uint64_t files_unchanged = 0;               // not read again
  std::uint64_t bytes_read = 0;                    // on disk
  std::uint64_t rezoned = 0;    // pages divided anew because of what other pages have in common with them
  std::uint64_t documents = 0;  // in the index at the end
  IntakeCounts intake;
  std::vector<ReadFailure> failures;     // what could not be read or indexed
  std::vector<ReadFailure> passed_over;  // what is no article, with its reason
  std::vector<ReadFailure>
      duplicates;                      // articles whose id another place of their archive gives too: the later is taken
  std::vector<ReadFailure> conflicts;  // articles that were left out: their id is that of another archive's article
  bool cancelled = false;              // what was done is committed; the next run goes on from there
  double seconds = 0;

  ReaderCounts total() const;
  std::uint64_t held_back() const;
  // Whether the index is now like the archives, but for inputs that could not be read.
  bool complete() const { return !cancelled && held_back() == 0 && !guarded() && conflicts.empty(); }
  bool guarded() const;  // the guard had cause in some archive
};

// What a run would do, by id in byte order.
struct MirrorPlan {
  std::vector<std::string> added, replaced, removed;
  MirrorReport report;  // what reading told
};

// Reads the archives and keeps the index like them. What a run needs to know of the last one is kept in the index and
// committed together with the articles; files whose size and time of change are as they were are not read.
//
// An id belongs to one article of the index. Within an archive the last in byte order of the paths has it. Between
// archives, and against articles put in by ArticleWriter, the one that was there keeps it and the other is a conflict;
// an article ArticleWriter has put in is never removed or replaced.
//
// A run reads and indexes in threads of its own, commits every half minute and when it is cancelled, and holds the
// index's lock from its beginning to its end. Time and memory: linear in the files that have changed; what is known of
// the archives, some dozen bytes an article and eight a paragraph of a page, is held in memory. The members of one
// object are called by one thread at a time; several objects and processes exclude each other by the index's lock.
//
// Error(locked) when another writer is open; Error(invalid_argument) for an archive that holds a remembered one, a name
// or patterns for a part of one, a new name for one that has articles, and nothing to mirror; Error(io) for an archive
// that is not there and is not remembered; Error(corruption) or Error(version) when what is known of the archives
// cannot be read; and as ArticleWriter. After an error the last commit stands.
class Mirror {
 public:
  explicit Mirror(std::shared_ptr<Directory> index, MirrorOptions options = {});

  // The archives a snapshot's index remembers, in the order they came.
  static std::vector<MirroredArchive> archives(const Snapshot& snapshot);

  // Reads what a run would read, and changes nothing; needs no lock. An index that is not there counts as empty.
  MirrorPlan plan(const std::vector<ArchiveSource>& archives = {}, const WorkObserver& observer = {}) const;

  // Brings these archives up to date and touches nothing of others; without any, all the index remembers.
  MirrorReport run(const std::vector<ArchiveSource>& archives = {}, const WorkObserver& observer = {});

  // Removes an archive and its articles from the index; returns how many. Error(invalid_argument), naming those there
  // are, when the index does not remember it.
  std::uint64_t forget(const std::string& path);

 private:
  const std::shared_ptr<Directory> index_;
  const MirrorOptions options_;
};

}  // namespace tra
