// Code shared by the adapters of other engines: the command line, and the output of an index run.
#pragma once

#include <filesystem>
#include <functional>
#include <iostream>
#include <string>

#include "arguments.h"
#include "query_timing.h"
#include "report.h"
#include "tra/error.h"

namespace tra::bench {

struct IndexedCorpus {
  std::uint64_t articles = 0, text_bytes = 0;
};

struct Peer {
  std::string name;
  std::function<IndexedCorpus(const std::string& corpus, const std::string& folder, bool stored)> index;
  std::function<std::unique_ptr<Engine>(const std::string& folder)> open;
};

inline std::uint64_t bytes_of(const std::string& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) bytes += entry.file_size();
  return bytes;
}

inline void run_index(const Peer& peer, const Arguments& arguments) {
  const std::string &corpus = arguments.words[1], &folder = arguments.words[2];
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto start = Clock::now();
  const double cpu_start = cpu_seconds();
  const IndexedCorpus indexed = peer.index(corpus, folder, arguments.stored);
  const double wall = seconds_since(start);
  JsonLine()
      .add("engine", peer.name)
      .add("threads", std::uint64_t{1})
      .add("docs", indexed.articles)
      .add("raw_text_bytes", indexed.text_bytes)
      .add("wall_s", wall, 2)
      .add("cpu_s", cpu_seconds() - cpu_start, 2)
      .add("mb_per_s", static_cast<double>(indexed.text_bytes) / 1e6 / wall, 1)
      .add("peak_rss_mb", peak_memory_mb(), 0)
      .add("index_bytes", bytes_of(folder))
      .print();
}

inline int run_peer(const Peer& peer, int count, char** values) {
  const std::string synopsis = peer.name + " index CORPUS.jsonl DIR | query DIR QUERIES.tsv";
  try {
    Arguments arguments;
    if (!parse_arguments(count, values, synopsis, arguments)) return 0;
    const auto& words = arguments.words;
    if (words.size() != 3 || (words[0] != "index" && words[0] != "query"))
      throw Error(ErrorCode::invalid_argument, "usage: " + synopsis);
    if (words[0] == "index")
      run_index(peer, arguments);
    else
      time_queries(peer.name, words[2], arguments, [&] { return peer.open(words[1]); });
    return 0;
  } catch (const std::exception& error) {
    std::cerr << peer.name << ": " << error.what() << '\n';
    return 2;
  }
}

}  // namespace tra::bench
