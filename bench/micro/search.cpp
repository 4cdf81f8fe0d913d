// Speed of the ranking loops in all their versions, and of intersections, unions and facet counts over lists of known
// densities. Items are scores, comparisons, documents of the shorter list, or matches.
#include "search/kernels/kernels.h"

#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "micro/index.h"

namespace {

using namespace tra;
using namespace tra::search;
using namespace tra::bench;

constexpr std::uint32_t kDocuments = 200'000;
constexpr std::size_t kBlock = 128;

void score_block(benchmark::State& state, const SearchKernels* kernels) {
  const auto gap = static_cast<std::uint32_t>(state.range(0));
  std::vector<std::uint32_t> documents(kBlock), frequencies(kBlock);
  for (std::uint32_t i = 0; i < kBlock; ++i) documents[i] = i * gap, frequencies[i] = 1 + scattered(i, 3) % 4;
  std::vector<std::uint8_t> norms(kBlock * gap + 4);
  for (std::uint32_t i = 0; i < norms.size(); ++i) norms[i] = static_cast<std::uint8_t>(scattered(i, 4) % 100);
  const Bm25 bm25({}, 500);
  std::array<Score, kBlock> scores;
  for (auto _ : state) {
    kernels->score(documents.data(), frequencies.data(), kBlock, kFrequencyUnit, 1e6f, norms.data(), bm25.saturation(),
                   scores.data());
    benchmark::DoNotOptimize(scores.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBlock));
}

void find_above(benchmark::State& state, const SearchKernels* kernels) {
  std::array<Score, 64> scores;
  for (std::uint32_t i = 0; i < 64; ++i) scores[i] = static_cast<Score>(scattered(i, 5) % 1000);
  for (auto _ : state) benchmark::DoNotOptimize(kernels->above(scores.data(), 950));
  state.SetItemsProcessed(state.iterations() * 64);
}

// Intersects candidates with a block of 128 documents; the candidates are spread over the block's range.
void intersect(benchmark::State& state, const SearchKernels* kernels) {
  const auto count = static_cast<std::size_t>(state.range(0));
  std::vector<std::uint32_t> candidates(count), block(kBlock);
  for (std::uint32_t i = 0; i < kBlock; ++i) block[i] = 4 * i + scattered(i, 6) % 4;
  for (std::uint32_t i = 0; i < count; ++i)
    candidates[i] = static_cast<std::uint32_t>(4 * kBlock / count) * i + scattered(i, 7) % 4;
  std::array<std::uint8_t, kSharedPlaces> in_candidates, in_block;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        kernels->intersect(candidates.data(), count, block.data(), kBlock, in_candidates.data(), in_block.data()));
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

void keep_above(benchmark::State& state, const SearchKernels* kernels) {
  const auto count = static_cast<std::size_t>(state.range(0));
  std::vector<std::uint32_t> documents(count), kept(count);
  std::vector<Score> scores(count), kept_scores(count);
  for (std::uint32_t i = 0; i < count; ++i) documents[i] = i, scores[i] = static_cast<Score>(scattered(i, 8) % 1000);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        kernels->keep_above(documents.data(), scores.data(), count, 700, kept.data(), kept_scores.data()));
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

// Both words have the same number of positions.
void count_together(benchmark::State& state, const SearchKernels* kernels) {
  const auto count = static_cast<std::size_t>(state.range(0));
  std::vector<std::uint32_t> a(count), b(count);
  for (std::uint32_t i = 0; i < count; ++i) a[i] = 9 * i + scattered(i, 9) % 9, b[i] = 9 * i + scattered(i, 10) % 9;
  for (auto _ : state) benchmark::DoNotOptimize(kernels->count_together(a.data(), count, 0, b.data(), count, 1));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

// Created before the measurement begins.
const Searcher& searcher() {
  static const Searcher one(Snapshot::open(made_index(kDocuments, 1)));
  return one;
}

Ranking plain_ranking() {
  Ranking ranking;
  ranking.accents = false;
  ranking.pair_weight = ranking.opening_weight = ranking.passage_weight = ranking.compound_discount = 0;
  return ranking;
}

std::vector<Query> two_terms(const benchmark::State& state) {
  return {Query::term("m" + std::to_string(state.range(0))), Query::term("n" + std::to_string(state.range(1)))};
}

void count(benchmark::State& state, const Query& query) {
  searcher();
  for (auto _ : state) benchmark::DoNotOptimize(searcher().count(query, plain_ranking()));
  state.SetItemsProcessed(state.iterations() * kDocuments / state.range(1));
}

void rank(benchmark::State& state, const Query& query) {
  SearchRequest request;
  request.query = query;
  request.exact_total = false;
  request.ranking = plain_ranking();
  searcher();
  for (auto _ : state) benchmark::DoNotOptimize(searcher().search(request).hits.data());
  state.SetItemsProcessed(state.iterations() * kDocuments / state.range(1));
}

void count_intersection(benchmark::State& state) { count(state, Query::all_of(two_terms(state))); }
void count_union(benchmark::State& state) { count(state, Query::any_of(two_terms(state))); }
void rank_intersection(benchmark::State& state) { rank(state, Query::all_of(two_terms(state))); }
void rank_union(benchmark::State& state) { rank(state, Query::any_of(two_terms(state))); }

// Counts one facet without collecting hits: country has one value per document, subject up to three.
void count_facet(benchmark::State& state, const char* field) {
  SearchRequest request;
  request.query = Query::term("m" + std::to_string(state.range(0)));
  request.limit = 0;
  request.facets = {{field, 10}};
  request.ranking = plain_ranking();
  searcher();
  for (auto _ : state) benchmark::DoNotOptimize(searcher().search(request).facets.data());
  state.SetItemsProcessed(state.iterations() * kDocuments / state.range(0));
}

void lists_of_two_densities(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"one_in", "and_one_in"});
  for (const auto& [first, second] : {std::pair{2, 2}, {2, 20}, {2, 2000}, {20, 20}, {200, 2000}})
    benchmark->Args({first, second});
}

void register_kernels() {
  for (const SearchKernels* kernels : all_search_kernels()) {
    const std::string name(to_string(kernels->set));
    ::benchmark::RegisterBenchmark(("score/" + name).c_str(), score_block, kernels)
        ->ArgName("gap")
        ->Arg(1)
        ->Arg(10)
        ->Arg(1000);
    ::benchmark::RegisterBenchmark(("above/" + name).c_str(), find_above, kernels);
    ::benchmark::RegisterBenchmark(("intersect/" + name).c_str(), intersect, kernels)
        ->ArgName("candidates")
        ->Arg(4)
        ->Arg(16)
        ->Arg(64)
        ->Arg(128);
    ::benchmark::RegisterBenchmark(("keep_above/" + name).c_str(), keep_above, kernels)
        ->ArgName("candidates")
        ->Arg(4)
        ->Arg(128);
    ::benchmark::RegisterBenchmark(("count_together/" + name).c_str(), count_together, kernels)
        ->ArgName("positions")
        ->Arg(3)
        ->Arg(16)
        ->Arg(50);
  }
}

BENCHMARK(count_intersection)->Apply(lists_of_two_densities);
BENCHMARK(count_union)->Apply(lists_of_two_densities);
BENCHMARK(rank_intersection)->Apply(lists_of_two_densities);
BENCHMARK(rank_union)->Apply(lists_of_two_densities);
BENCHMARK_CAPTURE(count_facet, country, "country")->ArgName("one_in")->Arg(2)->Arg(200);
BENCHMARK_CAPTURE(count_facet, subject, "subject")->ArgName("one_in")->Arg(2)->Arg(200);

}  // namespace

int main(int argc, char** argv) {
  register_kernels();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
