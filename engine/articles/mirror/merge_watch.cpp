#include "articles/mirror/merge_watch.h"

#include <chrono>

#include "store/thread.h"

namespace tra::articles {

MergeWatch::MergeWatch(IndexWriter& writer, const WorkObserver& observer) : writer_(writer), observer_(observer) {
  if (observer.cancel != nullptr) thread_ = start_thread([this] { watch(); });
}

MergeWatch::~MergeWatch() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  ended_changed_.notify_all();
  thread_.join();
}

void MergeWatch::watch() {
  constexpr auto pause = std::chrono::milliseconds(50);
  std::unique_lock lock(mutex_);
  while (!ended_) {
    if (observer_.cancelled()) return writer_.abort_merges();
    ended_changed_.wait_for(lock, pause);
  }
}

}  // namespace tra::articles
