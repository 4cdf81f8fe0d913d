// tra forget: removes an archive and its articles from the index.
#include <unistd.h>

#include <iostream>
#include <string>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/mirror.h"

namespace tra::cli {
namespace {

bool confirmed(const std::string& archive, const Wording& wording) {
  std::cerr << wording.say("Remove the archive " + printable(archive) + " and its articles from the index? [y/N] ",
                           "Bỏ kho " + printable(archive) + " và các bài của kho khỏi chỉ mục? [c/K] ");
  std::string answer;
  if (!std::getline(std::cin, answer)) return false;
  const bool english = answer == "y" || answer == "Y" || answer == "yes";
  return english || (wording.language() == Language::vietnamese && (answer == "c" || answer == "C" || answer == "có"));
}

}  // namespace

int run_forget(const Options& options) {
  if (options.positional().size() != 1) options.fail("takes one archive");
  const std::string& archive = options.positional().front();
  const Wording wording(language(options));
  const std::shared_ptr<Directory> directory = open_to_write(options);
  if (!options.has("yes")) {
    if (!is_terminal(STDIN_FILENO)) options.fail("--yes is needed where nobody can be asked");
    if (!confirmed(archive, wording)) return exit_nothing;
  }
  const std::uint64_t removed = Mirror(directory).forget(archive);
  const std::string articles = wording.articles(removed), name = printable(archive);
  std::cout << wording.say(articles + " of " + name + " removed from the index",
                           "đã bỏ " + articles + " của " + name + " khỏi chỉ mục")
            << '\n';
  return exit_found;
}

}  // namespace tra::cli
