// tra count: notes what the parts of a plan have in common.
#include <iostream>

#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "tra/parts.h"

namespace tra::cli {
namespace {

bool count_part(const PartPlan& plan, unsigned part, Progress& progress) {
  WorkObserver observer = progress.observer();
  observer.cancel = &StopOnInterrupt::requested();
  const PartCount counted = plan.count(part, observer);
  if (counted.cancelled) {
    progress.message("tra: interrupted; part " + std::to_string(part) + " is not counted");
    return false;
  }
  std::cout << "part " << part << ": " << with_separators(counted.articles) << " articles in "
            << with_separators(counted.files) << " files, " << with_separators(counted.failed) << " failed"
            << (counted.done_before ? " (counted before)" : "") << '\n';
  return true;
}

void print(const CountsOfParts& counts) {
  std::cout << with_separators(counts.articles) << " articles; left out: " << with_separators(counts.given_twice)
            << " given again later, " << with_separators(counts.taken) << " whose id another archive has; "
            << with_separators(counts.copies) << " copies, " << with_separators(counts.repeated_paragraphs)
            << " repeated paragraphs\n";
}

}  // namespace

int run_count(const Options& options) {
  if (options.positional().size() != 1) options.fail("takes the folder of a plan");
  if (options.has("part") && options.has("merge")) options.fail("--part and --merge are two steps");
  const PartPlan plan = PartPlan::open(options.positional()[0]);
  const StopOnInterrupt stop_on_interrupt;
  Progress progress(options, "articles");
  if (!options.has("merge")) {
    const unsigned only = options.has("part") ? static_cast<unsigned>(options.count("part")) : 0;
    for (unsigned part = only == 0 ? 1 : only; part <= (only == 0 ? plan.parts() : only); ++part)
      if (!count_part(plan, part, progress)) return StopOnInterrupt::exit_status();
    if (only != 0) return exit_found;
  }
  print(plan.merge_counts());
  return exit_found;
}

}  // namespace tra::cli
