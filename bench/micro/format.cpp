// Speed of the index format's inner loops: unpacking, prefix sums, decoding blocks of postings and positions, and term
// lookups. Items are integers, documents, positions or lookups.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tra/format/kernels.h"
#include "tra/format/pfor.h"
#include "tra/format/positions_reader.h"
#include "tra/format/posting_list_writer.h"
#include "tra/format/term_dictionary.h"

namespace {

using namespace tra::format;

// The same random numbers in every run.
std::mt19937_64& random_bits() {
  static std::mt19937_64 engine(1);
  return engine;
}
std::uint32_t below(std::uint64_t end) { return static_cast<std::uint32_t>(random_bits()() % end); }

class MemoryFile {
 public:
  template <typename Write>
  MemoryFile(FileKind kind, const Write& write) {
    FileWriter writer(kind, {},
                      [&](std::span<const std::byte> more) { bytes_.insert(bytes_.end(), more.begin(), more.end()); });
    write(writer);
    writer.finish();
    file_ = std::make_unique<File>("memory", bytes_, kind, SegmentId{});
  }
  const File& file() const { return *file_; }

 private:
  std::vector<std::byte> bytes_;
  std::unique_ptr<File> file_;
};

void unpack(benchmark::State& state, const Kernels* kernel) {
  const auto bits = static_cast<unsigned>(state.range(0));
  std::vector<std::uint32_t> values(kBlockSize);
  for (std::uint32_t& value : values) value = below(std::uint64_t{1} << bits);
  std::vector<std::byte> packed(16 * bits);
  pack(values.data(), bits, packed.data());
  for (auto _ : state) {
    kernel->unpack(packed.data(), bits, values.data());
    benchmark::DoNotOptimize(values.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBlockSize));
}

void add_up(benchmark::State& state, const Kernels* kernel) {
  std::vector<std::uint32_t> values(kBlockSize, 1);
  for (auto _ : state) {
    kernel->add_up(values.data(), 7);
    benchmark::DoNotOptimize(values.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBlockSize));
}

void decode_pfor_with_exceptions(benchmark::State& state) {
  std::vector<std::uint32_t> values(kBlockSize);
  for (std::size_t i = 0; i < kBlockSize; ++i) values[i] = below(32) | (i % 16 == 5 ? 1u << 9 : 0);
  ByteWriter out;
  encode_pfor(values, out);
  const std::byte *begin = out.view().data(), *end = begin + out.size();
  for (auto _ : state) {
    benchmark::DoNotOptimize(decode_pfor(begin, end, kBlockSize, values.data()));
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBlockSize));
}

// A posting list in which each document occurs with probability 1/gap. Lists with every second document use bitsets.
struct List {
  static constexpr std::uint32_t kDocuments = 100'000;

  explicit List(std::uint32_t gap, bool with_positions) {
    auto write_positions = [&](FileWriter& positions_file) {
      auto write_postings = [&](FileWriter& postings_file) {
        write(postings_file, positions_file, gap, with_positions);
      };
      postings = std::make_unique<MemoryFile>(FileKind::postings, write_postings);
    };
    positions = std::make_unique<MemoryFile>(FileKind::positions, write_positions);
  }

  void write(FileWriter& postings_file, FileWriter& positions_file, std::uint32_t gap, bool with_positions) {
    PostingListWriter writer(postings_file, positions_file);
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; i < kDocuments; ++i, ++limit) {
      while (below(gap) != 0) ++limit;
      const std::uint32_t frequency = 1 + (below(4) == 0 ? below(5) : 0);
      places.clear();
      for (std::uint32_t place = 0; with_positions && places.size() < frequency; ++place)
        places.push_back(place += below(200));
      position_count += places.size();
      writer.add(limit, frequency, static_cast<std::uint8_t>(below(200)), places);
    }
    ref = writer.finish();
  }

  std::unique_ptr<MemoryFile> postings, positions;
  PostingListRef ref;
  std::uint32_t limit = 0;
  std::uint64_t position_count = 0;
};

void decode_blocks(benchmark::State& state, bool with_frequencies) {
  const List list(static_cast<std::uint32_t>(state.range(0)), false);
  std::size_t blocks = 0, bitsets = 0;
  for (auto _ : state) {
    PostingCursor cursor(list.postings->file(), list.ref, list.limit);
    blocks = bitsets = 0;
    for (std::uint32_t target = 0; cursor.seek_block(target); target = cursor.block_last() + 1) {
      benchmark::DoNotOptimize(cursor.block_documents().data());
      if (with_frequencies) benchmark::DoNotOptimize(cursor.block_frequencies());
      ++blocks;
      bitsets += cursor.block_bitset().empty() ? 0 : 1;
    }
  }
  state.SetItemsProcessed(state.iterations() * List::kDocuments);
  state.counters["bits/doc"] = 8.0 * static_cast<double>(list.ref.length) / List::kDocuments;
  state.counters["bitsets"] = static_cast<double>(bitsets) / static_cast<double>(blocks);
}

void advance(benchmark::State& state) {
  const List list(10, false);
  const auto stride = static_cast<std::uint32_t>(state.range(0));
  std::int64_t steps = 0;
  for (auto _ : state) {
    PostingCursor cursor(list.postings->file(), list.ref, list.limit);
    for (std::uint32_t document = cursor.advance(0); document != kNoMoreDocuments;
         document = cursor.advance(document + stride))
      ++steps;
  }
  state.SetItemsProcessed(steps);
}

void decode_positions(benchmark::State& state) {
  const List list(10, true);
  for (auto _ : state) {
    PostingCursor cursor(list.postings->file(), list.ref, list.limit);
    PositionsReader reader(list.positions->file());
    for (std::uint32_t document = cursor.advance(0); document != kNoMoreDocuments; document = cursor.next())
      benchmark::DoNotOptimize(reader.read(cursor).data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(list.position_count));
  state.counters["bits/position"] =
      8.0 * static_cast<double>(list.ref.positions_length) / static_cast<double>(list.position_count);
}

// A bitset in which every third bit is set.
void skip_ones(benchmark::State& state, const Kernels* kernels) {
  std::vector<std::byte> bits(2048);
  for (std::size_t bit = 0; bit < 8 * (bits.size() - 8); bit += 3) bits[bit / 8] |= std::byte{1} << (bit % 8);
  const auto ones = static_cast<std::uint64_t>(state.range(0));
  std::uint64_t at = 0;
  for (auto _ : state) {
    at = kernels->skip_ones(bits.data(), at, ones, 8 * (bits.size() - 8));
    if (at > 8 * (bits.size() - 600)) at = 0;
    benchmark::DoNotOptimize(at);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void rice_sums(benchmark::State& state, const Kernels* kernels) {
  std::array<std::uint32_t, kBlockSize> positions;
  std::mt19937_64 random = random_bits();
  for (std::uint32_t& count : positions) count = 1 + static_cast<std::uint32_t>(random() % 8);
  const auto count = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(kernels->rice_sums(positions.data(), count, 8));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void find_term(benchmark::State& state) {
  std::vector<std::string> terms;
  for (std::int64_t i = 0; i < state.range(0); ++i) terms.push_back("thuật ngữ " + std::to_string(random_bits()()));
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  const MemoryFile file(FileKind::terms, [&](FileWriter& out) {
    TermDictionaryWriter writer(out);
    PostingListRef list;
    list.documents = 1;
    list.only = {5, 1};
    for (const std::string& term : terms) writer.add(term, list);
    writer.finish();
  });
  const TermDictionary dictionary(file.file());
  std::shuffle(terms.begin(), terms.end(), random_bits());
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(dictionary.find(terms[next]));
    next = next + 1 < terms.size() ? next + 1 : 0;
  }
  state.SetItemsProcessed(state.iterations());
}

void register_kernels() {
  for (const Kernels* kernel : all_kernels()) {
    const std::string name(to_string(kernel->set));
    benchmark::RegisterBenchmark(("unpack/" + name).c_str(), unpack, kernel)->DenseRange(1, 20);
    benchmark::RegisterBenchmark(("add_up/" + name).c_str(), add_up, kernel);
    benchmark::RegisterBenchmark(("skip_ones/" + name).c_str(), skip_ones, kernel)->ArgName("ones")->Arg(4)->Arg(100);
    benchmark::RegisterBenchmark(("rice_sums/" + name).c_str(), rice_sums, kernel)
        ->ArgName("documents")
        ->Arg(4)
        ->Arg(128);
  }
}

BENCHMARK(decode_pfor_with_exceptions);
BENCHMARK_CAPTURE(decode_blocks, documents, false)->ArgName("gap")->Arg(1)->Arg(2)->Arg(10)->Arg(1000);
BENCHMARK_CAPTURE(decode_blocks, documents_and_frequencies, true)->ArgName("gap")->Arg(1)->Arg(2)->Arg(10)->Arg(1000);
BENCHMARK(advance)->ArgName("stride")->Arg(1)->Arg(100)->Arg(10'000);
BENCHMARK(decode_positions);
BENCHMARK(find_term)->ArgName("terms")->Arg(1000)->Arg(100'000)->Arg(1'000'000);

}  // namespace

int main(int argc, char** argv) {
  register_kernels();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
