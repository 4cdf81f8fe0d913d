#include "arguments/option_table.h"

#include <algorithm>

namespace tra::cli {

const CommandSpec* find_command(std::string_view name) {
  const auto table = command_table();
  const auto found = std::find_if(table.begin(), table.end(), [&](const CommandSpec& one) { return one.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) all.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

std::string full_help(const OptionSpec& option, Language language) {
  std::string values, otherwise(option.otherwise.in(language));
  for (const std::string& choice : words(option.choices)) values += (values.empty() ? "" : ", ") + choice;
  if (option.type == ValueType::choice) otherwise = words(option.choices).front();
  if (option.type == ValueType::number && option.fallback > 0) otherwise = std::to_string(option.fallback);
  std::string rest = option.type == ValueType::choices ? "" : values;  // the help text explains each choice
  if (!otherwise.empty())
    rest += (rest.empty() ? "" : "; ") + std::string(Text{"default: ", "mặc định: "}.in(language)) + otherwise;
  return std::string(option.help.in(language)) + (rest.empty() ? "" : " (" + rest + ")");
}

}  // namespace tra::cli
