// Measures the time of a set of queries in the same way for every engine.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "arguments.h"
#include "query_set.h"

namespace tra::bench {

struct RankedDocument {
  std::uint64_t document = 0;
  double score = 0;
};

// The operations that are timed. Used by one thread at a time.
class Engine {
 public:
  virtual ~Engine() = default;
  virtual void top(const BenchQuery& query, std::size_t k, std::vector<RankedDocument>& hits) = 0;  // best first
  virtual std::uint64_t count(const BenchQuery& query) = 0;                                         // exact
  virtual std::uint64_t line_of(std::uint64_t document) = 0;  // line of the corpus
};

using OpenEngine = std::function<std::unique_ptr<Engine>()>;

// Runs one untimed pass over the queries in `file`, then the timed passes, and prints one JSON object. The time of a
// query is the median over the passes. Mean and percentiles are over the queries, in wall time and in CPU time of the
// thread. With several threads, the output also has queries per second, with all threads and with one; each thread has
// its own engine.
void time_queries(const std::string& name, const std::string& file, const Arguments& arguments, const OpenEngine& open);

}  // namespace tra::bench
