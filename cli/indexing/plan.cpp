// tra plan: divides archives into parts.
#include <algorithm>
#include <iostream>

#include "arguments/clock.h"
#include "arguments/intake_options.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/sync_report.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/parts.h"

namespace tra::cli {

int run_plan(const Options& options) {
  if (options.positional().empty()) options.fail("an archive is missing");
  if (!options.has("output")) options.fail("-o names the folder of the plan");
  const Wording wording(language(options));
  PartOptions planning;
  planning.parts = static_cast<unsigned>(options.count("parts"));
  planning.writing.memory_budget = options.count("memory") << 20;
  planning.writing.now = now();
  planning.writing.rules = options.text("rules");
  planning.writing.extract_facets = !options.has("no-facets");
  const std::string order = options.choice("sort");
  planning.order = order == "date" ? MergeOrder::date : order == "graph" ? MergeOrder::graph : MergeOrder::keep;
  planning.writing.members = parse_member_map(options.text("map"));
  const PartPlan plan = PartPlan::make(options.text("output"), archive_sources(options), planning);
  for (const ReadFailure& failure : plan.failures()) std::cerr << "tra: " << to_line(failure, wording) << '\n';
  std::uint64_t least = plan.bytes(1), most = least;
  for (unsigned part = 2; part <= plan.parts(); ++part) {
    least = std::min(least, plan.bytes(part));
    most = std::max(most, plan.bytes(part));
  }
  std::cout << wording.say("plan ", "kế hoạch ") << plan.id() << ": "
            << wording.counted(plan.files(), "file", "files", "tệp") << ", " << wording.bytes(plan.bytes())
            << wording.say(", in ", ", gồm ") << wording.counted(plan.parts(), "part", "parts", "phần")
            << wording.say(" of ", ", mỗi phần từ ") << wording.bytes(least) << wording.say(" to ", " đến ")
            << wording.bytes(most) << '\n';
  return exit_found;
}

}  // namespace tra::cli
