// The one table of commands and options: what the parser reads, --help prints, and man pages and shell completions are
// generated from.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tra::cli {

enum class Language { english, vietnamese };

// A text in both languages of the program.
struct Text {
  std::string_view english = {}, vietnamese = {};
  std::string_view in(Language language) const { return language == Language::vietnamese ? vietnamese : english; }
};

enum class ValueType {
  flag,     // takes no value
  text,     // anything
  number,   // a whole number, least to most
  choice,   // one of `choices`, the first when not given
  list,     // names with commas between; `choices` are those a shell completes
  choices,  // several of `choices` with commas between
  date,     // YYYY, YYYY-MM, YYYY-MM-DD or DD/MM/YYYY
  file,     // a file to read or write, - is a standard stream where the help says so
  folder,
};

struct OptionSpec {
  std::string_view name = {};
  char letter = '\0';  // of the short form; '\0' when there is none
  ValueType type = ValueType::flag;
  std::string_view value = {};  // how the help calls the value: "DIR"
  Text help = {};
  std::string_view choices = {};                                                            // blanks between
  std::uint64_t least = 0, most = std::numeric_limits<std::uint64_t>::max(), fallback = 0;  // of a number
  Text otherwise = {};  // what holds when the option is not given, where neither choices nor fallback say it
};

enum class Operand { none, text, file, index, key };  // what stands beside the options, for completion

struct CommandSpec {
  std::string_view name = {};
  Text summary = {};
  std::string_view synopsis = {};  // what follows "tra COMMAND"
  Operand operand = Operand::none;
  Text description = {};                        // paragraphs, a line each
  std::string_view examples = {};               // a line each
  std::vector<const OptionSpec*> options = {};  // those of the table only; every command has the shared ones too
};

std::span<const CommandSpec> command_table();
const CommandSpec* find_command(std::string_view name);  // nullptr when there is none

// All options of a command: its own, then those every command has.
std::vector<const OptionSpec*> all_options(const CommandSpec& command);

// The help of an option with its values and what holds when it is not given.
std::string full_help(const OptionSpec& option, Language language);

std::vector<std::string> words(std::string_view text);  // split at blanks

// Exit statuses, as every page that documents them lists them.
struct ExitStatus {
  int status;
  Text meaning;
};
std::span<const ExitStatus> exit_statuses();

}  // namespace tra::cli
