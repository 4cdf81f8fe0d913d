// Indexes a corpus and times queries on it, with the same command line as the adapters of other engines. The time
// covers everything in this process from the split terms of a query to the ranked hits.
#include <iostream>

#include "arguments.h"
#include "index_corpus.h"
#include "query_timing.h"
#include "tra/directory.h"
#include "tra/error.h"
#include "tra/searcher.h"

namespace tra::bench {
namespace {

constexpr char kSynopsis[] =
    "tra_bench_queries index CORPUS.jsonl DIR [--threads N] [--memory MIB] [--stored] [--fields] [--segments] [--every "
    "N]\n"
    "                               [--erase] [--order keep|date|graph]\n"
    "       tra_bench_queries [query] DIR QUERIES.tsv [--k 10] [--repeat N] [--threads T] [--within T] [--count] "
    "[--limit N]\n"
    "                         [--dump FILE] [--where FILTER] [--shape SHAPE] [--sort NUMBER] [--facet KEYWORD] "
    "[--total]\n"
    "       both with --plain (the default) or --vietnamese [--without accents|near|opening|pairs|passages|compounds]";

class TraEngine : public Engine {
 public:
  TraEngine(std::shared_ptr<const Snapshot> snapshot, const Arguments& arguments)
      : searcher_(std::move(snapshot)), shape_(arguments.shape), where_(arguments.where) {
    request_.exact_total = arguments.total;
    request_.sort_field = arguments.sort;
    request_.threads = arguments.within;
    if (!arguments.facet.empty()) request_.facets = {{arguments.facet}};
    if (!arguments.vietnamese || arguments.without == "accents") request_.ranking.accents = false;
    if (!arguments.vietnamese || arguments.without == "pairs") request_.ranking.pair_weight = 0;
    if (!arguments.vietnamese || arguments.without == "opening") request_.ranking.opening_weight = 0;
    if (!arguments.vietnamese || arguments.without == "passages") request_.ranking.passage_weight = 0;
    if (!arguments.vietnamese || arguments.without == "compounds") request_.ranking.compound_discount = 0;
    if (arguments.without == "near") request_.ranking.near = Ranking::Near::never;
  }

  void top(const BenchQuery& query, std::size_t k, std::vector<RankedDocument>& hits) override {
    request_.query = to_request(query);
    request_.limit = k;
    for (const Hit& hit : searcher_.search(request_).hits) hits.push_back({number_of(hit.address), hit.score});
  }

  std::uint64_t count(const BenchQuery& query) override { return searcher_.count(to_request(query), request_.ranking); }

  std::uint64_t line_of(std::uint64_t document) override {
    return std::stoull(
        searcher_.snapshot().key({static_cast<std::uint32_t>(document >> 32), static_cast<std::uint32_t>(document)}));
  }

 private:
  Query to_request(const BenchQuery& query) const { return filtered(to_query(query, shape_), where_); }
  static std::uint64_t number_of(DocAddress address) { return std::uint64_t{address.segment} << 32 | address.document; }

  Searcher searcher_;
  std::string shape_, where_;
  SearchRequest request_;
};

void run(Arguments arguments) {
  auto& words = arguments.words;
  if (words.size() == 2) words.insert(words.begin(), "query");
  if (words.size() != 3 || (words[0] != "index" && words[0] != "query"))
    throw Error(ErrorCode::invalid_argument, std::string("usage: ") + kSynopsis);
  if (words[0] == "index") return index_corpus(arguments);
  std::shared_ptr<const Snapshot> snapshot;  // shared by all threads
  time_queries(arguments.vietnamese ? "tra-vietnamese" : "tra", words[2], arguments, [&] {
    if (snapshot == nullptr) snapshot = Snapshot::open(open_directory(words[1]));
    return std::make_unique<TraEngine>(snapshot, arguments);
  });
}

}  // namespace
}  // namespace tra::bench

int main(int count, char** values) {
  try {
    tra::bench::Arguments arguments;
    if (tra::bench::parse_arguments(count, values, tra::bench::kSynopsis, arguments)) tra::bench::run(arguments);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "tra_bench_queries: " << error.what() << '\n';
    return 2;
  }
}
