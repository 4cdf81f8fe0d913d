#include "index_corpus.h"

#include <filesystem>
#include <map>

#include "bench_fields.h"
#include "corpus_lines.h"
#include "report.h"
#include "tra/directory.h"
#include "tra/error.h"
#include "tra/index_writer.h"
#include "tra/snapshot.h"

namespace tra::bench {
namespace {

Schema schema(const Arguments& arguments) {
  Schema made(arguments.vietnamese ? AnalyzerKind::vietnamese : AnalyzerKind::plain);
  made.add({"text", FieldType::text, 1, false, arguments.stored});
  if (arguments.merge_order == "date") made.add({"date", FieldType::date, 0, false, false});
  if (arguments.fields) made.keyword("share").keyword("topic").keyword("name").integer("scattered").integer("rising");
  return made;
}

WriterOptions writer_options(const Arguments& arguments) {
  WriterOptions options;
  if (arguments.memory != 0) options.memory_budget = arguments.memory << 20;
  options.threads = arguments.threads;
  options.background_merge = false;
  return options;
}

MergeOrder merge_order(const Arguments& arguments) {
  if (arguments.merge_order == "graph") return MergeOrder::graph;
  if (arguments.merge_order == "date") return MergeOrder::date;
  if (arguments.merge_order == "keep") return MergeOrder::keep;
  throw Error(ErrorCode::invalid_argument, "--order takes keep, date or graph, not '" + arguments.merge_order + "'");
}

Document document_of(const CorpusArticle& article, const Arguments& arguments) {
  Document document(std::to_string(article.line));
  document.add("text", article.text);
  if (arguments.merge_order == "date" && !article.date.empty()) document.add("date", parse_date(article.date));
  if (arguments.fields) {
    document.add("share", std::string(share_of(article.line)));
    document.add("topic", topic_of(article.line));
    document.add("name", name_of(article.line));
    document.add("scattered", scattered_of(article.line));
    document.add("rising", static_cast<std::int64_t>(article.line));
  }
  return document;
}

void erase(IndexWriter& writer, std::uint64_t articles) {
  for (std::uint64_t line = 0; line < articles; ++line)
    if (is_erased(line)) writer.remove(std::to_string(line));
  writer.commit();
}

std::map<std::string, std::uint64_t> bytes_by_kind(const Snapshot& snapshot) {
  std::map<std::string, std::uint64_t> bytes;
  for (const SegmentInfo& segment : snapshot.segments())
    for (const FileInfo& file : segment.files) bytes[file.kind] += file.bytes;
  for (const FileInfo& file : snapshot.other_files()) bytes[file.kind] += file.bytes;
  return bytes;
}

}  // namespace

void index_corpus(const Arguments& arguments) {
  const std::string& path = arguments.words[2];
  std::filesystem::remove_all(path);
  const auto directory = open_directory(path, true);

  const auto start = Clock::now();
  const double cpu_before = cpu_seconds();
  std::uint64_t articles = 0, text_bytes = 0;
  double inverted = 0;
  {
    IndexWriter writer(directory, schema(arguments), writer_options(arguments));
    CorpusLines corpus(arguments.words[1]);
    for (CorpusArticle article; corpus.next(article); ++articles) {
      text_bytes += article.text.size();
      writer.add(document_of(article, arguments));
      if (arguments.every != 0 && (articles + 1) % arguments.every == 0) writer.commit();
    }
    writer.commit();
    inverted = seconds_since(start);
    if (!arguments.segments && arguments.every == 0) writer.merge(merge_order(arguments));
    if (arguments.erase) erase(writer, articles);
  }
  const double wall = seconds_since(start);

  const auto snapshot = Snapshot::open(directory);
  JsonLine line;
  line.add("engine", std::string("tra"))
      .add("variant", std::string(arguments.vietnamese ? "vietnamese" : "plain") + (arguments.stored ? "+stored" : ""))
      .add("order", arguments.merge_order)
      .add("threads", std::uint64_t{arguments.threads})
      .add("docs", articles)
      .add("raw_text_bytes", text_bytes)
      .add("wall_s", wall, 2)
      .add("merge_s", wall - inverted, 2)
      .add("cpu_s", cpu_seconds() - cpu_before, 2)
      .add("mb_per_s", static_cast<double>(text_bytes) / 1e6 / wall, 1)
      .add("peak_rss_mb", peak_memory_mb(), 0)
      .add("index_bytes", snapshot->bytes());
  for (const auto& [kind, bytes] : bytes_by_kind(*snapshot)) line.add((kind + "_bytes").c_str(), bytes);
  line.print();
}

}  // namespace tra::bench
