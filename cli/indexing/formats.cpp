// tra formats: lists the formats, the library that reads each, and missing helper programs.
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "arguments/language.h"
#include "arguments/options.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/message.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/archive.h"
#include "tra/filters.h"

namespace tra::cli {
namespace {

std::string command_line(const Filter& filter) {
  std::string line;
  for (const std::string& argument : filter.command) line += (line.empty() ? "" : " ") + argument;
  return line;
}

void print_table(const Filters& filters, const Wording& wording) {
  std::cout << wording.say("Read by tra itself, told by the first bytes and else by the name:\n",
                           "Tra tự đọc, nhận ra theo các byte đầu, nếu không thì theo tên:\n");
  for (const FormatInfo& format : all_formats())
    if (format.reader != Reader::filter)
      std::cout << "  " << pad_right(to_string(format.reader), 12)
                << wrapped_for(
                       STDOUT_FILENO,
                       in_language(format.inputs, wording.language()) + " [" + std::string(format.read_by) + "]", 14)
                << '\n';
  std::cout << wording.say("\nRead through a program (filters.tsv):\n", "\nĐọc qua chương trình khác (filters.tsv):\n");
  for (const Filter& filter : filters.all()) {
    const std::string program = find_program(filter);
    std::cout << "  " << pad_right(filter.kind, 20) << printable(command_line(filter)) << "\n  " << pad_right("", 20);
    if (!program.empty())
      std::cout << printable(program) << '\n';
    else if (filter.package.empty())
      std::cout << wording.say("missing\n", "chưa có\n");
    else
      std::cout << wording.say("missing: apt-get install ", "chưa có: apt-get install ") << printable(filter.package)
                << '\n';
  }
  const std::string packed =
      wording.say("Files in gzip, bzip2, xz and zstd are expanded; tar, zip and WARC are read member by member.",
                  "Tệp nén gzip, bzip2, xz và zstd được giải nén; tar, zip và WARC được đọc từng phần.");
  std::cout << '\n' << wrapped_for(STDOUT_FILENO, packed, 0) << '\n';
}

Json to_json(const Filters& filters) {
  Json json = {{"version", kJsonVersion}, {"readers", Json::array()}, {"filters", Json::array()}};
  for (const FormatInfo& format : all_formats())
    json["readers"].push_back(
        {{"name", to_string(format.reader)}, {"inputs", format.inputs}, {"read_by", format.read_by}});
  for (const Filter& filter : filters.all())
    json["filters"].push_back({{"kind", filter.kind},
                               {"command", filter.command},
                               {"program", find_program(filter)},
                               {"package", filter.package},
                               {"seconds", filter.seconds},
                               {"memory_mib", filter.memory_mib},
                               {"output_mib", filter.output_mib}});
  return json;
}

}  // namespace

int run_formats(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  const Filters filters = Filters::load(options.text("rules"));
  if (options.choice("format") == "json")
    std::cout << to_document(to_json(filters)) << '\n';
  else
    print_table(filters, Wording(language(options)));
  return exit_found;
}

}  // namespace tra::cli
