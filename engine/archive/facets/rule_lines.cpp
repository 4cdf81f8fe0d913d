#include "archive/facets/rule_lines.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "text/utf8.h"
#include "tra/error.h"

namespace tra::archive {
namespace {

std::vector<std::string> columns_of(std::string_view line) {
  std::vector<std::string> columns;
  line = line.substr(0, line.find('#'));
  while (!line.empty()) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    if (tab > 0) columns.emplace_back(line.substr(0, tab));
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return columns;
}

}  // namespace

void for_rule_lines(std::string_view file,
                    const std::function<void(const std::vector<std::string>& columns, std::size_t line)>& visit) {
  file = text::without_byte_order_mark(file);
  for (std::size_t number = 1; !file.empty(); ++number) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    std::string_view text = file.substr(0, end);
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (const std::vector<std::string> columns = columns_of(text); !columns.empty()) visit(columns, number);
    file.remove_prefix(std::min(end + 1, file.size()));
  }
}

std::string user_rule_file(const std::string& folder, const char* name) {
  const std::string path = folder + "/" + name;
  struct stat info {};
  if (folder.empty() || ::stat(path.c_str(), &info) != 0) return {};
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(ErrorCode::io, "the rule file cannot be read", path);
  return text.str();
}

}  // namespace tra::archive
