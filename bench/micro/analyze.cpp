// Speed of the analyzer in bytes of UTF-8 per second, as a whole and by stages. TRA_BENCH_TEXT names a file to use; the
// default is a repeated built-in paragraph.
//
// Each stage does the work of the previous one plus one more step, so the difference is the time of this step: scan,
// scan_and_look_up, analyze_warm (also appends tokens), analyze_cold (also learns each spelling).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/char_class.h"
#include "analysis/plan.h"
#include "analysis/scan.h"
#include "analysis/span_cache.h"
#include "analysis/syllable.h"
#include "encoding/legacy_codec.h"
#include "encoding/legacy_tables.h"
#include "encoding/legacy_text.h"
#include "text/chunk.h"
#include "text/utf8.h"
#include "tra/analyzer.h"

namespace {

constexpr std::string_view kParagraph =
    "Sáng nay, tại trụ sở Bộ Ngoại giao, hai đoàn đã ngồi lại để bàn về những việc còn dang dở của năm trước. "
    "Phía chủ nhà đề nghị mở thêm 3 tuyến xe buýt qua cửa khẩu từ ngày 15/6/2021, còn phía khách muốn hoàn tất khoản "
    "vay 1,7 tỷ đồng trước mùa mưa. Các chuyên gia của hai nước Việt Nam – Lào cho rằng như vậy là khả thi.\n";

const std::string& sample() {
  static const std::string text = [] {
    std::string out;
    if (const char* path = std::getenv("TRA_BENCH_TEXT")) {
      std::ifstream file(path, std::ios::binary);
      out.assign(std::istreambuf_iterator<char>(file), {});
    }
    while (out.size() < (1 << 20)) out += kParagraph;
    return out;
  }();
  return text;
}

// Analyses line by line, as for articles.
void analyze_lines(tra::Analyzer& analyzer, std::string_view text, std::vector<tra::Token>& tokens) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    tokens.clear();
    benchmark::DoNotOptimize(analyzer.analyze(text.substr(0, end), 0, tokens));
    text.remove_prefix(end);
  }
}

void report(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * sample().size()));
}

// Finds words as the analyzer's fast path does, eight bytes at a time.
template <class Visit>
void for_chunks(std::string_view text, const Visit& visit) {
  for (std::size_t at = 0; at + tra::text::kChunkReach <= text.size();) {
    const tra::text::Chunk chunk = tra::text::read_chunk(text.data() + at);
    if (chunk.length != 0) visit(chunk, text.substr(at, chunk.length));
    at += chunk.length + 1;
  }
}

void scan(benchmark::State& state) {
  for (auto _ : state) {
    std::size_t words = 0;
    for_chunks(sample(), [&](const tra::text::Chunk& chunk, std::string_view) { words += chunk.low != 0; });
    benchmark::DoNotOptimize(words);
  }
  report(state);
}

void scan_and_look_up(benchmark::State& state) {
  tra::analysis::SpanCache cache;
  const auto probe_of = [](const tra::text::Chunk& chunk) {
    return tra::analysis::SpanCache::make_probe(chunk.low, chunk.high, chunk.length);
  };
  for_chunks(sample(), [&](const tra::text::Chunk& chunk, std::string_view word) {
    if (!cache.full() && cache.find(word, probe_of(chunk)) == nullptr) cache.insert(word, probe_of(chunk), {});
  });
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for_chunks(sample(), [&](const tra::text::Chunk& chunk, std::string_view word) {
      if (const auto* entry = cache.find(word, probe_of(chunk))) sum += entry->low;
    });
    benchmark::DoNotOptimize(sum);
  }
  report(state);
}

// The cost of a spelling that is not in the cache: normalisation, grammar, aliases, key.
void plan_spellings(benchmark::State& state) {
  std::set<std::string> spellings;
  for_chunks(sample(), [&](const tra::text::Chunk&, std::string_view word) {
    const bool whole = tra::analysis::classify(word, 0).kind == tra::analysis::CharClass::letter &&
                       tra::analysis::scan_span(word, 0) == word.size();
    if (whole) spellings.insert(std::string(word));
  });
  for (auto _ : state) {
    for (const std::string& spelling : spellings) benchmark::DoNotOptimize(tra::analysis::plan_span(spelling));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * spellings.size()));
}

void analyze_warm(benchmark::State& state) {
  tra::Analyzer analyzer(static_cast<tra::AnalyzerKind>(state.range(0)));
  std::vector<tra::Token> tokens;
  for (auto _ : state) analyze_lines(analyzer, sample(), tokens);
  report(state);
}

// Uses a new analyzer each time, so that every spelling is new to it.
void analyze_cold(benchmark::State& state) {
  std::vector<tra::Token> tokens;
  for (auto _ : state) {
    tra::Analyzer analyzer(static_cast<tra::AnalyzerKind>(state.range(0)));
    analyze_lines(analyzer, sample(), tokens);
  }
  report(state);
}

void decode_utf8(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(tra::analysis::decode_text(std::as_bytes(std::span(sample()))));
  }
  report(state);
}

// The sample in TCVN3; letters that TCVN3 lacks become question marks.
const std::string& tcvn3_sample() {
  static const std::string bytes = [] {
    std::string out;
    const std::u32string_view table = tra::analysis::kTcvn3;
    const std::string_view text = sample();
    for (std::size_t at = 0; at < text.size();) {
      const auto point = tra::text::decode_point(text, at);
      const std::size_t code = table.find(point.value);
      out += point.value < 0x80   ? static_cast<char>(point.value)
             : code == table.npos ? '?'
                                  : static_cast<char>(0x80 + code);
      at += std::max<std::size_t>(point.length, 1);
    }
    return out;
  }();
  return bytes;
}

void decode(benchmark::State& state, const std::string& bytes) {
  for (auto _ : state) benchmark::DoNotOptimize(tra::analysis::decode_text(std::as_bytes(std::span(bytes))));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}

void decode_tcvn3(benchmark::State& state) { decode(state, tcvn3_sample()); }

// TCVN3 that was decoded as Windows-1252 and stored as UTF-8: every line must be repaired.
void decode_mojibake(benchmark::State& state) {
  decode(state, *tra::analysis::decode_legacy(tcvn3_sample(), tra::analysis::Legacy::windows_1252));
}

void decode_utf8_twice(benchmark::State& state) {
  decode(state, *tra::analysis::decode_legacy(sample(), tra::analysis::Legacy::windows_1252));
}

void parse_syllables(benchmark::State& state) {
  std::vector<std::string> words;
  tra::analysis::for_each_base(
      [&](const tra::analysis::Syllable& base) { words.push_back(tra::analysis::spell(base)); });
  for (auto _ : state) {
    for (const std::string& word : words)
      benchmark::DoNotOptimize(tra::analysis::parse_syllable(std::string_view(word)));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * words.size()));
}

}  // namespace

BENCHMARK(scan);
BENCHMARK(scan_and_look_up);
BENCHMARK(analyze_warm)->Arg(0)->Arg(1)->ArgName("plain");
BENCHMARK(analyze_cold)->Arg(0)->Arg(1)->ArgName("plain");
BENCHMARK(plan_spellings);
BENCHMARK(decode_utf8);
BENCHMARK(decode_tcvn3);
BENCHMARK(decode_mojibake);
BENCHMARK(decode_utf8_twice);
BENCHMARK(parse_syllables);
BENCHMARK_MAIN();
