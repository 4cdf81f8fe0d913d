// tra import: takes over the articles of other indexes, or the terms of documents of other engines.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/intake_options.h"
#include "arguments/language.h"
#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/wording.h"
#include "tra/ciff.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

namespace fs = std::filesystem;

std::shared_ptr<const Snapshot> open_other(const std::string& path, const Options& options) {
  std::error_code error;
  if (!fs::is_directory(path, error)) throw Error(ErrorCode::io, "there is no index", path);
  if (fs::equivalent(path, index_path(options), error))
    throw Error(ErrorCode::invalid_argument, "an index is not imported into itself", path);
  return Snapshot::open(open_directory(path));
}

int import_files(const Options& options) {
  ArticleWriterOptions writing = writer_options(options);
  writing.threads = 1;  // documents keep their order
  writing.extract_facets = false;
  ArticleWriter writer(open_or_make_to_write(options), writing);
  CiffCounts sum;
  for (const std::string& path : options.positional()) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(ErrorCode::io, "cannot be opened", path);
    const CiffCounts counts = import_ciff(in, path, writer);
    sum.documents += counts.documents;
    sum.postings += counts.postings;
  }
  const std::uint64_t documents = writer.commit().documents;
  const Wording wording(language(options));
  const std::string added = wording.counted(sum.documents, "document", "documents", "tài liệu") +
                            wording.say(" with ", " với ") +
                            wording.counted(sum.postings, "posting", "postings", "lần ghi từ");
  std::cout << wording.say(added + " added or replaced", "đã thêm hoặc thay " + added) << "; "
            << wording.in_the_index(documents) << '\n';
  return exit_found;
}

}  // namespace

int run_import(const Options& options) {
  if (options.positional().empty()) options.fail("an index is missing");
  if (options.choice("format") == "ciff") return import_files(options);
  std::vector<std::shared_ptr<const Snapshot>> others;
  for (const std::string& path : options.positional()) others.push_back(open_other(path, options));

  // Closed last, when a signal ends the program at once: all is committed by then, and only a merge may be under way.
  ArticleWriter writer(open_or_make_to_write(options), writer_options(options));
  const StopOnInterrupt stop_on_interrupt;
  Progress progress(options, Progress::counted_articles);
  std::uint64_t added = 0;
  for (const auto& other : others) {
    WorkObserver observer = progress.observer();
    observer.cancel = &StopOnInterrupt::requested();
    const AddCounts counts = writer.add_index(*other, observer);
    if (counts.cancelled) {
      progress.message("tra: interrupted; nothing has been added");
      return StopOnInterrupt::exit_status();
    }
    added += counts.added;
  }
  const std::uint64_t documents = writer.commit().documents;
  const Wording wording(language(options));
  std::cout << wording.say(wording.articles(added) + " added or replaced",
                           "đã thêm hoặc thay " + wording.articles(added))
            << "; " << wording.in_the_index(documents) << '\n';
  return exit_found;
}

}  // namespace tra::cli
