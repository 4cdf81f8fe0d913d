// tra adopt: takes over built parts into an index.
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/message.h"
#include "output/progress.h"
#include "output/terminal.h"
#include "output/wording.h"
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
  const Wording wording(language(options));
  adopting.verify = !options.has("no-verify");
  const AdoptReport report = adopt_parts(open_or_make_to_write(options), options.positional(), adopting);
  for (const std::string& id : report.left_out)
    tell(options, "\"" + id + "\" is left out: another archive, or an article put in by itself, has it");
  if (!report.adopted.empty())
    std::cout << wording.say("adopted: ", "đã nhận: ") << ranges(report.adopted) << wording.say(" of ", " trong ")
              << report.parts << ", " << wording.articles(report.articles) << '\n';
  if (!report.adopted_before.empty())
    std::cout << wording.say("had before, or given twice: ", "đã có từ trước, hoặc nhận hai lần: ")
              << ranges(report.adopted_before) << '\n';
  if (!report.missing.empty())
    std::cout << wording.say("still missing: ", "còn thiếu: ") << ranges(report.missing) << '\n';
  std::cout << wording.in_the_index(report.documents) << '\n';
  return report.left_out.empty() ? exit_found : exit_error;
}

}  // namespace tra::cli
