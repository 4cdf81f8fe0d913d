#include "report.h"

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>

namespace tra::bench {

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double thread_cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double peak_memory_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double private_memory_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kib = 0;
    if (word == "RssAnon:" && status >> kib) return kib / 1024;
  }
  return 0;
}

double percentile(const std::vector<double>& sorted, double p) {
  const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(sorted.size())));
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void JsonLine::name(const char* name) {
  text_ += text_.empty() ? "{\"" : ", \"";
  text_ += name;
  text_ += "\": ";
}

JsonLine& JsonLine::add(const char* name, const std::string& text) {
  this->name(name);
  text_ += '"' + text + '"';
  return *this;
}

JsonLine& JsonLine::add(const char* name, double value, int digits) {
  this->name(name);
  char number[64];
  std::snprintf(number, sizeof number, "%.*f", digits, value);
  text_ += number;
  return *this;
}

JsonLine& JsonLine::add(const char* name, std::uint64_t value) {
  this->name(name);
  text_ += std::to_string(value);
  return *this;
}

void JsonLine::print() const { std::cout << text_ << "}" << std::endl; }

}  // namespace tra::bench
