// Adds, replaces and removes documents of an index. An index has one writer at a time.
//
//   tra::IndexWriter writer(tra::open_directory("notes.tra", true), schema);
//   writer.add(tra::Document("lao-8").add("title", "Tham khảo Chính trị Việt Nam - Lào lần thứ 8"));
//   writer.commit();
//
// An IndexWriter holds the lock of the index for its lifetime. add() and remove() may be called from many threads.
// commit(), rollback() and merge() exclude each other and wait for running adds. Changes become visible to new
// Snapshots when commit() returns, and then survive a crash of the process or the machine. After Error(io) or
// Error(resource_exhausted) the last commit is intact, and the writer accepts only rollback().
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/directory.h"
#include "tra/document.h"
#include "tra/schema.h"

namespace tra {

struct WriterOptions {
  std::uint64_t memory_budget = 256ull << 20;  // bytes of all in-memory segments, also while flushing; at least 16 MiB
  unsigned threads = 1;                        // in-memory segments filled at once, 1 to 64
  bool background_merge = true;                // merge while adding; else only merge() merges
  // Whether fields at the end of the schema that the index does not have are added to it by the next commit. Documents
  // that were added before have no value of them.
  bool add_fields = false;
  // Of background merges: none makes a segment larger than this, and a commit that finds so many segments waits for
  // the merges that are due.
  std::uint64_t most_segment_bytes = 8ull << 30;
  std::size_t most_segments = 256;
  // Not empty: segments get ids that follow from this text and their number, so that the same documents added by one
  // thread to an empty directory with the same budget give the same bytes in every file. No two indexes whose segments
  // may meet in one have the same text here.
  std::string segment_ids = {};
  // Of the program's own, for an index that is opened without a schema. A schema brings those that it names.
  std::vector<Analysis> analyses = {};
  // Background merges at once, 1 to 16, of different segments. Each is a thread; together they need as much free space
  // as their inputs occupy.
  unsigned merges = 1;
};

enum class MergeOrder : std::uint8_t {
  keep,   // in the order of addition
  date,   // newest first, by the first date field of the schema
  graph,  // recursive graph bisection (Dhulipala et al., KDD 2016): similar documents adjacent
};

struct CommitInfo {
  std::uint64_t generation = 0;  // of the written manifest; unchanged when there was nothing to commit
  std::uint64_t documents = 0;   // live documents after the commit
  std::uint64_t removed = 0;     // documents that this commit removed or replaced
};

// Segments of another index that are taken over as they are.
struct Adoption {
  std::shared_ptr<const Directory> from;  // its newest commit; only read
  std::vector<std::string> leave_out;     // keys of documents that are not taken
  bool keys_are_new = false;              // the caller knows that the index has none of the keys: none is looked up
  bool verify = true;                     // the checksum of every byte is verified before anything is taken over
};

class IndexWriter {
 public:
  // Opens the index in `directory`, or creates one with `schema`. Throws Error(locked) when another writer is open, and
  // Error(invalid_argument) when the index has another schema. Removes files that no manifest names.
  IndexWriter(std::shared_ptr<Directory> directory, const Schema& schema, WriterOptions options = {});
  // Opens an existing index with its own schema.
  explicit IndexWriter(std::shared_ptr<Directory> directory, WriterOptions options = {});
  ~IndexWriter();  // drops uncommitted changes
  IndexWriter(IndexWriter&&) noexcept;

  const Schema& schema() const noexcept;

  // Replaces the document with the same key. Error(invalid_argument), after which the writer goes on, for a key that is
  // none (tra/document.h), a field that the schema does not have, a value of another type than its field's, and a value
  // above the limits of FORMAT.md. Linear in the text; writes a segment when the memory budget is reached.
  void add(const Document& document);
  void remove(std::string_view key);  // no error when it does not exist
  // Writes and syncs what is in memory. Time: that of inverting and writing it, and of looking up the keys in the older
  // segments.
  CommitInfo commit();
  void rollback();  // drops everything since the last commit
  // Commits, then merges segments, the smallest first, until there are at most so many, dropping their deleted
  // documents; commits again. One segment is always written anew where it has deleted documents or gets another order;
  // with more than one, documents keep their order. Memory: 13 bytes a document of the segments merged, their values
  // of columns and words of pairs.
  void merge(MergeOrder order = MergeOrder::keep, std::size_t segments = 1);
  // Stops the background merge that is under way within a second, and none begins any more. From any thread.
  void abort_merges() noexcept;
  // Waits for the background merges under way, and none begins any more; abort_merges() from another thread ends the
  // wait. The destructor does it too, but nothing may call a writer that is being destroyed.
  void end_merges();
  // Commits what was added, and in the same commit takes over the segments of other indexes of the same schema and
  // text analysis, without writing them again: their files are linked where the storage can, else copied. A document
  // taken over replaces the document of its key, and a later index those of an earlier one. Time: that of verifying and
  // of looking up keys. Error(invalid_argument) for another schema, for a segment that the index has already;
  // Error(corruption), Error(version). After an error the last commit stands and the writer takes only rollback().
  CommitInfo adopt(const std::vector<Adoption>& others);
  // Waits until no background merge is under way or due. Without it the destructor waits for the one under way only.
  void finish_merges();

  // Stores a small named value with the next commit, such as the state of a nightly job. A value has at most 1 GiB; an
  // empty one removes the name.
  void set_attachment(const std::string& name, std::string bytes);

  // Current memory use of in-memory segments, in bytes.
  std::uint64_t memory() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tra
