// Reads sources and indexes their articles with several threads.
//
// A thread first takes an article from a bounded queue and indexes it. When the queue is empty, the thread reads the
// next source and puts the source's articles into the queue. When the queue is full, the reading thread indexes the
// article itself. Many small sources and one large source therefore both occupy all threads, and memory stays bounded.
// A long article is never queued: its thread indexes it at once, in turn with other threads that have one.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "tra/archive.h"

namespace tra::articles {

class IndexingPool {
 public:
  // Reads one source and passes its articles to the sink in order.
  using Read = std::function<void(std::size_t source, const ArticleSink& sink)>;
  // Processes one article of a source. Called from any thread and in any order.
  using Work = std::function<void(std::size_t source, ParsedArticle&& article)>;

  IndexingPool(unsigned threads, std::shared_ptr<LongTexts> long_texts)
      : threads_(threads), long_texts_(std::move(long_texts)) {}

  // Returns when all articles were processed. The first exception of `read` or `work` stops all threads and is
  // rethrown.
  void run(std::size_t sources, const Read& read, const Work& work);

 private:
  struct Item {
    std::size_t source;
    ParsedArticle article;
    std::size_t bytes;
  };
  struct Stopped {};  // thrown out of a sink when another thread failed

  void worker(const Read& read, const Work& work);
  bool step(const Read& read, const Work& work);
  void take_or_queue(std::size_t source, ParsedArticle&& article, const Work& work);

  const unsigned threads_;
  const std::shared_ptr<LongTexts> long_texts_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> queue_;
  std::size_t queued_bytes_ = 0;
  std::size_t next_source_ = 0, sources_ = 0, reading_ = 0;
  std::exception_ptr failure_;
};

}  // namespace tra::articles
