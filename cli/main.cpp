// The program tra: full-text search for archives of Vietnamese articles. Runs the subcommand, reports errors, and
// returns the exit status.
#include <fcntl.h>

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
#include "commands/commands.h"
#include "output/message.h"
#include "output/sync_report.h"
#include "output/terminal.h"
#include "tra/error.h"
#include "tra/version.h"

namespace tra::cli {
namespace {

struct Runner {
  std::string_view name;
  int (*run)(const Options&);
};

// The function that runs each command of the table.
constexpr Runner runners[] = {
    {"sync", run_sync},         {"add", run_add},         {"delete", run_delete},       {"search", run_search},
    {"suggest", run_suggest},   {"show", run_show},       {"facets", run_facets},       {"analyze", run_analyze},
    {"status", run_status},     {"check", run_check},     {"merge", run_merge},         {"import", run_import},
    {"export", run_export},     {"repair", run_repair},   {"upgrade", run_upgrade},     {"forget", run_forget},
    {"formats", run_formats},   {"open", run_open},       {"similar", run_similar},     {"cite", run_cite},
    {"tag", run_tag},           {"correct", run_correct}, {"watch", run_watch},         {"news", run_news},
    {"explain", run_explain},   {"terms", run_terms},     {"browse", run_browse},       {"values", run_values},
    {"timeline", run_timeline}, {"report", run_report},   {"plan", run_plan},           {"count", run_count},
    {"build", run_build},       {"adopt", run_adopt},     {"replicate", run_replicate}, {"tune", run_tune},
};

int print(const std::string& text) {
  std::cout << text;
  return exit_found;
}

[[noreturn]] void fail_on_command(const std::string& name) {
  std::vector<std::string> names;
  for (const CommandSpec& command : command_table()) names.emplace_back(command.name);
  throw UsageError("no command '" + printable(name) + "'" + nearest_name(name, names, "tra ") + " (see tra help)");
}

// The options of a command. A sync whose options are refused still writes its report, because a nightly job reads it.
Options options_of(const CommandSpec& command, const Arguments& arguments) {
  try {
    Options options(command, arguments);
    if (!options.has("help")) take_defaults(options);
    return options;
  } catch (const UsageError& error) {
    if (std::string_view(command.name) == "sync") report_refusal(arguments, error.what());
    throw;
  }
}

int run_command(const CommandSpec& command, const Arguments& arguments) {
  const Options options = options_of(command, arguments);
  if (options.has("help")) return print(command_help(command, language_of(arguments)));
  for (const Runner& runner : runners)
    if (runner.name == command.name) return runner.run(options);
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
int dispatch(Arguments arguments) {
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
  return run_command(*command, arguments);
}

int fail(const std::string& message, Language language) {
  std::cout.flush();
  std::cerr << "tra: " << printable(in_language(message, language)) << '\n';
  return exit_error;
}

// Output that could not be written, such as to a full disk, is an error too.
int flushed(int status, Language language) {
  std::cout.flush();
  return std::cout.good() ? status : fail("error: could not write the output", language);
}

int run(const Arguments& arguments) {
  const Language language = language_of(arguments);
  try {
    return flushed(dispatch(arguments), language);
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

}  // namespace
}  // namespace tra::cli

int main(int count, char** values) {
  tra::cli::open_standard_descriptors();
  try {
    std::ios::sync_with_stdio(false);
    tra::cli::install_signal_handlers();
    return tra::cli::run(tra::cli::Arguments(values + (count > 0), values + count));
  } catch (const std::bad_alloc&) {  // before the command is known, or while its failure was reported
    std::fputs("tra: error: out of memory\n", stderr);
    return tra::cli::exit_error;
  }
}
