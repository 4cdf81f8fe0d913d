#include "index/worker_pool.h"

#include <xxhash.h>

#include <algorithm>

#include "store/thread.h"

namespace tra::index {

namespace {

// The bytes of documents that one queue may hold. They count towards the memory budget.
constexpr std::size_t kQueuedBytes = 2u << 20;

// The least budget of a worker. A segment in memory takes 8 MiB from its first document on; with less than that, each
// document would become a segment.
constexpr std::uint64_t kLeastShare = 16u << 20;

std::size_t bytes_of(const std::string& stored) { return 2 * stored.size() + 512; }

}  // namespace

WorkerPool::WorkerPool(Directory& directory, const Schema& schema, std::uint64_t memory_budget, unsigned threads,
                       const IndexWorker::NextId& next_id) {
  threads = static_cast<unsigned>(std::clamp<std::uint64_t>(memory_budget / kLeastShare, 1, threads));
  const std::uint64_t share = memory_budget / threads - (threads > 1 ? kQueuedBytes : 0);
  for (unsigned i = 0; i < threads; ++i)
    workers_.push_back(std::make_unique<IndexWorker>(directory, schema, share, next_id));
  if (threads == 1) return;
  for (unsigned i = 0; i < threads; ++i) queues_.push_back(std::make_unique<Queue>());
  try {
    for (unsigned i = 0; i < threads; ++i)
      queues_[i]->thread = start_thread([this, i] { run(*workers_[i], *queues_[i]); });
  } catch (...) {
    stop();
    throw;
  }
}

WorkerPool::~WorkerPool() { stop(); }

void WorkerPool::stop() {
  for (auto& queue : queues_) {
    const std::lock_guard lock(queue->mutex);
    queue->stop = true;
    queue->jobs.clear();
    queue->changed.notify_all();
  }
  for (auto& queue : queues_)
    if (queue->thread.joinable()) queue->thread.join();
}

std::size_t WorkerPool::worker_of(std::string_view key) const {
  return workers_.size() == 1 ? 0 : XXH3_64bits(key.data(), key.size()) % workers_.size();
}

void WorkerPool::perform(IndexWorker& worker, Job& job) {
  if (auto* add = std::get_if<Add>(&job))
    worker.add(add->document, std::move(add->stored));
  else if (const auto* remove = std::get_if<Remove>(&job))
    worker.remove(remove->key);
  else
    worker.flush();
}

void WorkerPool::add(const Document& document, std::string&& stored) {
  const std::size_t worker = worker_of(document.key());
  if (!queues_.empty() && stored.size() <= kLongDocument) {
    const std::size_t bytes = bytes_of(stored);
    return push(worker, Add{document, std::move(stored)}, bytes);
  }
  // The caller's thread adds a long document itself while the worker's thread is idle. So the document is not copied,
  // the caller reads no second one meanwhile, and receives the worker's refusal.
  if (!queues_.empty()) {
    Queue& queue = *queues_[worker];
    wait_idle(queue);
    const std::lock_guard lock(queue.mutex);
    if (queue.failure) std::rethrow_exception(queue.failure);
  }
  workers_[worker]->add(document, std::move(stored));
}

void WorkerPool::remove(std::string key) {
  const std::size_t worker = worker_of(key), bytes = bytes_of(key);
  if (queues_.empty()) return workers_[worker]->remove(key);
  push(worker, Remove{std::move(key)}, bytes);
}

void WorkerPool::push(std::size_t worker, Job job, std::size_t bytes) {
  Queue& queue = *queues_[worker];
  std::unique_lock lock(queue.mutex);
  queue.changed.wait(lock, [&] { return queue.failure || queue.bytes == 0 || queue.bytes + bytes <= kQueuedBytes; });
  if (queue.failure) std::rethrow_exception(queue.failure);
  queue.jobs.push_back(std::move(job));
  queue.bytes += bytes;
  queue.changed.notify_all();
}

void WorkerPool::run(IndexWorker& worker, Queue& queue) {
  for (;;) {
    std::deque<Job> jobs;
    {
      std::unique_lock lock(queue.mutex);
      queue.busy = false;
      queue.changed.notify_all();
      queue.changed.wait(lock, [&] { return queue.stop || !queue.jobs.empty(); });
      if (queue.stop) return;
      jobs.swap(queue.jobs);
      queue.bytes = 0;
      if (queue.failure) jobs.clear();  // nothing is added after a failure; add() rethrows the first one
      queue.busy = true;
      queue.changed.notify_all();
    }
    try {
      for (Job& job : jobs) perform(worker, job);
    } catch (...) {
      const std::lock_guard lock(queue.mutex);
      queue.failure = std::current_exception();
    }
  }
}

void WorkerPool::wait_idle(Queue& queue) {
  std::unique_lock lock(queue.mutex);
  queue.changed.wait(lock, [&] { return queue.jobs.empty() && !queue.busy; });
}

void WorkerPool::wait_idle() {
  for (auto& queue : queues_) wait_idle(*queue);
}

void WorkerPool::flush() {
  if (queues_.empty()) return workers_[0]->flush();
  for (std::size_t i = 0; i < queues_.size(); ++i) push(i, Flush{}, 0);
  wait_idle();
  for (auto& queue : queues_) {
    const std::lock_guard lock(queue->mutex);
    if (queue->failure) std::rethrow_exception(queue->failure);
  }
}

void WorkerPool::drop(const format::Manifest& last_commit) {
  for (auto& queue : queues_) {
    const std::lock_guard lock(queue->mutex);
    queue->jobs.clear();
    queue->bytes = 0;
  }
  wait_idle();
  for (auto& queue : queues_) queue->failure = nullptr;
  for (auto& worker : workers_) worker->drop(last_commit);
}

void WorkerPool::forget() {
  for (auto& worker : workers_) worker->forget();
}

std::uint64_t WorkerPool::memory() const noexcept {
  std::uint64_t bytes = 0;
  for (const auto& worker : workers_) bytes += worker->memory();
  for (const auto& queue : queues_) {
    const std::lock_guard lock(queue->mutex);
    bytes += queue->bytes;
  }
  return bytes;
}

}  // namespace tra::index
