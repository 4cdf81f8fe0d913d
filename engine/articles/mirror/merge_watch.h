// Ends the background merges of a writer when its run is cancelled, also while the run waits for them.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "tra/article_index.h"
#include "tra/index_writer.h"

namespace tra::articles {

class MergeWatch {
 public:
  // Starts a thread when the observer can cancel. Throws Error(resource_exhausted) when that is not possible. Must be
  // destroyed before the writer.
  MergeWatch(IndexWriter& writer, const WorkObserver& observer);
  ~MergeWatch();
  MergeWatch(const MergeWatch&) = delete;
  MergeWatch& operator=(const MergeWatch&) = delete;

 private:
  void watch();

  IndexWriter& writer_;
  const WorkObserver& observer_;
  std::mutex mutex_;
  std::condition_variable ended_changed_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace tra::articles
