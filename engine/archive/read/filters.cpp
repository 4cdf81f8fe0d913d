#include "tra/filters.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "archive/facets/rules.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "tra/error.h"

namespace tra {
namespace {

constexpr const char* file_name = "filters.tsv";

[[noreturn]] void refuse(const std::string& path, std::size_t line, const std::string& why) {
  throw Error(ErrorCode::invalid_argument, "line " + std::to_string(line) + ": " + why, path);
}

void set_option(Filter& filter, const std::string& option, const std::string& path, std::size_t line) {
  const std::size_t equals = option.find('=');
  const std::string name = option.substr(0, equals);
  const std::string value = equals == std::string::npos ? "" : option.substr(equals + 1);
  if (name == "package") {
    filter.package = value;
    return;
  }
  std::uint64_t* number = name == "seconds"  ? &filter.seconds
                          : name == "memory" ? &filter.memory_mib
                          : name == "output" ? &filter.output_mib
                                             : nullptr;
  if (number == nullptr) refuse(path, line, "no such option: " + option);
  constexpr std::uint64_t most = 1 << 20;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), *number);
  if (error != std::errc() || end != value.data() + value.size() || *number == 0 || *number > most)
    refuse(path, line, name + " takes a whole number from 1 to " + std::to_string(most) + ", not '" + value + "'");
}

void parse(std::string_view text, const std::string& path, std::vector<Filter>& filters) {
  text = text::without_byte_order_mark(text);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (text::trim(line).empty() || line.starts_with('#')) continue;
    const std::vector<std::string_view> columns = text::split_at_any(line, "\t");
    Filter filter;
    filter.kind = columns.empty() ? "" : text::lower_ascii(text::trim(columns[0]));
    if (filter.kind.find('/') == std::string::npos && !filter.kind.starts_with('.'))
      refuse(path, number, "the kind is neither a MIME type nor an ending like .doc");
    for (const std::string_view word : text::split_at_any(columns.size() < 2 ? "" : columns[1], " "))
      filter.command.emplace_back(word);
    if (filter.command.empty()) refuse(path, number, "a filter without a command");
    if (std::find(filter.command.begin() + 1, filter.command.end(), "{}") == filter.command.end())
      refuse(path, number, "a command without {} for the file");
    if (columns.size() > 2)
      for (const std::string_view option : text::split_at_any(columns[2], " ,\r"))
        set_option(filter, std::string(option), path, number);
    filters.push_back(std::move(filter));
  }
}

std::shared_ptr<const std::vector<Filter>> built_in() {
  static const auto filters = [] {
    auto made = std::make_shared<std::vector<Filter>>();
    for (const archive::EmbeddedFile& file : archive::embedded_rules())
      if (std::string_view(file.name) == file_name) parse(file.text, file_name, *made);
    return made;
  }();
  return filters;
}

}  // namespace

Filters::Filters() : filters_(built_in()) {}

Filters Filters::load(const std::string& rules_folder) {
  Filters filters;
  const std::string path = rules_folder + "/" + file_name;
  std::ifstream in(path, std::ios::binary);
  if (rules_folder.empty() || !in) return filters;
  std::ostringstream text;
  text << in.rdbuf();
  auto all = std::make_shared<std::vector<Filter>>();
  parse(text.str(), path, *all);
  all->insert(all->end(), filters.all().begin(), filters.all().end());
  filters.filters_ = std::move(all);
  return filters;
}

const Filter* Filters::find(std::string_view mime_type, std::string_view name) const {
  const std::string lower = text::lower_ascii(name);
  for (const Filter& filter : *filters_) {
    const bool ending = filter.kind.starts_with('.') && lower.ends_with(filter.kind);
    if (ending || (!mime_type.empty() && filter.kind == mime_type)) return &filter;
  }
  return nullptr;
}

std::string find_program(const Filter& filter) {
  const std::string& program = filter.command.front();
  const auto is_program = [](const std::string& path) {
    struct stat info;
    return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && ::access(path.c_str(), X_OK) == 0;
  };
  if (program.find('/') != std::string::npos) return is_program(program) ? program : "";
  const char* path = std::getenv("PATH");
  for (const std::string_view folder : text::split_at_any(path == nullptr ? "/usr/bin:/bin" : path, ":"))
    if (const std::string candidate = std::string(folder) + "/" + program; is_program(candidate)) return candidate;
  return {};
}

}  // namespace tra
