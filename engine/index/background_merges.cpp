#include "index/background_merges.h"

#include <exception>
#include <utility>

#include "store/thread.h"

namespace tra::index {

BackgroundMerges::BackgroundMerges(unsigned threads, std::function<bool()> merge)
    : threads_(threads), merge_(std::move(merge)) {
  running_.reserve(threads);  // a running thread that finds no place ends the process
  try {
    for (unsigned i = 0; i < threads; ++i) running_.push_back(start_thread([this] { run(); }));
  } catch (...) {
    stop();
    throw;
  }
}

BackgroundMerges::~BackgroundMerges() { stop(); }

void BackgroundMerges::stop() {
  {
    const std::lock_guard guard(mutex_);
    stopping_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : running_) thread.join();
  running_.clear();
}

void BackgroundMerges::commit_made() {
  const std::lock_guard guard(mutex_);
  due_ = true;
  failed_ = false;
  changed_.notify_all();
}

void BackgroundMerges::look_for_others() {
  const std::lock_guard guard(mutex_);
  if (working_ == threads_) return;
  due_ = true;
  changed_.notify_all();
}

void BackgroundMerges::wait() {
  std::unique_lock guard(mutex_);
  changed_.wait(guard, [&] { return aborted_ || stopping_ || (!due_ && working_ == 0); });
}

void BackgroundMerges::abort() noexcept {
  const std::lock_guard guard(mutex_);
  aborted_ = true;
  changed_.notify_all();
}

void BackgroundMerges::run() {
  while (wait_until_due()) {
    bool failed = false;
    try {
      while (may_merge() && merge_()) {
      }
    } catch (const std::exception&) {
      failed = true;
    }
    const std::lock_guard guard(mutex_);
    failed_ |= failed;
    --working_;
    changed_.notify_all();
  }
}

// Returns false when the writer is closed.
bool BackgroundMerges::wait_until_due() {
  std::unique_lock guard(mutex_);
  changed_.wait(guard, [&] { return stopping_ || due_; });
  if (stopping_) return false;
  due_ = false;
  ++working_;
  return true;
}

bool BackgroundMerges::may_merge() {
  const std::lock_guard guard(mutex_);
  return !stopping_ && !aborted_ && !failed_;
}

}  // namespace tra::index
