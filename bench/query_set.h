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

// What a timed run begins with. A query of fewer terms than the shape needs stays as it is.
//   or_of_ands  (+a +b) (+c +d)      and_of_ors  +(a b) +(c d)      and_not     +a +b -c
//   phrase_and  +"a b" +c            slop        "a b"~2
// Error(invalid_argument) for another shape.
Query to_query(const BenchQuery& query, const std::string& shape = {});

// The query among the articles that `where` says: share=VALUE, scattered=A..B, rising=A..B. Error(invalid_argument).
Query filtered(Query query, const std::string& where);

}  // namespace tra::bench
