#include "snapshot/helper_threads.h"

#include <unistd.h>

#include <exception>
#include <memory>
#include <mutex>

#include "store/thread.h"

namespace tra {

namespace {

// Looks at a variable before a thread sleeps, each with a turn for other threads between: 50 to 100 us.
constexpr unsigned kLooks = 200;

template <class Over>
void wait_while(std::atomic<std::uint32_t>& variable, std::uint32_t value, const Over& is_over) {
  for (unsigned looks = 0; variable.load() == value;) {
    if (is_over() || ++looks > kLooks)
      variable.wait(value);
    else
      std::this_thread::yield();
  }
}

}  // namespace

class HelperThreads::Tasks {
 public:
  Tasks(std::uint32_t count, const Task& task) : count_(count), task_(task) {}

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
  const Task& task_;
  std::atomic<std::uint32_t> next_{0};
  std::mutex mutex_;
  std::exception_ptr failure_;
};

HelperThreads::HelperThreads(unsigned count) : count_(count), process_(getpid()) {
  threads_.reserve(count);
  try {
    for (unsigned worker = 1; worker <= count; ++worker)
      threads_.push_back(start_thread([this, worker] { help(worker); }));
  } catch (const std::exception&) {  // no more threads can be started; the running ones do all the tasks
  }
}

HelperThreads::~HelperThreads() {
  const bool here = are_here();
  ending_ = true;
  tell();
  if (here)
    for (std::thread& thread : threads_) thread.join();
  else
    std::make_unique<std::vector<std::thread>>(std::move(threads_)).release();  // there is nothing to join or detach
}

bool HelperThreads::are_here() const noexcept { return process_ == getpid(); }

void HelperThreads::wake() noexcept {
  // Threads that have no processor of their own would only take turns.
  if (count_ >= std::thread::hardware_concurrency()) return;
  awake_ = true;
  tell();
}

void HelperThreads::sleep() noexcept { awake_ = false; }

void HelperThreads::for_each(std::uint32_t count, const Task& task) {
  Tasks tasks(count, task);
  tasks_ = &tasks;
  tell();
  tasks.run(0);
  tasks_ = nullptr;  // threads that come later find nothing; those inside have been counted
  for (std::uint32_t inside = inside_; inside != 0; inside = inside_) wait_while(inside_, inside, [] { return false; });
  tasks.rethrow();
}

void HelperThreads::tell() noexcept {
  ++events_;
  events_.notify_all();
}

void HelperThreads::help(unsigned worker) noexcept {
  for (std::uint32_t seen = 0;;) {
    wait_while(events_, seen, [this] { return !awake_; });
    seen = events_;
    if (ending_) return;
    ++inside_;
    if (Tasks* const tasks = tasks_) tasks->run(worker);
    --inside_;
    inside_.notify_all();
  }
}

}  // namespace tra
