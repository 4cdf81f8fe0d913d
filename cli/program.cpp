#include "program.h"

#include <fcntl.h>
#include <unicode/uloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string_view>

#include "arguments/config.h"
#include "arguments/help.h"
#include "arguments/language.h"
#include "arguments/options.h"
#include "arguments/signals.h"
#include "arguments/start.h"
#include "commands/commands.h"
#include "output/message.h"
#include "output/terminal.h"
#include "tra/error.h"
#include "tra/version.h"

namespace tra::cli {
namespace {

int print(const std::string& text) {
  std::cout << text;
  return exit_found;
}

[[noreturn]] void fail_on_command(const std::string& name) {
  std::vector<std::string> names;
  for (const CommandSpec& command : command_table()) names.emplace_back(command.name);
  throw UsageError("no command '" + printable(name) + "'" + nearest_name(name, names, "tra ") + " (see tra help)");
}

Options options_of(const CommandSpec& command, const Runner* runner, const Arguments& arguments) {
  try {
    Options options(command, arguments);
    if (!options.has("help")) take_defaults(options);
    return options;
  } catch (const UsageError& error) {
    if (runner != nullptr && runner->refused != nullptr) runner->refused(arguments, error.what());
    throw;
  }
}

bool asks_for_help(const Arguments& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  return std::find(arguments.begin(), end, "--help") != end || std::find(arguments.begin(), end, "-h") != end;
}

// Runs a command with its arguments. `all` are the arguments with the command's name, for the other program.
int run_command(const Program& program, const CommandSpec& command, const Arguments& arguments, const Arguments& all) {
  const auto runner = std::find_if(program.runners.begin(), program.runners.end(),
                                   [&](const Runner& each) { return each.name == command.name; });
  const bool runs_here = runner != program.runners.end();
  if (!runs_here && !program.other.empty() && !asks_for_help(arguments)) become(program.other, all);
  const Options options = options_of(command, runs_here ? &*runner : nullptr, arguments);
  if (options.has("help")) return print(command_help(command, language_of(arguments)));
  if (runs_here) return runner->run(options);
  throw std::logic_error("nothing runs tra " + std::string(command.name));
}

// A topic, and the command of the same name where there is one.
int explain_topic(const Arguments& arguments, std::size_t place) {
  const Language language = language_of(arguments);
  std::string text = topic_help(*find_topic(arguments[place]), language);
  if (const CommandSpec* command = find_command(arguments[place])) text += "\n" + command_help(*command, language);
  return print(text);
}

// Options may stand before the command; `tra help COMMAND` is `tra COMMAND --help`.
int dispatch(const Program& program, Arguments arguments) {
  const Arguments all = arguments;
  const auto has = [&](std::string_view word) {
    return std::find(arguments.begin(), arguments.end(), word) != arguments.end();
  };
  std::size_t place = command_place(arguments);
  if (place < arguments.size() && arguments[place] == "help") {
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(place));
    arguments.insert(arguments.begin(), "--help");
    place = command_place(arguments);
    if (place < arguments.size() && find_topic(arguments[place]) != nullptr) return explain_topic(arguments, place);
  }
  if (place == arguments.size()) {
    if (has("--version")) return print("tra " TRA_VERSION_STRING "\n");
    if (has("--help") || has("-h")) return print(program_help(language_of(arguments)));
    if (arguments.empty()) {
      print(program_help(language_of(arguments)));
      return exit_error;
    }
    throw UsageError("a command is missing (see tra help)");
  }
  const std::string name = arguments[place];
  if (name == "version") return print("tra " TRA_VERSION_STRING "\n");
  const CommandSpec* command = find_command(name);
  if (command == nullptr) fail_on_command(name);
  arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(place));
  return run_command(program, *command, arguments, all);
}

int fail(const std::string& message, Language language) {
  std::cout.flush();
  std::cerr << wrapped_for(STDERR_FILENO, "tra: " + printable(in_language(message, language))) << '\n';
  return exit_error;
}

// Output that could not be written, such as to a full disk, is an error too.
int flushed(int status, Language language) {
  std::cout.flush();
  return std::cout.good() ? status : fail("error: could not write the output", language);
}

int run(const Program& program, const Arguments& arguments) {
  const Language language = language_of(arguments);
  try {
    return flushed(dispatch(program, arguments), language);
  } catch (const UsageError& error) {
    return fail(error.what(), language);
  } catch (const std::bad_alloc&) {
    return fail("error: out of memory", language);
  } catch (const std::exception& error) {
    return fail(std::string("error: ") + error.what(), language);
  }
}

// Opens closed standard descriptors (0 to 2). Otherwise the next opened file would get such a number, and messages
// would be written into it.
void open_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor)
    if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0) std::_Exit(exit_error);
}

// ICU finds out its default locale when it is first needed. Where memory for the name is refused then, ICU 72 waits for
// its own mutex for ever. A name that is given needs none. Nothing of tra depends on the default locale.
void name_default_locale() {
  UErrorCode status = U_ZERO_ERROR;
  uloc_setDefault("en_US_POSIX", &status);
}

}  // namespace

int run_program(const Program& program, int count, char** values) {
  open_standard_descriptors();
  name_default_locale();
  try {
    std::ios::sync_with_stdio(false);
    install_signal_handlers();
    return run(program, Arguments(values + (count > 0), values + count));
  } catch (const std::bad_alloc&) {  // before the command is known, or while its failure was reported
    std::fputs("tra: error: out of memory\n", stderr);
    return exit_error;
  }
}

}  // namespace tra::cli
