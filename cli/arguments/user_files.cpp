#include "arguments/user_files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "output/file_replacement.h"
#include "tra/error.h"

namespace tra::cli {

std::string config_path(const std::string& name) {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && config[0] == '/') return std::string(config) + "/tra/" + name;
  const char* home = std::getenv("HOME");
  return home != nullptr && home[0] == '/' ? std::string(home) + "/.config/tra/" + name : std::string();
}

std::optional<std::string> read_config(const std::string& name) {
  const std::string path = config_path(name);
  std::error_code error;
  if (path.empty() || !std::filesystem::exists(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw Error(ErrorCode::io, "cannot be read", path);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

bool next_line(std::istream& in, std::uint64_t number, std::string& line) {
  if (!std::getline(in, line)) return false;
  if (number == 1 && (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF")))
    throw Error(ErrorCode::invalid_argument, "a list or batch in UTF-16, which is not read; UTF-8 is");
  if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

void write_config(const std::string& name, const std::string& text) {
  const std::string path = config_path(name);
  if (path.empty()) throw Error(ErrorCode::io, "neither XDG_CONFIG_HOME nor HOME says where the file lies", name);
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  if (error) throw Error(ErrorCode::io, "cannot be written: " + error.message(), path);
  replace_file(path, text, "cannot be written");
}

}  // namespace tra::cli
