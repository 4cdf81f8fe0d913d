#include "search/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace tra::search {

namespace {

class Tasks {
 public:
  Tasks(std::uint32_t count, const std::function<void(unsigned, std::uint32_t)>& task) : count_(count), task_(task) {}

  void run(unsigned worker) noexcept {
    try {
      for (std::uint32_t i = next_++; i < count_; i = next_++) task_(worker, i);
    } catch (...) {
      next_ = count_;  // other threads stop after their current task
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  const std::uint32_t count_;
  const std::function<void(unsigned, std::uint32_t)>& task_;
  std::atomic<std::uint32_t> next_{0};
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

void for_each_on(unsigned threads, std::uint32_t count, const std::function<void(unsigned, std::uint32_t)>& task) {
  Tasks tasks(count, task);
  std::vector<std::thread> others;
  const unsigned wanted = std::min<unsigned>(threads, count);
  others.reserve(wanted);
  try {
    for (unsigned worker = 1; worker < wanted; ++worker) others.emplace_back([&tasks, worker] { tasks.run(worker); });
  } catch (const std::system_error&) {  // no more threads can be started; the running ones do all the tasks
  }
  tasks.run(0);
  for (std::thread& other : others) other.join();
  tasks.rethrow();
}

}  // namespace tra::search
