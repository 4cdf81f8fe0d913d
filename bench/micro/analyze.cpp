// Speed of the analyzer in bytes of UTF-8 a second. TRA_BENCH_TEXT names a file to use; else a built-in paragraph,
// repeated, is.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/legacy_text.h"
#include "analysis/syllable.h"
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

// Line by line, as articles come.
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

void analyze_warm(benchmark::State& state) {
  tra::Analyzer analyzer(static_cast<tra::AnalyzerKind>(state.range(0)));
  std::vector<tra::Token> tokens;
  for (auto _ : state) analyze_lines(analyzer, sample(), tokens);
  report(state);
}

// A new analyzer each time: with its first meeting of every word.
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

BENCHMARK(analyze_warm)->Arg(0)->Arg(1)->ArgName("plain");
BENCHMARK(analyze_cold)->Arg(0)->Arg(1)->ArgName("plain");
BENCHMARK(decode_utf8);
BENCHMARK(parse_syllables);
BENCHMARK_MAIN();
