// tra browse: starts tra-browse.
#include "arguments/index_access.h"
#include "arguments/language.h"
#include "arguments/start.h"
#include "commands/commands.h"

namespace tra::cli {

int run_browse(const Options& options) {
  open_snapshot(options);  // what is wrong with the index is told as every command tells it
  Arguments arguments{language(options) == Language::vietnamese ? "vi" : "en", index_path(options)};
  arguments.insert(arguments.end(), options.positional().begin(), options.positional().end());
  become("tra-browse", std::move(arguments));
}

}  // namespace tra::cli
