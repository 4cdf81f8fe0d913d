// Threads that help a search: they look words up, and search and rescore segments beside its own thread.
//
// They are lent by the snapshot (snapshot_impl.h) and reused, because starting a thread takes as long as a short
// search. Within a search they stay awake for a while between two tasks; between searches they sleep.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace tra {

class HelperThreads {
 public:
  // When no more threads can be started, there are fewer.
  explicit HelperThreads(unsigned count);
  ~HelperThreads();
  HelperThreads(const HelperThreads&) = delete;

  // The number of threads that was asked for.
  unsigned count() const noexcept { return count_; }
  bool are_all() const noexcept { return threads_.size() == count_; }  // all that were asked for run
  // False in a process that was forked: the threads are those of the parent.
  bool are_here() const noexcept;

  void wake() noexcept;   // tasks will follow soon
  void sleep() noexcept;  // no tasks will follow soon

  // Calls task(worker, i) once for each i below `count`, in ascending order, on the threads and on the caller's.
  // Workers are numbered from 0, which is the caller, and run one task at a time. The first exception of a task is
  // rethrown after all tasks have ended; those that have not begun then are left out.
  using Task = std::function<void(unsigned worker, std::uint32_t i)>;
  void for_each(std::uint32_t count, const Task& task);

 private:
  class Tasks;
  void help(unsigned worker) noexcept;
  void tell() noexcept;

  const unsigned count_;
  const std::int64_t process_;
  std::vector<std::thread> threads_;
  std::atomic<Tasks*> tasks_{nullptr};
  std::atomic<bool> awake_{false}, ending_{false};
  alignas(64) std::atomic<std::uint32_t> events_{0};  // counts what the threads are told
  alignas(64) std::atomic<std::uint32_t> inside_{0};  // threads that may be running tasks
};

}  // namespace tra
