// The timing of a set of queries, the same for every engine.
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

// What is timed of an engine. For one thread at a time.
class Engine {
 public:
  virtual ~Engine() = default;
  virtual void top(const BenchQuery& query, std::size_t k, std::vector<RankedDocument>& hits) = 0;  // best first
  virtual std::uint64_t count(const BenchQuery& query) = 0;                                         // exact
  virtual std::uint64_t line_of(std::uint64_t document) = 0;                                        // of the corpus
};

using OpenEngine = std::function<std::unique_ptr<Engine>()>;

// One untimed pass over the queries of `file`, then the timed ones; prints one JSON object. A query's time is the
// median of its passes; the mean and the percentiles are over the queries, in wall time and in CPU time of the thread.
// With several threads also their queries a second and those of one; each thread has an engine of its own.
void time_queries(const std::string& name, const std::string& file, const Arguments& arguments, const OpenEngine& open);

}  // namespace tra::bench
