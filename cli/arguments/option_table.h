// The table of all commands and options. The parser reads it, --help prints it, and manual pages and shell completions
// are generated from it.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tra::cli {

enum class Language { english, vietnamese };

// A text in the two languages of the program.
struct Text {
  std::string_view english = {}, vietnamese = {};
  std::string_view in(Language language) const { return language == Language::vietnamese ? vietnamese : english; }
};

enum class ValueType {
  flag,     // takes no value
  text,     // anything
  number,   // a whole number, least to most
  seconds,  // above 0, with a decimal point where it is wanted
  choice,   // one of `choices`, the first when not given
  list,     // names with commas between; `choices` are those a shell completes
  choices,  // several of `choices` with commas between
  date,     // as tra/dates.h reads it
  file,     // a file to read or write, - is a standard stream where the help says so
  folder,
};

struct OptionSpec {
  std::string_view name = {};
  char letter = '\0';  // the short form; '\0' when there is none
  ValueType type = ValueType::flag;
  std::string_view value = {};  // name of the value in the help: "DIR"
  Text help = {};
  std::string_view facet = {};    // whose values of the index a shell completes
  std::string_view choices = {};  // blanks between
  std::string_view names = {};    // other names of choices: "năm=year tháng=month", blanks between
  std::uint64_t least = 0, most = std::numeric_limits<std::uint64_t>::max(), fallback = 0;  // of a number
  Text otherwise = {};  // default behaviour in words, when neither choices nor fallback gives it
};

enum class Operand { none, text, file, index, key };  // the kind of the other arguments, for completion

struct CommandSpec {
  std::string_view name = {};
  Text summary = {};
  std::string_view synopsis = {};  // what follows "tra COMMAND"
  Operand operand = Operand::none;
  Text description = {};                        // one paragraph per line
  std::string_view examples = {};               // one example per line
  std::vector<const OptionSpec*> options = {};  // without the options that all commands share
};

std::span<const CommandSpec> command_table();
const CommandSpec* find_command(std::string_view name);  // nullptr when there is none

// All options of a command: its own, then the shared ones.
std::vector<const OptionSpec*> all_options(const CommandSpec& command);

// The help of an option with its possible values and its default.
std::string full_help(const OptionSpec& option, Language language);

std::vector<std::string> words(std::string_view text);  // split at blanks

// An exit status, as documented on every manual page.
struct ExitStatus {
  int status;
  Text meaning;
};
std::span<const ExitStatus> exit_statuses();

}  // namespace tra::cli
