// tra build: builds the segments of a part.
#include <iostream>

#include "arguments/language.h"
#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/wording.h"
#include "tra/parts.h"

namespace tra::cli {
namespace {

bool build_part(const PartPlan& plan, unsigned part, const std::string& folder, Progress& progress,
                const Wording& wording) {
  WorkObserver observer = progress.observer();
  observer.cancel = &StopOnInterrupt::requested();
  const PartReport report = plan.build(part, folder, observer);
  if (report.cancelled) {
    progress.message("tra: interrupted; nothing is left of part " + std::to_string(part));
    return false;
  }
  std::cout << wording.say("part ", "phần ") << part << ": " << wording.articles(report.articles) << ", "
            << wording.counted(report.segments, "segment", "segments", "phân đoạn") << ", "
            << wording.bytes(report.bytes);
  const auto number_of = [&](const std::vector<ReadFailure>& entries) {
    std::uint64_t number = 0;
    for (const ReadFailure& entry : entries) number += entry.count;
    return wording.number(number);
  };
  const std::string failed = number_of(report.failures), again = number_of(report.duplicates);
  if (report.done_before)
    std::cout << wording.say(" (built before)", " (đã lập từ trước)");
  else
    std::cout << wording.say("; " + failed + " failed, " + again + " given again later",
                             "; hỏng " + failed + ", có lại ở sau " + again);
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
  const Wording wording(language(options));
  Progress progress(options, Progress::counted_articles);
  if (options.has("part"))
    return build_part(plan, static_cast<unsigned>(options.count("part")), output, progress, wording)
               ? exit_found
               : StopOnInterrupt::exit_status();
  for (unsigned part = 1; part <= plan.parts(); ++part)
    if (!build_part(plan, part, output + "/" + std::to_string(part), progress, wording))
      return StopOnInterrupt::exit_status();
  return exit_found;
}

}  // namespace tra::cli
