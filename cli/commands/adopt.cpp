// tra adopt: takes over built parts into an index.
#include <iostream>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/terminal.h"
#include "tra/parts.h"

namespace tra::cli {
namespace {

// "1, 3-7, 9"
std::string ranges(const std::vector<unsigned>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]);
    if (last > i) text += "-" + std::to_string(numbers[last]);
    i = last + 1;
  }
  return text;
}

}  // namespace

int run_adopt(const Options& options) {
  if (options.positional().empty()) options.fail("the folder of a part is missing");
  AdoptOptions adopting;
  adopting.verify = !options.has("no-verify");
  const AdoptReport report = adopt_parts(open_or_make(options), options.positional(), adopting);
  for (const std::string& id : report.left_out)
    std::cerr << "tra: \"" << printable(id)
              << "\" is left out: another archive, or an article put in by itself, has it\n";
  if (!report.adopted.empty())
    std::cout << "adopted: " << ranges(report.adopted) << " of " << report.parts << ", "
              << with_separators(report.articles) << " articles\n";
  if (!report.adopted_before.empty())
    std::cout << "had before, or given twice: " << ranges(report.adopted_before) << '\n';
  if (!report.missing.empty()) std::cout << "still missing: " << ranges(report.missing) << '\n';
  std::cout << with_separators(report.documents) << " articles in the index\n";
  return report.left_out.empty() ? exit_found : exit_error;
}

}  // namespace tra::cli
