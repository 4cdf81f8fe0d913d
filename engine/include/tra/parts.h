// An index built in parts by many tasks, on one machine or on many that see the same files.
//
//   tra::PartPlan plan = tra::PartPlan::make("plan", {{.path = "/archive"}}, {.parts = 64});
//   plan.count(i);                                  // of every part, in any order, by any task
//   plan.merge_counts();                            // once, when all parts are counted
//   plan.build(i, "parts/" + std::to_string(i));    // of every part, in any order, by any task
//   tra::adopt_parts(tra::open_directory("news.tra", true), folders);
//
// The index is then as if one tra::Mirror had read all, but for the boundaries of its segments, and the next run of a
// mirror goes on from there. A task that is killed, run again, or run twice at once changes nothing: what it writes has
// its name when it is whole, and equal inputs give equal bytes. A file that has changed since the plan was made is an
// error of the task that reads it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tra/archive.h"
#include "tra/article_index.h"
#include "tra/directory.h"
#include "tra/index_writer.h"
#include "tra/mirror.h"

namespace tra {

struct PartOptions {
  unsigned parts = 1;            // 1 to 10,000
  ArticleWriterOptions writing;  // of every part; `threads` must be 1, as the order of articles makes the bytes; `now`
                                 // is when the plan was made, and when its articles came
  MergeOrder order = MergeOrder::keep;  // of the articles within each part; another than `keep` makes one segment of it
};

struct PartCount {
  std::uint64_t files = 0, articles = 0, failed = 0;
  bool done_before = false;  // an earlier attempt has counted this part: nothing was done
  bool cancelled = false;    // the observer's flag stopped it; nothing was written
};

// What holds for all parts together.
struct CountsOfParts {
  std::uint64_t articles = 0;             // given by files
  std::uint64_t given_twice = 0;          // left out: a later place of the archive gives the same id
  std::uint64_t taken = 0;                // left out: an earlier archive gives the same id
  std::uint64_t copies = 0;               // of the rest, articles whose bytes are those of another
  std::uint64_t repeated_paragraphs = 0;  // that stand in three pages or more
};

struct PartReport {
  std::uint64_t files = 0, articles = 0, text_bytes = 0;
  std::uint64_t segments = 0, bytes = 0;
  std::vector<ReadFailure> failures, passed_over, duplicates, conflicts;  // as MirrorReport has them
  bool done_before = false;  // an earlier attempt has built this part: nothing was done, only the sizes are known
  bool cancelled = false;    // the observer's flag stopped it; nothing is left of it
};

// A plan in a folder that all tasks see. Immutable: several threads may use one object.
class PartPlan {
 public:
  // Lists the archives and divides them by size into parts, in the order of the archives; a file of JSON Lines that is
  // not compressed may be divided between two lines. Error(invalid_argument) when the folder holds another plan.
  static PartPlan make(const std::string& folder, const std::vector<ArchiveSource>& archives,
                       const PartOptions& options);
  // Error(io) when there is none; Error(version), Error(corruption).
  static PartPlan open(const std::string& folder);
  PartPlan(PartPlan&&) noexcept;
  ~PartPlan();

  unsigned parts() const noexcept;
  std::uint64_t files() const noexcept;
  std::uint64_t bytes() const noexcept;
  std::uint64_t bytes(unsigned part) const;                   // parts are counted from 1
  const std::vector<ReadFailure>& failures() const noexcept;  // of listing the archives
  std::string id() const;                                     // 16 hexadecimal digits

  // Reads a part and notes its keys, paragraphs and notes in the plan's folder.
  PartCount count(unsigned part, const WorkObserver& observer = {}) const;
  // Decides over all parts which of several articles of an id is taken, which paragraphs are repeated, which notes
  // hold. Memory: 32 bytes an article, 16 a paragraph of a page. Error(invalid_argument) naming parts not counted.
  CountsOfParts merge_counts() const;
  // Builds the segments of a part as a folder of that name, which is there only when it is whole. It is an index of its
  // own, and part.json in it says what went into it. Error(invalid_argument) when the counts are not merged, or the
  // folder holds something else.
  PartReport build(unsigned part, const std::string& folder, const WorkObserver& observer = {}) const;

 private:
  struct Impl;
  explicit PartPlan(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct AdoptOptions {
  bool verify = true;  // the checksum of every byte before anything is taken over
};

struct AdoptReport {
  unsigned parts = 0;                    // of the plan
  std::vector<unsigned> adopted;         // now
  std::vector<unsigned> adopted_before;  // or given twice: nothing was done
  std::vector<unsigned> missing;         // still to be adopted
  std::uint64_t articles = 0;            // added
  std::vector<std::string> left_out;     // ids that another archive or an article of no archive has
  std::uint64_t documents = 0;           // in the index at the end
};

// Takes over built parts of one plan in one commit. Their files are linked where the file system can, else copied, and
// the folders stay as they are. Nothing is changed when one part is damaged or does not belong to the others.
//
// Error(invalid_argument) for folders of several plans or counts, for an archive that the index mirrors otherwise than
// by this plan, and for articles of a part that a sync has brought in meanwhile; and as IndexWriter::adopt.
AdoptReport adopt_parts(const std::shared_ptr<Directory>& index, const std::vector<std::string>& folders,
                        const AdoptOptions& options = {});

}  // namespace tra
