// A progress line on the terminal: share done, articles/s, MB/s, time left.
//
// Prints nothing when standard error is no terminal or --no-progress is given. Thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

#include "arguments/options.h"
#include "output/wording.h"
#include "tra/article_index.h"

namespace tra::cli {

class Progress {
 public:
  static constexpr Text counted_articles{"articles", "bài"}, counted_bytes{"bytes", "byte"},
      counted_trials{"trials", "lần thử"};

  // `noun` names what is counted.
  Progress(const Options& options, Text noun);
  ~Progress();  // clears the line

  // Reports the work done so far. `share` is the fraction of all work, or 0 when unknown.
  void update(std::uint64_t items, std::uint64_t bytes, double share);
  // Prints a message in the reader's language on standard error, above the progress line.
  void message(const std::string& text);

  // An observer that shows the progress and the failures of a library call. At most a thousand failures are printed, so
  // that a broken archive does not hide other messages.
  WorkObserver observer();

  double seconds() const;

 private:
  void draw(std::uint64_t items, std::uint64_t bytes, double share);
  void clear();

  std::mutex mutex_;
  const bool shown_;
  const Wording wording_;
  const Text noun_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_ = start_;
  bool on_screen_ = false;
  std::size_t told_failures_ = 0;
};

// Formats 1234567 as "1,234,567", 12345678 bytes as "11.8 MiB", and 75 seconds as "1:15".
std::string with_separators(std::uint64_t number);
std::string human_bytes(std::uint64_t bytes);
std::string human_seconds(double seconds);

}  // namespace tra::cli
