// Adds, replaces and removes documents of an index, one writer at a time.
//
// An IndexWriter holds the index's lock from construction to destruction. add() and remove() may be called from many
// threads; commit(), rollback() and merge() exclude each other and wait for adds under way. Nothing is visible to a
// Snapshot before commit() has returned, and what a returned commit() holds survives a crash of process or machine.
// After an Error(io) or Error(resource_exhausted) the last commit stands and the writer takes only rollback().
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tra/directory.h"
#include "tra/document.h"
#include "tra/schema.h"

namespace tra {

struct WriterOptions {
  std::uint64_t memory_budget = 256ull << 20;  // bytes of all in-memory segments together, flushing included; >= 16 MiB
  unsigned threads = 1;                        // in-memory segments filled at once, 1 to 64
  bool background_merge = true;                // merge while adding; else only merge() merges
};

enum class MergeOrder : std::uint8_t {
  keep,   // documents stay in the order they were added
  date,   // newest first, by the first date field of the schema
  graph,  // recursive graph bisection (Dhulipala et al., KDD 2016): similar documents side by side
};

struct CommitInfo {
  std::uint64_t generation = 0;  // of the manifest written; unchanged when there was nothing to commit
  std::uint64_t documents = 0;   // live after the commit
  std::uint64_t removed = 0;     // documents this commit removed or replaced
};

class IndexWriter {
 public:
  // Opens the index in `directory`, or makes an empty one with `schema`. Error(locked) when another writer is open,
  // Error(invalid_argument) when the index there has another schema. Sweeps files that no manifest names.
  IndexWriter(std::shared_ptr<Directory> directory, const Schema& schema, WriterOptions options = {});
  // Opens an index that exists, with its own schema.
  explicit IndexWriter(std::shared_ptr<Directory> directory, WriterOptions options = {});
  ~IndexWriter();  // what was not committed is dropped
  IndexWriter(IndexWriter&&) noexcept;

  const Schema& schema() const noexcept;

  void add(const Document& document);  // replaces the document of the same key
  void remove(std::string_view key);   // no error when there is none
  CommitInfo commit();
  void rollback();  // drops everything since the last commit
  // Commits, then merges all segments into one, dropping deleted documents; commits again.
  void merge(MergeOrder order = MergeOrder::keep);
  // Waits until no background merge is under way or due. Without it the destructor waits for the one under way only.
  void finish_merges();

  // Small named values that a commit writes with the documents, such as what a nightly job knows of its archive.
  // At most 1 GiB each; an empty value removes the name.
  void set_attachment(const std::string& name, std::string bytes);

  // Bytes held by in-memory segments now.
  std::uint64_t memory() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tra
