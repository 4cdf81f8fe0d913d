// tra sync: makes the index mirror folders and files.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/signals.h"
#include "articles/sync_run.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

namespace fs = std::filesystem;

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

// An archive that is not there must not empty the index.
void require_archives(const Options& options) {
  if (options.positional().empty()) options.fail("an archive is missing");
  for (const std::string& archive : options.positional()) {
    std::error_code error;
    if (!fs::exists(archive, error))
      throw Error(ErrorCode::io, error ? error.message() : "no such file or folder", archive);
  }
}

// The index's own folder, relative to the archive it lies in; empty when it lies elsewhere.
std::string index_inside(const std::string& archive, const std::string& index) {
  std::error_code error;
  const fs::path relative = fs::weakly_canonical(index, error).lexically_relative(fs::weakly_canonical(archive, error));
  return relative.empty() || *relative.begin() == ".." || relative == "." ? "" : relative.string();
}

Archives walk_archives(const Options& options) {
  Archives found;
  for (const std::string& archive : options.positional()) {
    WalkOptions walking{options.values("include"), options.values("exclude")};
    if (const std::string inside = index_inside(archive, index_path(options)); !inside.empty())
      walking.exclude.push_back(inside + (inside.find('/') == std::string::npos ? "/**" : ""));
    const std::vector<ArchiveFile> files = walk(archive, walking, found.failures);
    found.files.insert(found.files.end(), files.begin(), files.end());
  }
  return found;
}

void write_report(const std::string& path, const SyncReport& report) {
  std::ofstream out(path);
  out << to_document(to_json(report)) << '\n';
  out.close();
  if (!out) throw Error(ErrorCode::io, "the report cannot be written", path);
}

}  // namespace

int run_sync(const Arguments& arguments) {
  Options options = sync_options();
  if (!options.parse(arguments)) return exit_found;
  require_archives(options);

  Progress progress(options, "articles");
  Archives archives = walk_archives(options);
  if (archives.files.empty()) {
    for (const ReadFailure& failure : archives.failures) progress.message("tra: " + to_line(failure));
    progress.message("tra: error: no file to read in the archives; the index is left as it is");
    return exit_error;
  }

  const StopOnInterrupt stop_on_interrupt;
  SyncReport report;
  {
    IndexWriter writer = open_or_make_index(options);
    SyncRun run(options, std::move(archives), writer, progress);
    if (!run.run()) {
      progress.message("tra: interrupted; the index stands at its last commit, the next sync goes on from there");
      return exit_interrupted;
    }
    report = run.report();
  }  // closing the writer ends its merges
  report.seconds = progress.seconds();
  std::cout << to_table(report);
  if (options.has("report")) write_report(options.text("report"), report);
  return report.total().articles == 0 ? exit_error : exit_found;
}

}  // namespace tra::cli
