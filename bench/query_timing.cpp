#include "query_timing.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "report.h"
#include "tra/error.h"

namespace tra::bench {
namespace {

class Run {
 public:
  Run(std::unique_ptr<Engine> engine, const Arguments& arguments)
      : engine_(std::move(engine)), k_(arguments.k), count_(arguments.count) {}

  // Returns the number of matches when counting, else of hits.
  std::uint64_t query(const BenchQuery& query) {
    hits_.clear();
    if (count_) return engine_->count(query);
    engine_->top(query, k_, hits_);
    return hits_.size();
  }

  void dump(const BenchQuery& query, std::uint64_t results, std::ostream& out) {
    if (count_) out << query.id << '\t' << results << '\n';
    for (std::size_t i = 0; i < hits_.size(); ++i)
      out << query.id << '\t' << i + 1 << '\t' << engine_->line_of(hits_[i].document) << '\t' << hits_[i].score << '\n';
  }

 private:
  std::unique_ptr<Engine> engine_;
  std::size_t k_;
  bool count_;
  std::vector<RankedDocument> hits_;
};

struct FirstPass {
  std::uint64_t results = 0, empty = 0;
};

FirstPass warm_up(Run& run, const std::vector<BenchQuery>& queries, const std::string& dump_path) {
  std::ofstream dump;
  if (!dump_path.empty()) dump.open(dump_path);
  FirstPass pass;
  for (const BenchQuery& query : queries) {
    const std::uint64_t results = run.query(query);
    pass.results += results;
    if (results == 0) ++pass.empty;
    if (!dump_path.empty()) run.dump(query, results, dump);
  }
  if (!dump_path.empty() && !dump.flush()) throw Error(ErrorCode::io, "the results cannot be written", dump_path);
  return pass;
}

// The median time of each query over the passes in microseconds, sorted.
struct Times {
  std::vector<double> wall, cpu;
  double least = 0;            // mean of each query's least wall time
  std::vector<double> passes;  // wall time of the mean query in each pass
};

std::vector<double> sorted_medians(std::vector<std::vector<double>>& measured) {
  std::vector<double> medians;
  for (auto& of_query : measured) medians.push_back(median(std::move(of_query)));
  std::sort(medians.begin(), medians.end());
  return medians;
}

Times time_passes(Run& run, const std::vector<BenchQuery>& queries, unsigned repeat) {
  std::vector<std::vector<double>> wall(queries.size()), cpu(queries.size());
  Times times;
  for (unsigned pass = 0; pass < repeat; ++pass) {
    double sum = 0;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const double cpu_start = thread_cpu_seconds();
      const auto start = Clock::now();
      run.query(queries[i]);
      wall[i].push_back(seconds_since(start) * 1e6);
      cpu[i].push_back((thread_cpu_seconds() - cpu_start) * 1e6);
      sum += wall[i].back();
    }
    times.passes.push_back(sum / static_cast<double>(queries.size()));
  }
  for (const auto& of_query : wall)
    times.least += *std::min_element(of_query.begin(), of_query.end()) / static_cast<double>(queries.size());
  times.wall = sorted_medians(wall);
  times.cpu = sorted_medians(cpu);
  return times;
}

struct Throughput {
  double per_second = 0;
  double cpu_us = 0;  // per query
};

// Every thread runs all queries once, each starting at a different query.
Throughput run_at_once(std::vector<Run>& runs, const std::vector<BenchQuery>& queries) {
  const double cpu_start = cpu_seconds();
  const auto start = Clock::now();
  std::vector<std::thread> threads;
  for (std::size_t id = 0; id < runs.size(); ++id)
    threads.emplace_back([&, id] {
      const std::size_t first = id * queries.size() / runs.size();
      for (std::size_t i = 0; i < queries.size(); ++i) runs[id].query(queries[(first + i) % queries.size()]);
    });
  for (std::thread& thread : threads) thread.join();
  const auto done = static_cast<double>(queries.size() * runs.size());
  return {done / seconds_since(start), (cpu_seconds() - cpu_start) * 1e6 / done};
}

std::vector<Run> open_runs(unsigned count, const Arguments& arguments, const OpenEngine& open) {
  std::vector<Run> runs;
  for (unsigned i = 0; i < count; ++i) runs.emplace_back(open(), arguments);
  return runs;
}

// Alternates between one thread and several, `repeat` times each. When the CPU time per query stays equal, threads do
// not hinder each other; this holds on a busy machine too.
void compare_threads(const std::vector<BenchQuery>& queries, const Arguments& arguments, const OpenEngine& open,
                     JsonLine& line) {
  std::vector<Run> one = open_runs(1, arguments, open), many = open_runs(arguments.threads, arguments, open);
  std::vector<double> per_second, ratios, one_cpu, many_cpu;
  for (unsigned pass = 0; pass < arguments.repeat; ++pass) {
    const Throughput alone = run_at_once(one, queries), together = run_at_once(many, queries);
    per_second.push_back(together.per_second);
    ratios.push_back(together.per_second / alone.per_second);
    one_cpu.push_back(alone.cpu_us);
    many_cpu.push_back(together.cpu_us);
  }
  line.add("threads", std::uint64_t{arguments.threads})
      .add("qps", median(per_second), 0)
      .add("qps_ratio", median(ratios), 2)
      .add("one_thread_cpu_us", median(one_cpu), 2)
      .add("threads_cpu_us", median(many_cpu), 2);
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

void time_queries(const std::string& name, const std::string& file, const Arguments& arguments,
                  const OpenEngine& open) {
  const std::vector<BenchQuery> queries = read_queries(file, arguments.limit);
  const auto start = Clock::now();
  Run run(open(), arguments);
  const double opened = seconds_since(start);
  const FirstPass first = warm_up(run, queries, arguments.dump);
  const Times times = time_passes(run, queries, arguments.repeat);

  const auto [least, most] = std::minmax_element(times.passes.begin(), times.passes.end());
  JsonLine line;
  line.add("engine", name)
      .add("set", std::filesystem::path(file).stem().string())
      .add("mode", std::string(arguments.count ? "count" : "top"))
      .add("k", arguments.k)
      .add("queries", queries.size())
      .add("repeat", std::uint64_t{arguments.repeat})
      .add("mean_us", mean(times.wall), 2)
      .add("p50_us", percentile(times.wall, .5), 2)
      .add("p95_us", percentile(times.wall, .95), 2)
      .add("p99_us", percentile(times.wall, .99), 2)
      .add("max_us", times.wall.back(), 2)
      .add("cpu_mean_us", mean(times.cpu), 2)
      .add("cpu_p50_us", percentile(times.cpu, .5), 2)
      .add("cpu_p95_us", percentile(times.cpu, .95), 2)
      .add("least_mean_us", times.least, 2)
      .add("pass_mean_min_us", *least, 2)
      .add("pass_mean_max_us", *most, 2)
      .add("results", first.results)
      .add("empty", first.empty)
      .add("open_us", opened * 1e6, 0);
  if (arguments.threads > 1) compare_threads(queries, arguments, open, line);
  line.add("private_mb", private_memory_mb(), 1).add("peak_rss_mb", peak_memory_mb(), 0).print();
}

}  // namespace tra::bench
