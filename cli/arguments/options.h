// The options of one command line, parsed according to option_table.h and accessed by name.
#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "arguments/option_table.h"

namespace tra::cli {

// An invalid command line. main prints the message on one line and exits with 2.
class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

using Arguments = std::vector<std::string>;

class Options {
 public:
  // Parses the arguments of a command. Throws UsageError for an unknown option, with the nearest known one, and for a
  // value of the wrong type.
  Options(const CommandSpec& command, const Arguments& arguments);

  const CommandSpec& command() const { return *command_; }
  bool has(std::string_view name) const;
  std::string text(std::string_view name, const std::string& fallback = {}) const;  // the last one given
  std::uint64_t count(std::string_view name) const;                                 // the number, else the table's
  double seconds(std::string_view name) const;                                      // 0 when it is not given
  std::string choice(std::string_view name) const;               // one of the table's choices, else the first of them
  std::vector<std::string> list(std::string_view name) const;    // every value given, split at commas
  std::vector<std::string> values(std::string_view name) const;  // all values given
  const std::vector<std::string>& positional() const { return positional_; }

  // What holds where the command line does not give the option; "no" leaves a flag out. Later ones go before earlier.
  void assume(const OptionSpec& option, const std::string& value);

  [[noreturn]] void fail(const std::string& message) const;

 private:
  const OptionSpec& find(std::string_view name) const;
  std::string unknown(std::string name) const;
  void check(const OptionSpec& option, const std::string& value) const;

  const CommandSpec* command_;
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  std::vector<std::string> positional_;
  std::vector<std::string_view> assumed_;  // options
};

// The position of the command's name, which may follow options; the number of arguments when there is none.
std::size_t command_place(const Arguments& arguments);

// Returns ", the nearest is PREFIX..." for an unknown name; empty when no name is similar.
std::string nearest_name(std::string_view wanted, const std::vector<std::string>& names, std::string_view prefix);

// --index, else $TRA_INDEX, else ./.tra; UsageError where several are named.
std::string index_path(const Options& options);
// The same for a command that takes several; a @FILE stands for the indexes it names, a line each, from its own folder.
std::vector<std::string> index_paths(const Options& options);

}  // namespace tra::cli
