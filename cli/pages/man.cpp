// Generates the manual pages of the program and its commands.
#include "pages/pages.h"

#include <algorithm>

namespace tra::cli {
namespace {

std::string section(const Text& title, Language language) { return ".SH " + std::string(title.in(language)) + "\n"; }

const Text name_title{"NAME", "TÊN"}, synopsis_title{"SYNOPSIS", "CÚ PHÁP"}, description_title{"DESCRIPTION", "MÔ TẢ"},
    options_title{"OPTIONS", "TÙY CHỌN"}, examples_title{"EXAMPLES", "VÍ DỤ"},
    status_title{"EXIT STATUS", "MÃ KẾT THÚC"}, see_title{"SEE ALSO", "XEM THÊM"},
    commands_title{"COMMANDS", "CÁC LỆNH"}, environment_title{"ENVIRONMENT", "MÔI TRƯỜNG"};

std::string paragraphs(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += (out.empty() ? "" : ".PP\n") + roff(text.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return out;
}

std::string option_tag(const OptionSpec& option) {
  std::string tag = option.letter == '\0' ? "" : std::string("\\fB\\-") + option.letter + "\\fR, ";
  tag += "\\fB" + roff("--" + std::string(option.name)) + "\\fR";
  return option.value.empty() ? tag : tag + " \\fI" + roff(option.value) + "\\fR";
}

std::string options_section(const CommandSpec& command, Language language) {
  std::string out = section(options_title, language);
  for (const OptionSpec* option : all_options(command))
    out += roff_entry(option_tag(*option), full_help(*option, language));
  return out;
}

std::string status_section(Language language) {
  std::string out = section(status_title, language);
  for (const ExitStatus& one : exit_statuses()) out += roff_entry(std::to_string(one.status), one.meaning.in(language));
  return out;
}

std::string see_also(Language language, std::string_view without) {
  std::string out = section(see_title, language), separator;
  const auto add = [&](const std::string& name, const char* number) {
    if (name == without) return;
    out += separator + "\\fB" + roff(name) + "\\fR(" + number + ")";
    separator = ",\n";
  };
  add("tra", "1");
  for (const CommandSpec& command : command_table()) add("tra-" + std::string(command.name), "1");
  add("tra-query", "7");
  return out + "\n";
}

}  // namespace

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (out.empty() && (c == '.' || c == '\'')) out += "\\&";  // would otherwise be read as a roff request
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else if (c == '^')
      out += "\\(ha";
    else if (c == '~')
      out += "\\(ti";
    else
      out += c;
  }
  return out;
}

std::string roff_title(std::string_view name, int number, const std::string& version) {
  return ".TH \"" + std::string(name) + "\" " + std::to_string(number) + " \"\" \"tra " + version + "\" \"tra\"\n";
}

std::string roff_entry(std::string_view tag, std::string_view text) {
  return ".TP\n" + std::string(tag) + "\n" + roff(text) + "\n";
}

std::string program_page(Language language, const std::string& version) {
  const Text name{"tra - full-text search for archives of Vietnamese articles",
                  "tra - tìm kiếm toàn văn trong kho bài viết tiếng Việt"};
  const Text description{
      "tra indexes archives of Vietnamese articles as they are, saved pages, HTML and JSON Lines, "
      "compressed or in old encodings, reads out of each article which countries met, for what kind "
      "of meeting, at which level and when, and searches them.\n"
      "Options may stand before or behind the command.",
      "tra lập chỉ mục cho các kho bài viết tiếng Việt ở nguyên dạng (trang lưu lại, HTML, JSON "
      "Lines, đã nén hoặc dùng bảng mã cũ), rút ra từ mỗi bài những nước nào gặp nhau, trong loại "
      "hoạt động nào, ở cấp nào và khi nào, rồi tìm trong đó.\n"
      "Tùy chọn có thể đứng trước hoặc sau lệnh."};
  const Text index{"The index, where --index does not say it.", "Chỉ mục, khi không có --index."};
  const Text color{"When set, --color auto is never.", "Nếu được đặt thì --color auto nghĩa là never."};
  const Text messages{"The language of the help, where --lang does not say it.",
                      "Ngôn ngữ của phần trợ giúp, khi không có --lang."};
  std::string out = roff_title("TRA", 1, version) + section(name_title, language) + roff(name.in(language)) + "\n" +
                    section(synopsis_title, language) +
                    "\\fBtra\\fR [\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n.br\n"
                    "\\fBtra\\fR \\fICOMMAND\\fR \\fB\\-\\-help\\fR\n.br\n\\fBtra\\fR \\fB\\-\\-version\\fR\n" +
                    section(description_title, language) + paragraphs(description.in(language)) +
                    section(commands_title, language);
  for (const CommandSpec& command : command_table())
    out += roff_entry("\\fBtra\\-" + std::string(command.name) + "\\fR(1)", command.summary.in(language));
  out += section(environment_title, language) + roff_entry("TRA_INDEX", index.in(language)) +
         roff_entry("NO_COLOR", color.in(language)) + roff_entry("LC_ALL, LC_MESSAGES, LANG", messages.in(language));
  return out + status_section(language) + see_also(language, "tra");
}

std::string command_page(const CommandSpec& command, Language language, const std::string& version) {
  const std::string name = "tra-" + std::string(command.name);
  std::string upper;
  for (const char c : name) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  std::string examples;
  for (std::size_t begin = 0; begin < command.examples.size();) {
    const std::size_t end = std::min(command.examples.find('\n', begin), command.examples.size());
    examples += roff(command.examples.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return roff_title(upper, 1, version) + section(name_title, language) + roff(name + " - ") +
         roff(command.summary.in(language)) + "\n" + section(synopsis_title, language) + "\\fBtra " +
         std::string(command.name) + "\\fR " + roff(command.synopsis) + "\n" + section(description_title, language) +
         paragraphs(command.description.in(language)) + options_section(command, language) +
         section(examples_title, language) + ".nf\n" + examples + ".fi\n" + status_section(language) +
         see_also(language, name);
}

}  // namespace tra::cli
