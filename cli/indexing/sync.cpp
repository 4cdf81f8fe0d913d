// tra sync: mirrors folders and files in the index.
#include <charconv>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/intake_options.h"
#include "arguments/language.h"
#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/message.h"
#include "output/progress.h"
#include "output/sync_report.h"
#include "output/wording.h"
#include "tra/error.h"
#include "tra/mirror.h"

namespace tra::cli {
namespace {

MirrorOptions mirror_options(const Options& options) {
  MirrorOptions mirroring;
  mirroring.writing = intake_options(options);
  mirroring.rebuild = options.has("rebuild");
  mirroring.allow_removals = options.has("allow-removals");
  if (options.has("max-removals")) {
    const std::string text = options.text("max-removals");
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (error != std::errc() || (!rest.empty() && rest != "%") || (rest == "%" && number > 100))
      options.fail("--max-removals takes a number of articles or a percentage such as 30%, not '" + text + "'");
    if (rest == "%")
      mirroring.max_removal_percent = static_cast<unsigned>(number);
    else
      mirroring.max_removals = number;
  }
  mirroring.wait = std::chrono::seconds(options.count("wait"));
  return mirroring;
}

int exit_status(const MirrorReport& report, const Options& options) {
  const ReaderCounts total = report.total();
  if (report.cancelled) return StopOnInterrupt::exit_status();
  if (!report.complete() || (total.articles == 0 && total.removed == 0)) return exit_error;
  return options.has("strict") && !report.failures.empty() ? exit_inputs_failed : exit_found;
}

int dry_run(const Options& options, const std::vector<ArchiveSource>& sources, const WorkObserver& observer) {
  const MirrorPlan plan = Mirror(open_or_make_to_write(options), mirror_options(options)).plan(sources, observer);
  if (plan.report.cancelled) tell(options, "interrupted; this is not all that a sync would do");
  std::cout << to_text(plan, Wording(language(options)));
  return exit_status(plan.report, options);
}

// Runs the sync. Fills `outcome` as the run proceeds, so that it can be reported after an error.
int sync(const Options& options, SyncOutcome& outcome) {
  const std::vector<ArchiveSource> sources = archive_sources(options);
  Progress progress(options, Progress::counted_articles);
  const StopOnInterrupt stop_on_interrupt;
  WorkObserver observer = progress.observer();
  observer.cancel = &StopOnInterrupt::requested();
  if (options.has("dry-run")) return dry_run(options, sources, observer);

  const auto index = open_or_make_to_write(options, &outcome.damage);
  outcome.report = Mirror(index, mirror_options(options)).run(sources, observer);
  const int status = exit_status(*outcome.report, options);
  if (outcome.report->cancelled)
    progress.message("tra: interrupted; what was done is committed, the next sync goes on from there");
  else if (!options.has("quiet") || status != exit_found)
    std::cout << to_table(*outcome.report, Wording(language(options)));
  return status;
}

}  // namespace

int run_sync(const Options& options) {
  const std::string report = options.text("report");
  SyncOutcome outcome;
  try {
    outcome.exit_status = sync(options, outcome);
    // Before the report is written, which would otherwise tell another exit status than the program's.
    if (!std::cout.flush()) throw Error(ErrorCode::io, "could not write the output");
  } catch (const std::exception& error) {
    outcome.exit_status = exit_error;
    outcome.error = error.what();
    if (!report.empty()) write_report(report, outcome);
    throw;
  }
  if (!report.empty()) write_report(report, outcome);
  return outcome.exit_status;
}

}  // namespace tra::cli
