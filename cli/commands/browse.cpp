// tra browse: starts tra-browse, which lies beside this program or in a folder of $PATH.
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "tra/error.h"

namespace tra::cli {

int run_browse(const Options& options) {
  open_existing(options);  // what is wrong with the index is told as every command tells it
  const std::string language_name = language(options) == Language::vietnamese ? "vi" : "en";
  std::vector<std::string> command{"tra-browse", language_name, index_path(options)};
  command.insert(command.end(), options.positional().begin(), options.positional().end());
  std::vector<char*> arguments;
  for (std::string& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::error_code error;
  const std::filesystem::path beside =
      std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / command.front();
  if (!error) execv(beside.c_str(), arguments.data());
  execvp(arguments.front(), arguments.data());
  throw Error(ErrorCode::io, std::string("cannot be run: ") + std::strerror(errno), command.front());
}

}  // namespace tra::cli
