#include "arguments/start.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "tra/error.h"

namespace tra::cli {

void become(const std::string& name, Arguments arguments) {
  arguments.insert(arguments.begin(), name);
  std::vector<char*> values;
  for (std::string& argument : arguments) values.push_back(argument.data());
  values.push_back(nullptr);
  std::error_code error;
  const std::filesystem::path beside = std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / name;
  if (!error) execv(beside.c_str(), values.data());
  execvp(name.c_str(), values.data());
  throw Error(ErrorCode::io, std::string("a part of tra that belongs beside it cannot be run: ") + std::strerror(errno),
              name);
}

}  // namespace tra::cli
