// tra sync: makes the index mirror folders and files.
#include <fstream>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/sync_report.h"
#include "tra/error.h"
#include "tra/mirror.h"

namespace tra::cli {
namespace {

std::vector<ArchiveSource> archives(const Options& options) {
  if (options.positional().empty()) options.fail("an archive is missing");
  std::vector<ArchiveSource> all;
  for (const std::string& path : options.positional())
    all.push_back({path, {options.values("include"), options.values("exclude")}});
  return all;
}

void write_report(const std::string& path, const MirrorReport& report) {
  std::ofstream out(path);
  out << to_document(to_json(report)) << '\n';
  out.close();
  if (!out) throw Error(ErrorCode::io, "the report cannot be written", path);
}

}  // namespace

int run_sync(const Options& options) {
  const std::vector<ArchiveSource> sources = archives(options);
  MirrorOptions mirroring{intake_options(options), options.has("rebuild")};

  Progress progress(options, "articles");
  const StopOnInterrupt stop_on_interrupt;
  WorkObserver observer = progress.observer();
  observer.cancel = &StopOnInterrupt::requested();
  const MirrorReport report = Mirror(open_or_make(options), std::move(mirroring)).run(sources, observer);
  if (report.cancelled) {
    progress.message("tra: interrupted; the index stands at its last commit, the next sync goes on from there");
    return exit_interrupted;
  }
  std::cout << to_table(report);
  if (options.has("report")) write_report(options.text("report"), report);
  return report.total().articles == 0 ? exit_error : exit_found;
}

}  // namespace tra::cli
