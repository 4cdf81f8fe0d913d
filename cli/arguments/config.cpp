#include "arguments/config.h"

#include <algorithm>
#include <cstdlib>

#include "arguments/user_files.h"

namespace tra::cli {
namespace {

constexpr const char* file_name = "config";

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

const OptionSpec* option_of(const CommandSpec& command, const std::string& name) {
  for (const OptionSpec* option : all_options(command))
    if (option->name == name) return option;
  return nullptr;
}

bool known_anywhere(const std::string& name) {
  const auto table = command_table();
  return std::any_of(table.begin(), table.end(),
                     [&](const CommandSpec& command) { return option_of(command, name) != nullptr; });
}

// The environment comes before the file: its variables are set for one terminal, the file for all.
bool set_by_environment(const std::string& name) {
  const char* variable = name == "index" ? "TRA_INDEX" : name == "color" ? "NO_COLOR" : nullptr;
  const char* value = variable == nullptr ? nullptr : std::getenv(variable);
  return value != nullptr && *value != '\0';
}

class Reader {
 public:
  Reader(const std::string& text, Options& options) : text_(text), options_(options) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      ++line_;
      read(trimmed(text_.substr(at, end - at)));
      at = end + 1;
    }
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw UsageError(config_path(file_name) + ", line " + std::to_string(line_) + ": " + what);
  }

  void read(const std::string& line) {
    if (line.empty() || line.front() == '#') return;
    if (line.front() == '[') {
      section_ = line.back() == ']' ? trimmed(line.substr(1, line.size() - 2)) : "";
      if (find_command(section_) == nullptr) fail("expected a command in brackets");
      return;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string::npos) fail("expected OPTION = VALUE");
    const std::string name = trimmed(line.substr(0, equals)), value = trimmed(line.substr(equals + 1));
    if (!known_anywhere(name)) fail("no command has an option '" + name + "'");
    if (!section_.empty() && section_ != options_.command().name) return;
    const OptionSpec* option = option_of(options_.command(), name);
    if (option == nullptr || set_by_environment(name)) return;
    if (option->type == ValueType::flag && value != "yes" && value != "no")
      fail("'" + name + "' is yes or no, not '" + value + "'");
    try {
      options_.assume(*option, value);
    } catch (const UsageError& error) {
      fail(error.what());
    }
  }

  const std::string& text_;
  Options& options_;
  std::string section_;
  std::size_t line_ = 0;
};

}  // namespace

void take_defaults(Options& options) {
  if (const auto text = read_config(file_name)) Reader(*text, options).run();
}

}  // namespace tra::cli
