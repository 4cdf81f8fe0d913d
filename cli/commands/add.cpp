// tra add: adds or replaces articles, from files or JSON Lines on standard input.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <mutex>

#include "arguments/index_access.h"
#include "arguments/signals.h"
#include "articles/article_intake.h"
#include "articles/indexing_pool.h"
#include "articles/paragraph_counts.h"
#include "articles/sync_state.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/sync_report.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

Options add_options() {
  Options options(
      "add", "[OPTIONS] FILE...|-",
      "Adds articles to the index; one of a known id replaces it. Takes files and folders as tra sync does,\n"
      "- is JSON Lines on standard input. All is committed at the end.\n"
      "Exit status: 0 done, 2 an error, or nothing could be read at all.",
      "  tra add export.jsonl.zst\n  tra add page.html notes.txt\n  curl -s https://example.org/new.jsonl | tra add -");
  add_intake_options(options);
  add_progress_option(options);
  return options;
}

class Addition {
 public:
  Addition(const Options& options, IndexWriter& writer, Progress& progress)
      : writer_(writer),
        progress_(progress),
        intake_(options),
        sync_state_(*open_snapshot(options)),
        paragraphs_(sync_state_.state()) {}

  // False when it was interrupted.
  bool run(const std::vector<std::string>& paths, unsigned threads) {
    try {
      add_files(paths, threads);
    } catch (const Interrupted&) {
      return false;
    }
    sync_state_.save(writer_);
    documents_ = writer_.commit().documents;
    return true;
  }

  void print_summary() const {
    const double seconds = std::max(progress_.seconds(), 1e-3);
    char speed[64];
    std::snprintf(speed, sizeof speed, "%.2f s, %.0f articles/s", seconds, static_cast<double>(added_) / seconds);
    std::cout << with_separators(added_) << " articles added or replaced, " << with_separators(failed_) << " failed; "
              << with_separators(documents_) << " articles in the index; " << speed << '\n';
  }
  std::uint64_t added() const { return added_; }
  std::uint64_t failed() const { return failed_; }

 private:
  struct Interrupted {};

  void add_files(const std::vector<std::string>& paths, unsigned threads) {
    std::vector<ArchiveFile> files;
    for (const std::string& path : paths) {
      if (path == "-") {
        files.push_back({"-", "-"});
        continue;
      }
      std::vector<ReadFailure> failures;
      const std::vector<ArchiveFile> found = walk(path, {}, failures);
      files.insert(files.end(), found.begin(), found.end());
      tell(failures);
    }
    IndexingPool pool(threads);
    pool.run(
        files.size(), [&](std::size_t source, const ArticleSink& sink) { read(files[source], sink); },
        [&](std::size_t source, ParsedArticle&& article) { add(files[source], std::move(article)); });
  }

  void read(const ArchiveFile& file, const ArticleSink& sink) {
    std::vector<ReadFailure> failures;
    if (file.path == "-")
      read_stream(std::cin, "standard input", {}, sink, failures);
    else
      read_file(file, {}, sink, failures);
    tell(failures);
  }

  void add(const ArchiveFile& file, ParsedArticle&& article) {
    if (StopOnInterrupt::requested()) throw Interrupted{};
    const std::uint64_t line = article.line;
    const auto lookup = [&](std::vector<PageParagraph>& asked) {
      for (PageParagraph& paragraph : asked) paragraph.repeated = paragraphs_.repeated(paragraph.hash);
    };
    const Document document = intake_.document(std::move(article), file.id, lookup);
    try {
      writer_.add(document);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid_argument) throw;
      return tell({{file.path, line, error.what()}});
    }
    const std::lock_guard lock(mutex_);
    ++added_;
    sync_state_.forget(document.key());
    progress_.update(added_, intake_.counts().text_bytes, 0);
  }

  void tell(const std::vector<ReadFailure>& failures) {
    const std::lock_guard lock(mutex_);
    failed_ += failures.size();
    for (const ReadFailure& failure : failures) progress_.message("tra: " + to_line(failure));
  }

  IndexWriter& writer_;
  Progress& progress_;
  ArticleIntake intake_;
  std::mutex mutex_;  // of what follows
  SyncStateEditor sync_state_;
  const ParagraphCounts paragraphs_;  // of the synced archive
  std::uint64_t added_ = 0, failed_ = 0, documents_ = 0;
};

}  // namespace

int run_add(const Arguments& arguments) {
  Options options = add_options();
  if (!options.parse(arguments)) return exit_found;
  if (options.positional().empty()) options.fail("a file is missing; - is standard input");

  const StopOnInterrupt stop_on_interrupt;
  Progress progress(options, "articles");
  IndexWriter writer = open_or_make_index(options);
  Addition addition(options, writer, progress);
  if (!addition.run(options.positional(), thread_count(options))) {
    progress.message("tra: interrupted; nothing has been added");
    return exit_interrupted;
  }
  addition.print_summary();
  return addition.failed() > 0 && addition.added() == 0 ? exit_error : exit_found;
}

}  // namespace tra::cli
