// Mirrors archives in an index: new articles are added, changed ones replaced, and deleted ones removed.
//
//   tra::Mirror mirror(tra::open_directory("news.tra", true));
//   const tra::MirrorReport report = mirror.run({{.path = "pages"}});   // updates this archive only
//   const tra::MirrorReport all = mirror.run();                          // updates all known archives
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

// An archive to mirror: a folder or a file. The index remembers a new archive. A path inside a known archive updates
// only that part. Settings that are left out keep their values of the last run.
struct ArchiveSource {
  std::string path;
  std::optional<std::string> name = {};  // prefix of the archive's ids, "NAME/ID", which makes them unique
  std::optional<std::vector<std::string>> include = {}, exclude = {};  // patterns, see WalkOptions
  std::optional<bool> follow = {};                                     // follow symbolic links out of the archive
};

struct MirrorOptions {
  ArticleWriterOptions writing;
  bool rebuild = false;  // read and index every file again, even if unchanged

  // The guard against removals. It holds all removals of an archive back when their number exceeds both limits, and
  // when the archive is missing, empty, or no longer a mount point. New and changed articles are indexed anyway. When
  // only one limit is set, that limit decides.
  std::optional<std::uint64_t> max_removals;    // number of articles of one archive
  std::optional<unsigned> max_removal_percent;  // percentage of its articles; default of both: 10 articles and 20 %
  bool allow_removals = false;                  // disables the guard

  std::chrono::milliseconds wait{0};  // time to wait for another writer before Error(locked)
};

// Counts for one reader.
struct ReaderCounts {
  std::uint64_t files = 0;  // read in this run
  std::uint64_t articles = 0, added = 0, updated = 0, unchanged = 0, removed = 0, failed = 0;
  std::uint64_t passed_over = 0;  // inputs that hold no article by nature, and members that an article does not need
  ReaderCounts& operator+=(const ReaderCounts& other);
};

// An archive that the index remembers.
struct MirroredArchive {
  enum class Outcome : std::uint8_t {
    unfinished,  // the last run was cancelled, failed, or is still running
    done,
    held_back,  // the guard kept articles that are gone
  };
  struct LastRun {
    Outcome outcome = Outcome::unfinished;
    std::int64_t began = 0;  // seconds since 1970-01-01 UTC
    std::uint64_t milliseconds = 0;
    ReaderCounts counts;
    std::uint64_t held_back = 0;  // articles that are gone but were kept
  };

  std::string path;   // absolute
  std::string given;  // as first given by the caller
  std::string name;   // prefix of its ids; empty: ids are paths relative to the archive
  std::vector<std::string> include, exclude;
  bool follow = false;
  bool mount_point = false;
  std::uint64_t articles = 0;  // in the index after the last run
  LastRun last;
};

// What one run did with one archive, or with a part of it.
struct ArchiveReport {
  // How the rules of facets compare with those its articles were read by. Where the user's have changed, a run over the
  // whole archive reads every article again, and a run over a part of it does not. After a change of the built-in ones
  // or of the readers a run with `rebuild` reads every article again.
  enum class Rules : std::uint8_t { unchanged, changed, built_in_changed };

  std::string path, part;  // `part` is relative to the archive; empty for the whole
  Rules rules = Rules::unchanged;
  ReaderCounts counts;
  std::string held_back_reason;        // empty when the guard did not act
  bool removals_exceeded = false;      // the guard acted on the number of removals, not on how the archive looks
  std::vector<std::string> held_back;  // ids that are gone but were kept, in byte order
  std::vector<std::string> removed;    // removed ids, in byte order
};

struct MirrorReport {
  std::vector<ArchiveReport> archives;
  std::array<ReaderCounts, reader_count> readers;  // for each Reader, over all archives of the run
  std::uint64_t files = 0;                         // in these archives
  std::uint64_t files_unchanged = 0;               // not read again
  std::uint64_t bytes_read = 0;                    // size on disk
  std::uint64_t rezoned = 0;        // pages whose zones were found again because repeated paragraphs changed
  std::uint64_t documents = 0;      // in the index after the run
  std::uint64_t of_no_archive = 0;  // of these, what came by other ways than a mirror
  IntakeCounts intake;
  // Of each kind below, at most 10,000 entries; one more then counts the others.
  std::vector<ReadFailure> failures;     // inputs that could not be read or indexed
  std::vector<ReadFailure> passed_over;  // inputs that are no articles, with reasons
  std::vector<ReadFailure> duplicates;   // articles whose id occurs again in their archive; the later one is used
  std::vector<ReadFailure> conflicts;    // articles left out because another archive's article has their id
  bool cancelled = false;                // what was done is committed; the next run continues
  double seconds = 0;

  ReaderCounts total() const;
  std::uint64_t held_back() const;
  // Whether the index now equals the archives, except for inputs that could not be read.
  bool complete() const { return !cancelled && held_back() == 0 && !guarded() && conflicts.empty(); }
  bool guarded() const;  // the guard acted in some archive
};

// What a run would do; ids are in byte order.
struct MirrorPlan {
  std::vector<std::string> added, replaced, removed;
  MirrorReport report;  // what was found while reading
};

// Keeps an index equal to its archives. The state that a run needs of the previous one is stored in the index and
// committed with the articles. Files with unchanged size and time of change are not read.
//
// An id belongs to one article of the index. Within an archive, the last article in byte order of the paths has it.
// Between archives, the article that was there first keeps it, and the other one is a conflict. Articles added by
// ArticleWriter are never removed or replaced.
//
// A run reads and indexes with threads of its own. It commits every half minute and when it is cancelled, and it holds
// the lock of the index from beginning to end. Time and memory are linear in the changed files. The state is held in
// memory: about 140 bytes per article, and eight per paragraph of a page. One object is used by one thread at a time;
// several objects and processes exclude each other by the lock.
//
// Throws Error(locked) when another writer is open; Error(invalid_argument) for an archive that contains a known one, a
// name or patterns for a part of an archive, a new name for an archive with articles, or when there is nothing to
// mirror; Error(io) for an unknown archive that does not exist; Error(corruption) or Error(version) when the state
// cannot be read; and the errors of ArticleWriter. After an error the last commit is intact.
class Mirror {
 public:
  explicit Mirror(std::shared_ptr<Directory> index, MirrorOptions options = {});

  // The archives that a snapshot's index remembers, in the order in which they were added.
  static std::vector<MirroredArchive> archives(const Snapshot& snapshot);

  // Reads what a run would read without changing anything; needs no lock. A missing index counts as empty.
  MirrorPlan plan(const std::vector<ArchiveSource>& archives = {}, const WorkObserver& observer = {}) const;

  // Updates these archives and leaves others unchanged. Without arguments, updates all known archives.
  MirrorReport run(const std::vector<ArchiveSource>& archives = {}, const WorkObserver& observer = {});

  // Removes an archive and its articles from the index; returns the number of articles. Throws Error(invalid_argument)
  // with the known archives when the index does not remember this one.
  std::uint64_t forget(const std::string& path);

 private:
  const std::shared_ptr<Directory> index_;
  const MirrorOptions options_;
};

}  // namespace tra
