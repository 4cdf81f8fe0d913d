// The command line of the benchmark programs: the form the adapters of other engines have too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tra::bench {

struct Arguments {
  std::vector<std::string> words;  // what is no option: the verb and the paths
  std::size_t k = 10;
  unsigned repeat = 5;
  unsigned threads = 1;
  bool count = false;
  std::size_t limit = 0;     // of queries; 0 = all
  std::string dump;          // file for the results
  std::uint64_t memory = 0;  // MiB; 0 = the writer's own budget
  bool segments = false;     // leave the index in the segments it was written in
  bool stored = false;
  std::string without;      // part of the engine's own ranking to leave out
  bool vietnamese = false;  // the engine's own analysis and ranking, not those all engines have
  std::string merge_order = "keep";
};

// Throws Error(invalid_argument) for what cannot be understood. Prints the help and returns false when it is asked for.
bool parse_arguments(int count, char** values, const std::string& synopsis, Arguments& arguments);

}  // namespace tra::bench
