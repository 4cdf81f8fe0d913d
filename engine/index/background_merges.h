// The threads on which a writer merges while it goes on.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tra::index {

// Thread-safe, but for stop().
class BackgroundMerges {
 public:
  // `merge` merges once, or returns false when no merge is needed. It is called on several threads at once. What it
  // throws is dropped: a merge that failed changed nothing, and no other one begins before commit_made(). Throws
  // Error(resource_exhausted) when the system cannot create the threads.
  BackgroundMerges(unsigned threads, std::function<bool()> merge);
  ~BackgroundMerges();
  BackgroundMerges(const BackgroundMerges&) = delete;
  BackgroundMerges& operator=(const BackgroundMerges&) = delete;

  // There is a new commit, so a merge may be due.
  void commit_made();
  // Lets an idle thread look for a merge beside the one that is about to begin.
  void look_for_others();
  // Waits until no merge is under way or due.
  void wait();
  // No merge begins any more, and those under way should end.
  void abort() noexcept;
  // Ends the threads after the merges that are under way. The destructor does it too.
  void stop();
  const std::atomic<bool>& aborted() const noexcept { return aborted_; }

 private:
  void run();
  bool wait_until_due();
  bool may_merge();

  const unsigned threads_;
  const std::function<bool()> merge_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  bool due_ = false;      // a thread should look for a merge
  bool failed_ = false;   // a merge, since the last commit
  unsigned working_ = 0;  // threads that look for merges or merge
  std::atomic<bool> aborted_ = false;
  std::vector<std::thread> running_;
};

}  // namespace tra::index
