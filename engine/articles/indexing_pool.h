// Reads sources in several threads and spreads their articles over the same threads.
//
// Every thread reads the next source; an article is handed to a thread that waits, else worked on where it was read.
// So many small files and one large file both keep all threads busy, and what waits is bounded.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>

#include "tra/archive.h"

namespace tra::articles {

class IndexingPool {
 public:
  // Reads one source and gives its articles, in order, to the sink.
  using Read = std::function<void(std::size_t source, const ArticleSink& sink)>;
  // Works on one article of a source, in any thread and any order.
  using Work = std::function<void(std::size_t source, ParsedArticle&& article)>;

  explicit IndexingPool(unsigned threads) : threads_(threads) {}

  // Returns when all is done. The first exception of `read` or `work` stops all threads and is thrown here.
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
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> queue_;
  std::size_t queued_bytes_ = 0;
  std::size_t next_source_ = 0, sources_ = 0, reading_ = 0;
  std::exception_ptr failure_;
};

}  // namespace tra::articles
