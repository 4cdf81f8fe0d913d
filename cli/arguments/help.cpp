#include "arguments/help.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "output/terminal.h"

namespace tra::cli {
namespace {

std::size_t help_width() { return is_terminal(STDOUT_FILENO) ? std::min<std::size_t>(terminal_width(1), 100) : 100; }

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    all.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

// Formats two columns, of which the right one is wrapped.
std::string table(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t left = 0;
  for (const auto& row : rows) left = std::max(left, display_width(row.first) + 2);
  const std::size_t width = std::max<std::size_t>(help_width(), left + 30);
  std::string out;
  for (const auto& [name, text] : rows) out += pad_right(name, left) + wrapped(text, width - left, left) + "\n";
  return out;
}

std::string option_name(const OptionSpec& option) {
  std::string name = option.letter == '\0' ? "      " : std::string("  -") + option.letter + ", ";
  name += "--" + std::string(option.name);
  return option.value.empty() ? name : name + " " + std::string(option.value);
}

}  // namespace

std::string program_help(Language language) {
  const auto say = [&](std::string_view english, std::string_view vietnamese) {
    return std::string(Text{english, vietnamese}.in(language));
  };
  std::vector<std::pair<std::string, std::string>> commands;
  for (const CommandSpec& command : command_table())
    commands.emplace_back("  " + std::string(command.name), command.summary.in(language));
  std::vector<std::pair<std::string, std::string>> about;
  for (const Topic& topic : topics())
    about.emplace_back("  tra help " + std::string(topic.name), topic.summary.in(language));
  std::string statuses;
  for (const ExitStatus& one : exit_statuses())
    statuses +=
        (statuses.empty() ? "" : ", ") + std::to_string(one.status) + " " + std::string(one.meaning.in(language));
  return say("tra - full-text search for archives of Vietnamese articles\n\n  tra [OPTIONS] COMMAND [OPTIONS] "
             "[ARGUMENTS]\n\nCommands:\n",
             "tra - tìm kiếm toàn văn trong kho bài viết tiếng Việt\n\n  tra [TÙY CHỌN] LỆNH [TÙY CHỌN] [ĐỐI "
             "SỐ]\n\nCác lệnh:\n") +
         table(commands) + "\n" +
         table({{"  tra COMMAND --help", say("options and examples of a command", "tùy chọn và ví dụ của một lệnh")},
                {"  tra --version", say("the version", "phiên bản")}}) +
         "\n" +
         say("The index is --index DIR, else $TRA_INDEX, else ./.tra.\n",
             "Chỉ mục là --index DIR, nếu không có thì $TRA_INDEX, rồi ./.tra.\n") +
         wrapped(say("Exit status: ", "Mã kết thúc: ") + statuses + ".", help_width(), 0) +
         "\n\n  tra sync articles/\n  tra search tham khao chinh tri lao\n"
         "  tra search 'thăm chính thức' --country LA,KH --from 2023 --sort date\n";
}

std::string topic_help(const Topic& topic, Language language) {
  std::string out = std::string(topic.name) + " – " + std::string(topic.summary.in(language)) + "\n\n";
  for (const std::string_view paragraph : lines(topic.paragraphs.in(language)))
    out += wrapped(paragraph, help_width(), 0) + "\n\n";
  for (const Form& form : topic.forms)
    out += "  " + std::string(form.form) + "\n      " + wrapped(form.meaning.in(language), help_width() - 6, 6) + "\n";
  const std::string_view rest = topic.rest.in(language);
  return rest.empty() ? out : out + "\n" + wrapped(rest, help_width(), 0) + "\n";
}

std::string command_help(const CommandSpec& command, Language language) {
  std::string out = "tra " + std::string(command.name) + " " + std::string(command.synopsis) + "\n\n";
  for (const std::string_view paragraph : lines(command.description.in(language)))
    out += wrapped(paragraph, help_width(), 0) + "\n";
  std::vector<std::pair<std::string, std::string>> options;
  for (const OptionSpec* option : all_options(command))
    options.emplace_back(option_name(*option), full_help(*option, language));
  out += "\n" + std::string(Text{"Options:", "Tùy chọn:"}.in(language)) + "\n" + table(options);
  out += "\n" + std::string(Text{"Examples:", "Ví dụ:"}.in(language)) + "\n";
  for (const std::string_view example : lines(command.examples)) out += "  " + std::string(example) + "\n";
  return out;
}

}  // namespace tra::cli
