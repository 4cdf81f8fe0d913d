#include "output/opening.h"

#include <spawn.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "arguments/option_table.h"
#include "tra/error.h"

extern char** environ;

namespace tra::cli {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// $BROWSER may name several with colons between; the first is taken.
std::vector<std::string> browser() {
  const std::string named = variable("BROWSER");
  const std::vector<std::string> first = words(named.substr(0, named.find(':')));
  return first.empty() ? std::vector<std::string>{"xdg-open"} : first;
}

std::vector<std::string> editor() {
  for (const char* name : {"VISUAL", "EDITOR"})
    if (std::vector<std::string> named = words(variable(name)); !named.empty()) return named;
  return {"sensible-editor"};
}

bool is_page(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string::npos) return false;
  const std::string ending = path.substr(dot);
  return ending == ".html" || ending == ".htm" || ending == ".xhtml" || ending == ".mhtml" || ending == ".pdf";
}

}  // namespace

bool is_web_address(const std::string& url) { return url.starts_with("http://") || url.starts_with("https://"); }

bool run_program(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  if (const int error = posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ); error != 0)
    throw Error(ErrorCode::io, std::string("cannot be run: ") + std::strerror(error), command.front());
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw Error(ErrorCode::io, std::strerror(errno), command.front());
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::vector<std::string> opening(const Article& article, const Original& original, bool by_address) {
  std::vector<std::string> command;
  if (!by_address && !original.path.empty()) {
    const bool page = is_page(original.path);
    command = page ? browser() : editor();
    command.push_back(original.path);  // absolute, so no program takes it for an option
    return command;
  }
  if (!is_web_address(article.url))
    throw Error(ErrorCode::invalid_argument,
                by_address ? "the article has no address on the web" : "the article has neither a file nor an address",
                article.id);
  command = browser();
  command.push_back(article.url);
  return command;
}

}  // namespace tra::cli
