#include "arguments/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <cstdlib>
#include <iostream>

namespace tra::cli {

namespace po = boost::program_options;

namespace {
constexpr const char* positional_name = "argument";
}

Options::Options(std::string command, std::string synopsis, std::string description, std::string examples)
    : command_(std::move(command)),
      synopsis_(std::move(synopsis)),
      description_(std::move(description)),
      examples_(std::move(examples)) {
  add("index,i", "DIR", "the index (default: $TRA_INDEX, else ./.tra)");
}

Options& Options::add(std::string name, std::string value, std::string help) {
  Option option;
  const std::size_t comma = name.find(',');
  option.name = name.substr(0, comma);
  if (comma != std::string::npos) option.short_name = name.substr(comma + 1);
  option.value = std::move(value);
  option.help = std::move(help);
  options_.push_back(std::move(option));
  return *this;
}

bool Options::parse(const Arguments& arguments) {
  add("help,h", "", "show this help");
  po::options_description description;
  for (const Option& option : options_) {
    const std::string name = option.short_name.empty() ? option.name : option.name + "," + option.short_name;
    if (option.value.empty())
      description.add_options()(name.c_str(), "");
    else
      description.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
  }
  po::options_description hidden;
  hidden.add(description).add_options()(positional_name, po::value<std::vector<std::string>>(), "");
  po::positional_options_description positional;
  positional.add(positional_name, -1);

  try {
    namespace style = po::command_line_style;
    const int with_style = style::unix_style & ~style::allow_guessing;
    const auto parsed =
        po::command_line_parser(arguments).options(hidden).positional(positional).style(with_style).run();
    for (const auto& item : parsed.options) {
      if (item.string_key == positional_name) {
        positional_.insert(positional_.end(), item.value.begin(), item.value.end());
        continue;
      }
      Option& option = find(item.string_key);
      option.present = true;
      option.given.insert(option.given.end(), item.value.begin(), item.value.end());
    }
  } catch (const po::unknown_option& error) {
    fail("unknown option " + error.get_option_name());
  } catch (const po::error& error) {
    fail(error.what());
  }
  if (!has("help")) return true;
  print_help();
  return false;
}

bool Options::has(const std::string& name) const { return find(name).present; }

std::string Options::text(const std::string& name, const std::string& fallback) const {
  const Option& option = find(name);
  return option.given.empty() ? fallback : option.given.back();
}

std::uint64_t Options::count(const std::string& name, std::uint64_t fallback) const {
  const Option& option = find(name);
  if (option.given.empty()) return fallback;
  const std::string& text = option.given.back();
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    fail("--" + name + " takes a whole number, not '" + text + "'");
  return value;
}

std::vector<std::string> Options::values(const std::string& name) const { return find(name).given; }

std::vector<std::string> Options::list(const std::string& name) const {
  std::vector<std::string> parts;
  for (const std::string& given : find(name).given) {
    for (std::size_t begin = 0; begin <= given.size();) {
      const std::size_t end = std::min(given.find(',', begin), given.size());
      if (end > begin) parts.push_back(given.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return parts;
}

std::string Options::choice(const std::string& name, const std::vector<std::string>& choices) const {
  const std::string value = text(name, choices.front());
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
  std::string all;
  for (const std::string& one : choices) all += (all.empty() ? "" : ", ") + one;
  fail("--" + name + " takes one of " + all + ", not '" + value + "'");
}

void Options::fail(const std::string& message) const {
  throw UsageError(command_ + ": " + message + " (see tra " + command_ + " --help)");
}

Options::Option& Options::find(const std::string& name) {
  return const_cast<Option&>(static_cast<const Options*>(this)->find(name));
}

const Options::Option& Options::find(const std::string& name) const {
  const auto found =
      std::find_if(options_.begin(), options_.end(), [&](const Option& option) { return option.name == name; });
  if (found == options_.end()) throw std::logic_error("option --" + name + " is not declared");
  return *found;
}

void Options::print_help() const {
  std::cout << "tra " << command_ << ' ' << synopsis_ << "\n\n" << description_ << "\n\nOptions:\n";
  std::vector<std::string> lefts;
  std::size_t width = 0;
  for (const Option& option : options_) {
    std::string left = option.short_name.empty() ? "      " : "  -" + option.short_name + ", ";
    left += "--" + option.name + (option.value.empty() ? "" : " " + option.value);
    width = std::max(width, left.size());
    lefts.push_back(std::move(left));
  }
  const std::string gap(width + 2, ' ');
  for (std::size_t i = 0; i < options_.size(); ++i) {
    std::cout << lefts[i] << gap.substr(lefts[i].size());
    for (const char c : options_[i].help) std::cout << c << (c == '\n' ? gap : "");
    std::cout << '\n';
  }
  if (!examples_.empty()) std::cout << "\nExamples:\n" << examples_ << '\n';
}

std::string index_path(const Options& options) {
  if (options.has("index")) return options.text("index");
  const char* from_environment = std::getenv("TRA_INDEX");
  return from_environment != nullptr && *from_environment != '\0' ? from_environment : ".tra";
}

}  // namespace tra::cli
