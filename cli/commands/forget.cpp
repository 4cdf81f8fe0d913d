// tra forget: removes an archive and its articles from the index.
#include <unistd.h>

#include <iostream>
#include <string>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/terminal.h"
#include "tra/mirror.h"

namespace tra::cli {
namespace {

bool confirmed(const std::string& archive) {
  std::cerr << "Remove the archive " << printable(archive) << " and its articles from the index? [y/N] ";
  std::string answer;
  return std::getline(std::cin, answer) && (answer == "y" || answer == "Y" || answer == "yes");
}

}  // namespace

int run_forget(const Options& options) {
  if (options.positional().size() != 1) options.fail("takes one archive");
  const std::string& archive = options.positional().front();
  const std::shared_ptr<Directory> directory = open_existing(options);
  if (!options.has("yes")) {
    if (!is_terminal(STDIN_FILENO)) options.fail("--yes is needed where nobody can be asked");
    if (!confirmed(archive)) return exit_nothing;
  }
  const std::uint64_t removed = Mirror(directory).forget(archive);
  std::cout << with_separators(removed) << " articles of " << printable(archive) << " removed from the index\n";
  return exit_found;
}

}  // namespace tra::cli
