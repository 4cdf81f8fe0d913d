// The command line of the benchmark programs, which the adapters of other engines share.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tra::bench {

struct Arguments {
  std::vector<std::string> words;  // arguments that are no options: the command and paths
  std::size_t k = 10;
  unsigned repeat = 5;
  unsigned threads = 1;
  unsigned within = 1;
  bool count = false;
  std::size_t limit = 0;     // maximum number of queries; 0: all
  std::string dump;          // file for the results
  std::uint64_t memory = 0;  // in MiB; 0: the writer's default
  bool segments = false;     // keep the segments as they were written
  bool stored = false;
  std::string without;      // part of the engine's own ranking to leave out
  bool vietnamese = false;  // the engine's own analysis and ranking, not those all engines have
  std::string merge_order = "keep";
  bool fields = false;      // give each article the fields of bench_fields.h, to filter by
  std::string where;        // a filter by one of them, of every query
  std::string sort;         // the number among them to sort by, greatest first; empty: by score
  std::string facet;        // the keyword among them whose ten most frequent values are counted beside the hits
  bool total = false;       // also the exact number of matches
  std::uint64_t every = 0;  // begin a segment with every so many articles and keep the segments; 0: as they come
  bool erase = false;       // remove 30 % of the articles from the finished index
  std::string shape;        // what every query is made into
};

// Throws Error(invalid_argument) for invalid arguments. Prints the help and returns false when it is requested.
bool parse_arguments(int count, char** values, const std::string& synopsis, Arguments& arguments);

}  // namespace tra::bench
