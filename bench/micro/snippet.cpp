// Speed of snippets and marks, in bytes of article text per second.
#include <benchmark/benchmark.h>

#include <string>

#include "tra/directory.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

namespace {

using namespace tra;

constexpr std::string_view kParagraph =
    "Sáng nay, tại trụ sở Bộ Ngoại giao, hai đoàn đã ngồi lại để bàn về những việc còn dang dở của năm trước. "
    "Phía chủ nhà đề nghị mở thêm 3 tuyến xe buýt qua cửa khẩu từ ngày 15/6/2021, còn phía khách muốn hoàn tất khoản "
    "vay 1,7 tỷ đồng trước mùa mưa. Các chuyên gia của hai nước Việt Nam – Lào cho rằng như vậy là khả thi.\n";

Document article(std::int64_t bytes) {
  std::string body;
  while (body.size() < static_cast<std::size_t>(bytes)) body += kParagraph;
  body += "Cuộc tham khảo chính trị lần thứ 8 kết thúc vào buổi chiều.\n";
  Document document("one");
  document.add("title", "Hai đoàn gặp lại nhau").add("body", body);
  return document;
}

const Searcher& searcher() {
  static const Searcher one = [] {
    Schema schema(AnalyzerKind::vietnamese);
    schema.add({"title", FieldType::text, 3, true, true});
    schema.add({"body", FieldType::text, 1, false, true});
    const auto directory = memory_directory();
    IndexWriter writer(directory, schema);
    writer.add(article(1000));
    writer.commit();
    return Searcher(Snapshot::open(directory));
  }();
  return one;
}

Query words(std::initializer_list<const char*> texts) {
  std::vector<Query> terms;
  for (const char* text : texts) terms.push_back(Query::term(text));
  return Query::all_of(std::move(terms));
}

void snippet(benchmark::State& state, const Query& query) {
  const Document document = article(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(searcher().snippet(query, document).text.data());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document.text("body").size()));
}

void marks(benchmark::State& state, const Query& query) {
  const std::string text(article(state.range(0)).text("body"));
  for (auto _ : state) benchmark::DoNotOptimize(searcher().marks(query, text).data());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

const Query kMarked = words({"tham", "khảo", "chính", "trị"}), kUnmarked = words({"tham", "khao", "chinh", "tri"}),
            kPhrase = Query::phrase("tham khảo chính trị");

}  // namespace

BENCHMARK_CAPTURE(snippet, marked, kMarked)->ArgName("bytes")->Arg(500)->Arg(4000)->Arg(100'000);
BENCHMARK_CAPTURE(snippet, unmarked, kUnmarked)->ArgName("bytes")->Arg(500)->Arg(4000)->Arg(100'000);
BENCHMARK_CAPTURE(snippet, phrase, kPhrase)->ArgName("bytes")->Arg(4000);
BENCHMARK_CAPTURE(marks, marked, kMarked)->ArgName("bytes")->Arg(80)->Arg(4000);
BENCHMARK_MAIN();
