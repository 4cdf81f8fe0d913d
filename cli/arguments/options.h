// The options of one subcommand: declared once, read by name, shown by --help.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace tra::cli {

// What the person typed cannot be understood; main prints it in one line and exits with 2.
class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

using Arguments = std::vector<std::string>;

class Options {
 public:
  // `synopsis` is what follows "tra COMMAND", `description` and `examples` are printed by --help.
  Options(std::string command, std::string synopsis, std::string description, std::string examples);

  // `name` is "long" or "long,s"; `value` names the option's value in the help, empty for a flag.
  Options& add(std::string name, std::string value, std::string help);

  // Reads the arguments. Returns false when --help has been asked for and printed. Throws UsageError.
  bool parse(const Arguments& arguments);

  bool has(const std::string& name) const;
  std::string text(const std::string& name, const std::string& fallback = {}) const;  // the last one given
  std::uint64_t count(const std::string& name, std::uint64_t fallback) const;         // a whole number
  std::vector<std::string> list(const std::string& name) const;    // every value given, split at commas
  std::vector<std::string> values(const std::string& name) const;  // every value given
  // One of `choices`; the first one is the default.
  std::string choice(const std::string& name, const std::vector<std::string>& choices) const;
  const std::vector<std::string>& positional() const { return positional_; }

  [[noreturn]] void fail(const std::string& message) const;

 private:
  struct Option {
    std::string name, short_name, value, help;
    std::vector<std::string> given;
    bool present = false;
  };
  Option& find(const std::string& name);
  const Option& find(const std::string& name) const;
  void print_help() const;

  std::string command_, synopsis_, description_, examples_;
  std::vector<Option> options_;
  std::vector<std::string> positional_;
};

// --index, else $TRA_INDEX, else ./.tra
std::string index_path(const Options& options);

}  // namespace tra::cli
