// Distributes documents to the workers. A single worker runs in the caller's thread. Several workers have a thread and
// a queue each, and the hash of a document's key selects the worker.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "index/index_worker.h"

namespace tra::index {

class WorkerPool {
 public:
  WorkerPool(Directory& directory, const Schema& schema, std::uint64_t memory_budget, unsigned threads,
             const IndexWorker::NextId& next_id);
  ~WorkerPool();

  // Rethrows an exception of a worker's thread. A long document is added before this returns.
  void add(const Document& document, std::string&& stored);
  void remove(std::string key);
  // Waits until the queues are empty, then flushes all workers in parallel.
  void flush();
  // Waits like flush(), but drops all data that `last_commit` does not name.
  void drop(const format::Manifest& last_commit);
  void forget();

  std::vector<std::unique_ptr<IndexWorker>>& workers() noexcept { return workers_; }
  std::uint64_t memory() const noexcept;

 private:
  struct Add {
    Document document;
    std::string stored;
  };
  struct Remove {
    std::string key;
  };
  struct Flush {};
  using Job = std::variant<Add, Remove, Flush>;
  struct Queue {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> jobs;
    std::size_t bytes = 0;
    bool busy = false, stop = false;
    std::exception_ptr failure;
    std::thread thread;
  };

  void stop();
  std::size_t worker_of(std::string_view key) const;
  void push(std::size_t worker, Job job, std::size_t bytes);
  void wait_idle();
  static void wait_idle(Queue& queue);
  void run(IndexWorker& worker, Queue& queue);
  static void perform(IndexWorker& worker, Job& job);

  std::vector<std::unique_ptr<IndexWorker>> workers_;
  std::vector<std::unique_ptr<Queue>> queues_;  // empty when there is only one worker
};

}  // namespace tra::index
