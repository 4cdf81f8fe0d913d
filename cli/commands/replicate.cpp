// tra replicate: a copy of an index that follows it.
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/wording.h"
#include "tra/replica.h"

namespace tra::cli {

int run_replicate(const Options& options) {
  if (options.positional().size() != 2) options.fail("takes an index and the folder of the replica");
  const auto index = open_directory(options.positional()[0], false, file_access(options));
  const ReplicaReport report = replicate_index(index, open_directory(options.positional()[1], true));
  const Wording wording(language(options));
  const std::string copied = wording.counted(report.files_copied, "file", "files", "tệp");
  const std::string kept = wording.number(report.files_kept);
  std::cout << wording.say("commit ", "lần ghi ") << report.generation << ": "
            << wording.say(copied + " copied, ", "đã chép " + copied + ", ") << wording.bytes(report.bytes_copied)
            << wording.say("; there before: ", "; có sẵn: ") << kept << '\n';
  return exit_found;
}

}  // namespace tra::cli
