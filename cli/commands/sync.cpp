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

Options sync_options() {
  Options options(
      "sync", "[OPTIONS] ARCHIVE...",
      "Makes the index mirror these folders and files: adds what is new, replaces what has changed, removes what is\n"
      "gone. Articles put in by tra add are left alone. Files whose size and time of change are as at the last sync "
      "are\n"
      "not read again. Reads text, HTML, JSON and JSON Lines, plain or compressed, also inside tar and zip archives.\n"
      "The id of a page is its path relative to the folder given, of a JSON line its \"id\".\n"
      "Every half minute what is done is committed; a run that was killed goes on from there.\n"
      "What cannot be read is reported on standard error and skipped; a file that fails keeps its old articles.\n"
      "Exit status: 0 done, 2 an error, or nothing could be read at all.",
      "  tra sync articles/\n"
      "  tra sync pages/ export.jsonl.zst --report last-night.json\n"
      "  tra sync articles/ --include '*.html' --exclude 'drafts/**' --threads 2 --memory 512");
  options.add("include", "PATTERN", "only files that match (* ? ** [a-z]); may be repeated");
  options.add("exclude", "PATTERN", "no files or folders that match; may be repeated");
  options.add("rebuild", "", "read and index every file again, also those that have not changed");
  options.add("report", "FILE", "write the table and all failures as JSON");
  add_intake_options(options);
  add_progress_option(options);
  return options;
}

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

int run_sync(const Arguments& arguments) {
  Options options = sync_options();
  if (!options.parse(arguments)) return exit_found;
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
