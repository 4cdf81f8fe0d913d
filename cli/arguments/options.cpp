#include "arguments/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "arguments/user_files.h"
#include "tra/error.h"

namespace tra::cli {

namespace po = boost::program_options;

namespace {

constexpr const char* positional_name = "argument";

std::uint64_t number(const std::string& text, bool& whole) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  whole = error == std::errc() && end == text.data() + text.size();
  return value;
}

// "2" or "0.25"; false for what is no time above 0 and at most a day.
bool read_seconds(const std::string& text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value > 0 && value <= 86'400;
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::string joined_with_commas(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

// The choice that a value names; the value itself where it is no other name.
std::string choice_named(const OptionSpec& option, const std::string& value) {
  for (const std::string& pair : words(option.names))
    if (const std::size_t equals = pair.find('='); pair.substr(0, equals) == value) return pair.substr(equals + 1);
  return value;
}

// Whether an option of this type always needs something in its value. A choice and a number say themselves what they
// take.
bool needs_content(ValueType type) {
  return type == ValueType::list || type == ValueType::choices || type == ValueType::date || type == ValueType::file ||
         type == ValueType::folder;
}

// The Levenshtein distance (1966).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j + 1] + 1, row[j] + 1, replaced});
    }
  }
  return row.back();
}

// Whether an option before the command takes the next argument as its value. A name means the same in every command.
bool takes_next(const std::string& argument) {
  if (argument.find('=') != std::string::npos) return false;
  for (const CommandSpec& command : command_table())
    for (const OptionSpec* option : all_options(command)) {
      const bool named = argument == "--" + std::string(option->name);
      const bool lettered = option->letter != '\0' && argument == std::string{'-', option->letter};
      if (named || lettered) return option->type != ValueType::flag;
    }
  return false;
}

po::options_description described(const CommandSpec& command) {
  po::options_description description;
  for (const OptionSpec* option : all_options(command)) {
    std::string name(option->name);
    if (option->letter != '\0') name += std::string{',', option->letter};
    if (option->type == ValueType::flag)
      description.add_options()(name.c_str(), "");
    else
      description.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
  }
  description.add_options()(positional_name, po::value<std::vector<std::string>>(), "");
  return description;
}

// The indexes that a file names, a line each; blank lines and those after # are none. Error(invalid_argument) for a
// file that names no index.
std::vector<std::string> indexes_of_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error(ErrorCode::io, "the file of indexes cannot be read", path);
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::vector<std::string> indexes;
  std::string line;
  for (std::uint64_t number = 1; next_line(file, number, line); ++number) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos || line[begin] == '#') continue;
    const std::string name = line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
    indexes.push_back((folder / name).string());
  }
  if (file.bad()) throw Error(ErrorCode::io, "the file of indexes cannot be read", path);
  if (indexes.empty()) throw Error(ErrorCode::invalid_argument, "the file names no index", path);
  return indexes;
}

}  // namespace

Options::Options(const CommandSpec& command, const Arguments& arguments) : command_(&command) {
  const po::options_description description = described(command);
  po::positional_options_description positional;
  positional.add(positional_name, -1);
  try {
    namespace style = po::command_line_style;
    const int with_style = style::unix_style & ~style::allow_guessing;
    const auto parsed =
        po::command_line_parser(arguments).options(description).positional(positional).style(with_style).run();
    for (const auto& item : parsed.options) {
      if (item.string_key == positional_name) {
        positional_.insert(positional_.end(), item.value.begin(), item.value.end());
        continue;
      }
      std::vector<std::string>& values = given_[item.string_key];
      values.insert(values.end(), item.value.begin(), item.value.end());
    }
  } catch (const po::unknown_option& error) {
    fail(unknown(error.get_option_name()));
  } catch (const po::error& error) {
    fail(error.what());
  }
  if (has("help")) return;  // help is shown regardless of the other options
  for (const auto& [name, values] : given_)
    for (const std::string& value : values) check(find(name), value);
}

std::string Options::unknown(std::string name) const {
  std::vector<std::string> names;
  for (const OptionSpec* option : all_options(*command_)) names.emplace_back(option->name);
  const std::size_t dashes = name.find_first_not_of('-');
  const std::string bare = dashes == std::string::npos ? name : name.substr(dashes);
  return "unknown option " + name + nearest_name(bare, names, "--");
}

void Options::check(const OptionSpec& option, const std::string& value) const {
  const std::string name = "--" + std::string(option.name);
  const std::vector<std::string> choices = words(option.choices);
  const auto is_choice = [&](const std::string& one) {
    return std::find(choices.begin(), choices.end(), choice_named(option, one)) != choices.end();
  };
  const bool is_list = option.type == ValueType::list || option.type == ValueType::choices;
  if (needs_content(option.type) && value.find_first_not_of(is_list ? ", " : "") == std::string::npos)
    fail(name + " takes a value, not '" + value + "'");
  if (option.type == ValueType::number) {
    bool whole = false;
    const std::uint64_t n = number(value, whole);
    if (!whole) fail(name + " takes a whole number, not '" + value + "'");
    if (n < option.least || n > option.most)
      fail(name + " takes " + std::to_string(option.least) + " to " + std::to_string(option.most) + ", not " + value);
  } else if (option.type == ValueType::seconds) {
    double seconds = 0;
    if (!read_seconds(value, seconds)) fail(name + " takes seconds above 0, such as 2 or 0.5, not '" + value + "'");
  } else if (option.type == ValueType::choice && !is_choice(value)) {
    fail(name + " takes one of " + joined_with_commas(choices) + ", not '" + value + "'" +
         nearest_name(value, choices, ""));
  } else if (option.type == ValueType::choices) {
    const std::string expected = name + " takes some of " + joined_with_commas(choices);
    for (const std::string& part : split_at_commas(value))
      if (!is_choice(part)) fail(expected + ", not '" + part + "'");
  }
}

bool Options::has(std::string_view name) const { return given_.contains(find(name).name); }

std::vector<std::string> Options::values(std::string_view name) const {
  const auto found = given_.find(find(name).name);
  return found == given_.end() ? std::vector<std::string>{} : found->second;
}

std::string Options::text(std::string_view name, const std::string& fallback) const {
  const std::vector<std::string> all = values(name);
  return all.empty() ? fallback : all.back();
}

std::uint64_t Options::count(std::string_view name) const {
  bool whole = true;
  return has(name) ? number(text(name), whole) : find(name).fallback;
}

double Options::seconds(std::string_view name) const {
  double value = 0;
  if (has(name)) read_seconds(text(name), value);
  return value;
}

std::string Options::choice(std::string_view name) const {
  const OptionSpec& option = find(name);
  return choice_named(option, text(name, words(option.choices).front()));
}

std::vector<std::string> Options::list(std::string_view name) const {
  std::vector<std::string> parts;
  for (const std::string& given : values(name))
    for (std::string& part : split_at_commas(given)) parts.push_back(std::move(part));
  return parts;
}

void Options::assume(const OptionSpec& option, const std::string& value) {
  const bool known = std::find(assumed_.begin(), assumed_.end(), option.name) != assumed_.end();
  if (!known && given_.contains(option.name)) return;
  if (!known) assumed_.push_back(option.name);
  if (option.type == ValueType::flag) {
    if (value == "yes")
      given_[std::string(option.name)] = {};
    else
      given_.erase(std::string(option.name));
    return;
  }
  check(option, value);
  given_[std::string(option.name)] = {value};
}

void Options::fail(const std::string& message) const {
  const std::string name(command_->name);
  throw UsageError(name + ": " + message + " (see tra " + name + " --help)");
}

const OptionSpec& Options::find(std::string_view name) const {
  for (const OptionSpec* option : all_options(*command_))
    if (option->name == name) return *option;
  throw std::logic_error("tra " + std::string(command_->name) + " has no option --" + std::string(name));
}

std::size_t command_place(const Arguments& arguments) {
  std::size_t place = 0;
  while (place < arguments.size() && arguments[place].size() > 1 && arguments[place][0] == '-')
    place += takes_next(arguments[place]) ? 2 : 1;
  return std::min(place, arguments.size());
}

std::string nearest_name(std::string_view wanted, const std::vector<std::string>& names, std::string_view prefix) {
  const std::string* best = nullptr;
  std::size_t least = std::max<std::size_t>(wanted.size() / 3, 1) + 1;  // names that differ more are different words
  for (const std::string& name : names) {
    const std::size_t distance = name.starts_with(wanted) ? 1 : edit_distance(wanted, name);
    if (distance < least) {
      least = distance;
      best = &name;
    }
  }
  return best == nullptr ? "" : ", the nearest is " + std::string(prefix) + *best;
}

std::string index_path(const Options& options) {
  const std::vector<std::string> paths = index_paths(options);
  if (paths.size() != 1) options.fail("takes one index, not " + std::to_string(paths.size()));
  return paths.front();
}

std::vector<std::string> index_paths(const Options& options) {
  std::vector<std::string> named = options.values("index");
  const char* from_environment = std::getenv("TRA_INDEX");
  if (named.empty() && from_environment != nullptr && *from_environment != '\0') named = {from_environment};
  if (named.empty()) named = {".tra"};
  std::vector<std::string> paths;
  for (const std::string& name : named) {
    if (name.starts_with('@'))
      for (std::string& path : indexes_of_file(name.substr(1))) paths.push_back(std::move(path));
    else
      paths.push_back(name);
  }
  return paths;
}

}  // namespace tra::cli
