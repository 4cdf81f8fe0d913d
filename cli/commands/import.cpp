// tra import: takes over the articles of other indexes.
#include <filesystem>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/signals.h"
#include "articles/sync_state.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

namespace fs = std::filesystem;

Options import_options() {
  Options options(
      "import", "[OPTIONS] INDEX...",
      "Adds every article of other indexes with its facets as they are; one of a known id replaces it, and of\n"
      "several indexes the later wins. The others are only read. All is committed at the end: an import that was\n"
      "interrupted or killed has changed nothing.",
      "  tra import ../2023.index ../2024.index\n  tra import --index all.index part-*.index");
  options.add("memory,m", "MIB", "memory for what is not yet written to disk (default: 256)");
  options.add("threads,t", "N", "threads that index (default: one a processor)");
  add_progress_option(options);
  return options;
}

std::shared_ptr<const Snapshot> open_other(const std::string& path, const Options& options) {
  std::error_code error;
  if (!fs::is_directory(path, error)) throw Error(ErrorCode::io, "there is no index", path);
  if (fs::equivalent(path, index_path(options), error))
    throw Error(ErrorCode::invalid_argument, "an index is not imported into itself", path);
  return Snapshot::open(open_directory(path));
}

class Import {
 public:
  Import(const Options& options, IndexWriter& writer, Progress& progress)
      : writer_(writer), progress_(progress), sync_state_(*open_snapshot(options)) {
    for (const std::string& path : options.positional()) {
      others_.push_back(open_other(path, options));
      if (!(others_.back()->schema() == writer.schema()))
        throw Error(ErrorCode::invalid_argument, "the index has other fields", path);
      total_ += others_.back()->documents();
    }
  }

  // False when it was interrupted.
  bool run() {
    for (const auto& other : others_) {
      other->for_each([&](DocAddress, const Document& document) {
        add(document);
        return !StopOnInterrupt::requested();
      });
      if (StopOnInterrupt::requested()) return false;
    }
    sync_state_.save(writer_);
    documents_ = writer_.commit().documents;
    return true;
  }

  void print_summary() const {
    std::cout << with_separators(added_) << " articles added or replaced; " << with_separators(documents_)
              << " articles in the index\n";
  }

 private:
  void add(const Document& document) {
    writer_.add(document);
    sync_state_.forget(document.key());
    bytes_ += document.text("body").size();
    ++added_;
    progress_.update(added_, bytes_, static_cast<double>(added_) / static_cast<double>(total_));
  }

  IndexWriter& writer_;
  Progress& progress_;
  SyncStateEditor sync_state_;
  std::vector<std::shared_ptr<const Snapshot>> others_;
  std::uint64_t total_ = 0, added_ = 0, bytes_ = 0, documents_ = 0;
};

}  // namespace

int run_import(const Arguments& arguments) {
  Options options = import_options();
  if (!options.parse(arguments)) return exit_found;
  if (options.positional().empty()) options.fail("an index is missing");
  for (const std::string& path : options.positional()) open_other(path, options);  // before an index is made here

  const StopOnInterrupt stop_on_interrupt;
  Progress progress(options, "articles");
  IndexWriter writer = open_or_make_index(options);
  Import import(options, writer, progress);
  if (!import.run()) {
    progress.message("tra: interrupted; nothing has been added");
    return exit_interrupted;
  }
  import.print_summary();
  return exit_found;
}

}  // namespace tra::cli
