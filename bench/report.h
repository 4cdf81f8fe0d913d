// What a benchmark run measures of its process and how it prints it: one flat JSON object a line.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace tra::bench {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start);
double cpu_seconds();         // of this process, all threads
double thread_cpu_seconds();  // of this thread; what other programs do to the machine lengthens it little
double peak_memory_mb();      // resident, with mapped files
double private_memory_mb();   // resident now, without mapped files

// The value that a share `p` of the sorted values does not exceed.
double percentile(const std::vector<double>& sorted, double p);
double median(std::vector<double> values);

class JsonLine {
 public:
  JsonLine& add(const char* name, const std::string& text);  // must need no escape
  JsonLine& add(const char* name, double value, int digits);
  JsonLine& add(const char* name, std::uint64_t value);
  void print() const;

 private:
  void name(const char* name);
  std::string text_;
};

}  // namespace tra::bench
