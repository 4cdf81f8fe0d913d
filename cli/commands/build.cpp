// tra build: builds the segments of a part.
#include <iostream>

#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "tra/parts.h"

namespace tra::cli {
namespace {

bool build_part(const PartPlan& plan, unsigned part, const std::string& folder, Progress& progress) {
  WorkObserver observer = progress.observer();
  observer.cancel = &StopOnInterrupt::requested();
  const PartReport report = plan.build(part, folder, observer);
  if (report.cancelled) {
    progress.message("tra: interrupted; nothing is left of part " + std::to_string(part));
    return false;
  }
  std::cout << "part " << part << ": " << with_separators(report.articles) << " articles, "
            << with_separators(report.segments) << " segments, " << human_bytes(report.bytes);
  if (report.done_before)
    std::cout << " (built before)";
  else
    std::cout << "; " << with_separators(report.failures.size()) << " failed, "
              << with_separators(report.duplicates.size()) << " given again later";
  std::cout << '\n';
  return true;
}

}  // namespace

int run_build(const Options& options) {
  if (options.positional().size() != 1) options.fail("takes the folder of a plan");
  if (!options.has("output")) options.fail("-o names the folder of the part");
  const PartPlan plan = PartPlan::open(options.positional()[0]);
  const std::string output = options.text("output");
  const StopOnInterrupt stop_on_interrupt;
  Progress progress(options, "articles");
  if (options.has("part"))
    return build_part(plan, static_cast<unsigned>(options.count("part")), output, progress)
               ? exit_found
               : StopOnInterrupt::exit_status();
  for (unsigned part = 1; part <= plan.parts(); ++part)
    if (!build_part(plan, part, output + "/" + std::to_string(part), progress)) return StopOnInterrupt::exit_status();
  return exit_found;
}

}  // namespace tra::cli
