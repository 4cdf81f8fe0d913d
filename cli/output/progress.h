// A line on the terminal that tells how far long work has come: share done, articles/s, MB/s, time left.
//
// Silent when standard error is no terminal or --no-progress is given. Safe to call from many threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

#include "arguments/options.h"
#include "tra/article_index.h"

namespace tra::cli {

class Progress {
 public:
  // `noun` is what is counted, e.g. "articles".
  Progress(const Options& options, std::string noun);
  ~Progress();  // clears the line

  // What is done so far; `share` of all work in 0..1, 0 when not known.
  void update(std::uint64_t items, std::uint64_t bytes, double share);
  // A message line on standard error, printed above the progress line.
  void message(const std::string& text);

  // Shows the progress of a library call, and its failures: the first thousand, so that a broken archive does not
  // bury the rest.
  WorkObserver observer();

  double seconds() const;

 private:
  void draw(std::uint64_t items, std::uint64_t bytes, double share);
  void clear();

  std::mutex mutex_;
  const bool shown_;
  const std::string noun_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_ = start_;
  bool on_screen_ = false;
  std::size_t told_failures_ = 0;
};

// 1234567 -> "1,234,567"; 12345678 bytes -> "11.8 MiB"; 75 s -> "1:15".
std::string with_separators(std::uint64_t number);
std::string human_bytes(std::uint64_t bytes);
std::string human_seconds(double seconds);

}  // namespace tra::cli
