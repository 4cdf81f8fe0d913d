// One in-memory segment and what was flushed from it since the last commit.
//
// Documents of one key always go to the same worker, so their order is the order in which the worker saw them.
// One thread at a time, but for memory().
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "index/segment_builder.h"
#include "tra/format/live_docs.h"

namespace tra::index {

// A segment flushed but not committed, and the keys by which it deletes documents of older segments.
struct FlushedSegment {
  format::ManifestSegment info;
  format::LiveDocs live;
  std::vector<std::string> keys;      // of its documents, and removed while it was filled: gone from committed segments
  std::vector<std::string> replaced;  // those of `keys` that this worker may have flushed before since the commit
};

class IndexWorker {
 public:
  IndexWorker(Directory& directory, const Schema& schema, std::uint64_t memory_budget)
      : directory_(directory), schema_(schema), memory_budget_(memory_budget), analyzer_(schema.analyzer()) {}

  void add(const Document& document, std::string_view stored);
  void remove(const std::string& key);
  void flush();
  // Bytes held after the last call. From any thread.
  std::uint64_t memory() const noexcept { return memory_.load(std::memory_order_relaxed); }

  // What was flushed, oldest first. An entry without documents only removes keys.
  std::vector<FlushedSegment>& flushed() noexcept { return flushed_; }
  void forget();  // after a commit: what was flushed belongs to it
  // After a failure: also removes flushed segments that the last commit does not name.
  void drop(const format::Manifest& last_commit);

 private:
  void note_key(const std::string& key);
  void drop_builder();

  Directory& directory_;
  const Schema& schema_;
  std::uint64_t memory_budget_;
  Analyzer analyzer_;
  std::unique_ptr<SegmentBuilder> builder_;
  std::vector<std::string> keys_, replaced_;
  std::size_t key_bytes_ = 0;
  std::unordered_set<std::uint64_t> flushed_keys_;  // hashes
  std::vector<FlushedSegment> flushed_;
  std::atomic<std::uint64_t> memory_ = 0;
};

}  // namespace tra::index
