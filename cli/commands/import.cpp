// tra import: copies the articles of other indexes.
#include <filesystem>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/progress.h"
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

}  // namespace

int run_import(const Options& options) {
  if (options.positional().empty()) options.fail("an index is missing");
  std::vector<std::shared_ptr<const Snapshot>> others;
  for (const std::string& path : options.positional()) others.push_back(open_other(path, options));

  const StopOnInterrupt stop_on_interrupt;
  Progress progress(options, "articles");
  ArticleWriter writer(open_or_make(options), writer_options(options));
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
  std::cout << with_separators(added) << " articles added or replaced; " << with_separators(documents)
            << " articles in the index\n";
  return exit_found;
}

}  // namespace tra::cli
