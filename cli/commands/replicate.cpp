// tra replicate: a copy of an index that follows it.
#include <iostream>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "tra/replica.h"

namespace tra::cli {

int run_replicate(const Options& options) {
  if (options.positional().size() != 2) options.fail("takes an index and the folder of the replica");
  const auto index = open_directory(options.positional()[0], false, file_access(options));
  const ReplicaReport report = replicate_index(index, open_directory(options.positional()[1], true));
  std::cout << "commit " << report.generation << ": " << with_separators(report.files_copied) << " files copied, "
            << human_bytes(report.bytes_copied) << "; " << with_separators(report.files_kept) << " were there\n";
  return exit_found;
}

}  // namespace tra::cli
