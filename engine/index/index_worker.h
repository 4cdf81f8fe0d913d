// An IndexWorker fills one in-memory segment and keeps the segments it flushed since the last commit.
//
// All changes to one key go to the same worker, so the worker applies them in the order in which they were made. Only
// one thread at a time may call a worker; memory() alone may be called from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "index/segment_builder.h"
#include "tra/format/live_docs.h"

namespace tra::index {

// A flushed segment that no commit names yet, with the keys whose documents in older segments the next commit deletes.
struct FlushedSegment {
  format::ManifestSegment info;
  format::LiveDocs live;
  // Keys added or removed while the segment was filled: committed documents with these keys are deleted.
  std::vector<std::string> keys;
  // The subset of `keys` that earlier flushed segments of this worker may contain, so that these are searched too.
  std::vector<std::string> replaced;
};

// The bytes of stored fields from which on a document is long: it is added alone, and its words are bounded.
inline constexpr std::size_t kLongDocument = 1 << 20;

class IndexWorker {
 public:
  using NextId = std::function<format::SegmentId()>;  // of the segment that is begun

  IndexWorker(Directory& directory, const Schema& schema, std::uint64_t memory_budget, NextId next_id)
      : directory_(directory),
        schema_(schema),
        memory_budget_(memory_budget),
        next_id_(std::move(next_id)),
        analyzer_(schema) {}

  // Frees `stored` as early as possible. Throws Error(invalid_argument), and adds nothing, when the different words of
  // a long document take too much memory.
  void add(const Document& document, std::string&& stored);
  void remove(const std::string& key);
  void flush();
  // Memory use after the last call, in bytes. May be called from any thread.
  std::uint64_t memory() const noexcept { return memory_.load(std::memory_order_relaxed); }

  // The segments flushed since the last commit, oldest first. An entry without documents only deletes keys.
  std::vector<FlushedSegment>& flushed() noexcept { return flushed_; }
  void forget();  // called after a commit, which has taken over the flushed segments
  // Called after a failure. Also removes the files of flushed segments that the last commit does not name.
  void drop(const format::Manifest& last_commit);

 private:
  void note_key(const std::string& key);
  void make_room_for(const std::string& stored);
  void drop_builder();

  Directory& directory_;
  const Schema& schema_;
  std::uint64_t memory_budget_;
  NextId next_id_;
  Analyzer analyzer_;
  std::unique_ptr<SegmentBuilder> builder_;
  std::vector<std::string> keys_, replaced_;
  std::size_t key_bytes_ = 0;
  std::unordered_set<std::uint64_t> flushed_keys_;  // hashes of the keys
  std::vector<FlushedSegment> flushed_;
  std::atomic<std::uint64_t> memory_ = 0;
};

}  // namespace tra::index
