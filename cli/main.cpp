// tra: full-text search for archives of Vietnamese articles. Finds the subcommand, reports errors, sets the exit
// status.
#include <fcntl.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string_view>

#include "arguments/options.h"
#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/terminal.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

struct Command {
  std::string_view name, summary;
  int (*run)(const Arguments&);
};

constexpr Command commands[] = {
    {"sync", "make the index mirror folders or files (the nightly job)", run_sync},
    {"add", "add or replace articles, from files or JSON Lines on standard input", run_add},
    {"delete", "remove articles by key, or all that a query finds", run_delete},
    {"search", "ranked hits with facets and marked snippets; also a file of queries", run_search},
    {"suggest", "marks that were not typed, and completions", run_suggest},
    {"show", "one article, laid out for reading", run_show},
    {"facets", "counts by country, type, level, ... of all articles or of a query's", run_facets},
    {"analyze", "the tokens of a text", run_analyze},
    {"status", "what the index holds and how large it is", run_status},
    {"check", "verify every checksum and structure of the index", run_check},
    {"merge", "put all segments together and drop deleted articles", run_merge},
    {"repair", "save what can be read of a damaged index into a new one", run_repair},
    {"upgrade", "analyse anew the articles of an index that an older tra made", run_upgrade},
    {"import", "take over the articles of other indexes", run_import},
    {"export", "every article with its facets as JSON Lines", run_export},
};

int print_help() {
  std::cout << "tra - full-text search for archives of Vietnamese articles\n\n"
               "  tra COMMAND [OPTIONS] [ARGUMENTS]\n\nCommands:\n";
  for (const Command& command : commands)
    std::cout << "  " << pad_right(std::string(command.name), 10) << command.summary << '\n';
  std::cout << "\n  tra COMMAND --help   options and examples of a command\n"
               "  tra --version        the version\n\n"
               "The index is --index DIR, else $TRA_INDEX, else ./.tra.\n"
               "Exit status: 0 found or done, 1 nothing found, 2 an error, 130 interrupted.\n\n"
               "  tra sync articles/\n"
               "  tra search tham khao chinh tri lao\n"
               "  tra search 'thăm chính thức' --country LA,KH --from 2023 --sort date\n";
  return exit_found;
}

int dispatch(const Arguments& arguments) {
  if (arguments.empty()) throw UsageError("a command is missing (see tra help)");
  const std::string& name = arguments.front();
  const Arguments rest(arguments.begin() + 1, arguments.end());
  if (name == "--version" || name == "version") {
    std::cout << "tra " TRA_VERSION "\n";
    return exit_found;
  }
  const bool help = name == "help" || name == "--help" || name == "-h";
  if (help && rest.empty()) return print_help();
  const std::string& wanted = help ? rest.front() : name;
  for (const Command& command : commands)
    if (command.name == wanted) return command.run(help ? Arguments{"--help"} : rest);
  throw UsageError("no command '" + printable(wanted) + "' (see tra help)");
}

int fail(std::string_view message) {
  std::cout.flush();
  std::cerr << "tra: " << printable(message) << '\n';
  return exit_error;
}

// Output that could not be written, such as to a full disk, is an error too.
int flushed(int status) {
  std::cout.flush();
  return std::cout.good() ? status : fail("error: could not write the output");
}

int run(const Arguments& arguments) {
  try {
    return flushed(dispatch(arguments));
  } catch (const UsageError& error) {
    return fail(error.what());
  } catch (const std::bad_alloc&) {
    return fail("error: out of memory");
  } catch (const std::exception& error) {
    return fail(std::string("error: ") + error.what());
  }
}

// A descriptor 0 to 2 that is closed would be the next file's that is opened, and messages would be written into it.
void open_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor)
    if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0) std::_Exit(exit_error);
}

}  // namespace
}  // namespace tra::cli

int main(int count, char** values) {
  tra::cli::open_standard_descriptors();
  std::ios::sync_with_stdio(false);
  tra::cli::install_signal_handlers();
  return tra::cli::run(tra::cli::Arguments(values + (count > 0), values + count));
}
