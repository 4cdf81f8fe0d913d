// The queries of a benchmark, one QID<TAB>QUERY per line: `a b` is a disjunction, `+a +b` a conjunction, `"a b"` a
// phrase, `a*` a prefix.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"
#include "tra/query.h"

namespace tra::bench {

struct BenchQuery {
  enum class Kind { any, all, phrase, prefix } kind = Kind::any;
  std::string id;
  std::vector<std::string> terms;
};

BenchQuery parse_bench_query(std::string_view text, Analyzer& analyzer);

// Reads the first `limit` queries of the file, or all for 0. Throws Error(io) or Error(invalid_argument).
std::vector<BenchQuery> read_queries(const std::string& path, std::size_t limit);

// What a timed run begins with.
Query to_query(const BenchQuery& query);

}  // namespace tra::bench
