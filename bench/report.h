// What a benchmark measures about its process, and how it prints results: one flat JSON object per line.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace tra::bench {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start);
double cpu_seconds();         // of this process, all threads
double thread_cpu_seconds();  // of this thread; little affected by other programs
double peak_memory_mb();      // resident memory including mapped files
double private_memory_mb();   // current resident memory without mapped files

// The value that is not exceeded by a fraction `p` of the sorted values.
double percentile(const std::vector<double>& sorted, double p);
double median(std::vector<double> values);

class JsonLine {
 public:
  JsonLine& add(const char* name, const std::string& text);  // the text must need no escaping
  JsonLine& add(const char* name, double value, int digits);
  JsonLine& add(const char* name, std::uint64_t value);
  void print() const;

 private:
  void name(const char* name);
  std::string text_;
};

}  // namespace tra::bench
