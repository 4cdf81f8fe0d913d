#include "articles/indexing_pool.h"

#include <thread>
#include <utility>
#include <vector>

#include "store/thread.h"

namespace tra::articles {
namespace {

constexpr std::size_t max_queued_articles = 256;
constexpr std::size_t max_queued_bytes = 8 << 20;

std::size_t text_bytes(const Article& article) {
  return article.title.size() + article.lead.size() + article.body.size() + article.captions.size() +
         article.tail.size() + article.extra.size();
}

}  // namespace

void IndexingPool::run(std::size_t sources, const Read& read, const Work& work) {
  sources_ = sources;
  next_source_ = 0;
  failure_ = nullptr;
  std::vector<std::thread> others;
  others.reserve(threads_);
  try {
    for (unsigned i = 1; i < threads_; ++i) others.push_back(start_thread([&] { worker(read, work); }));
  } catch (...) {  // running threads stop, and are joined before the error is rethrown
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    changed_.notify_all();
  }
  worker(read, work);
  for (std::thread& other : others) other.join();
  queue_.clear();
  queued_bytes_ = 0;
  if (failure_) std::rethrow_exception(failure_);
}

void IndexingPool::worker(const Read& read, const Work& work) {
  try {
    while (step(read, work)) continue;
  } catch (const Stopped&) {
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
  }
  changed_.notify_all();
}

// Indexes one article of the queue, or reads one source, or waits. Returns false when all work is done or a thread
// failed.
bool IndexingPool::step(const Read& read, const Work& work) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return failure_ || !queue_.empty() || next_source_ < sources_ || reading_ == 0; });
  if (failure_) return false;
  if (!queue_.empty()) {
    Item item = std::move(queue_.front());
    queue_.pop_front();
    queued_bytes_ -= item.bytes;
    lock.unlock();
    work(item.source, std::move(item.article));
    return true;
  }
  if (next_source_ == sources_) return false;
  const std::size_t source = next_source_++;
  ++reading_;
  lock.unlock();
  read(source, [&](ParsedArticle&& article) { take_or_queue(source, std::move(article), work); });
  lock.lock();
  --reading_;
  lock.unlock();
  changed_.notify_all();
  return true;
}

void IndexingPool::take_or_queue(std::size_t source, ParsedArticle&& article, const Work& work) {
  const std::size_t bytes = text_bytes(article.article);
  if (bytes > LongTexts::long_bytes) {
    const LongTexts::Turn turn = long_texts_->turn();
    return work(source, std::move(article));
  }
  if (threads_ > 1) {
    std::unique_lock lock(mutex_);
    if (failure_) throw Stopped{};
    if (queue_.size() < max_queued_articles && queued_bytes_ < max_queued_bytes) {
      queued_bytes_ += bytes;
      queue_.push_back({source, std::move(article), bytes});
      lock.unlock();
      changed_.notify_one();
      return;
    }
  }
  work(source, std::move(article));
}

}  // namespace tra::articles
