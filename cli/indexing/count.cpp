// tra count: notes what the parts of a plan have in common.
#include <unistd.h>

#include <iostream>

#include "arguments/language.h"
#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/parts.h"

namespace tra::cli {
namespace {

bool count_part(const PartPlan& plan, unsigned part, Progress& progress, const Wording& wording) {
  WorkObserver observer = progress.observer();
  observer.cancel = &StopOnInterrupt::requested();
  const PartCount counted = plan.count(part, observer);
  if (counted.cancelled) {
    progress.message("tra: interrupted; part " + std::to_string(part) + " is not counted");
    return false;
  }
  const std::string failed = wording.number(counted.failed);
  std::cout << wording.say("part ", "phần ") << part << ": " << wording.articles(counted.articles)
            << wording.say(" in ", " trong ") << wording.counted(counted.files, "file", "files", "tệp")
            << wording.say(", " + failed + " failed", ", hỏng " + failed)
            << (counted.done_before ? wording.say(" (counted before)", " (đã đếm từ trước)") : "") << '\n';
  return true;
}

void print(const CountsOfParts& counts, const Wording& wording) {
  const std::string again = wording.number(counts.given_twice), taken = wording.number(counts.taken);
  const std::string left_out =
      wording.say("; left out: " + again + " given again later, " + taken + " whose id another archive has; ",
                  "; bỏ qua: " + again + " có lại ở sau, " + taken + " có mã trùng với kho khác; ");
  std::cout << wrapped_for(STDOUT_FILENO, wording.articles(counts.articles) + left_out +
                                              wording.counted(counts.copies, "copy", "copies", "bản trùng") + ", " +
                                              wording.counted(counts.repeated_paragraphs, "repeated paragraph",
                                                              "repeated paragraphs", "đoạn lặp lại"))
            << '\n';
}

}  // namespace

int run_count(const Options& options) {
  if (options.positional().size() != 1) options.fail("takes the folder of a plan");
  if (options.has("part") && options.has("merge")) options.fail("--part and --merge are two steps");
  const PartPlan plan = PartPlan::open(options.positional()[0]);
  const StopOnInterrupt stop_on_interrupt;
  const Wording wording(language(options));
  Progress progress(options, Progress::counted_articles);
  if (!options.has("merge")) {
    const unsigned only = options.has("part") ? static_cast<unsigned>(options.count("part")) : 0;
    for (unsigned part = only == 0 ? 1 : only; part <= (only == 0 ? plan.parts() : only); ++part)
      if (!count_part(plan, part, progress, wording)) return StopOnInterrupt::exit_status();
    if (only != 0) return exit_found;
  }
  print(plan.merge_counts(), wording);
  return exit_found;
}

}  // namespace tra::cli
