// Speed of adding documents, merging segments and reordering them, in documents per second, in memory.
#include <benchmark/benchmark.h>

#include "micro/index.h"

namespace {

using namespace tra;
using namespace tra::bench;

constexpr std::uint32_t kDocuments = 20'000;

void add_and_commit(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(made_index(kDocuments, 1).get());
  state.SetItemsProcessed(state.iterations() * kDocuments);
}

void merge(benchmark::State& state, MergeOrder order) {
  for (auto _ : state) {
    state.PauseTiming();
    const auto directory = made_index(kDocuments, static_cast<std::uint32_t>(state.range(0)));
    WriterOptions options;
    options.background_merge = false;
    IndexWriter writer(directory, options);
    state.ResumeTiming();
    writer.merge(order);
  }
  state.SetItemsProcessed(state.iterations() * kDocuments);
}

}  // namespace

BENCHMARK(add_and_commit)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(merge, keep, MergeOrder::keep)->ArgName("segments")->Arg(2)->Arg(10)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(merge, graph, MergeOrder::graph)->ArgName("segments")->Arg(2)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
