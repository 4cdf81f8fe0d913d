// tra_pages FOLDER VERSION: writes the manual pages and shell completions below FOLDER, laid out as below share/.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "pages/pages.h"

namespace {

namespace fs = std::filesystem;
using tra::cli::Language;

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw std::runtime_error("cannot write " + path.string());
}

void write_manual(const fs::path& folder, Language language, const std::string& version) {
  // tra runs tra-index for its commands that read archives.
  for (const char* program : {"tra", "tra-index"})
    write(folder / "man1" / (program + std::string(".1")), tra::cli::program_page(language, version));
  for (const tra::cli::CommandSpec& command : tra::cli::command_table())
    write(folder / "man1" / ("tra-" + std::string(command.name) + ".1"),
          tra::cli::command_page(command, language, version));
  write(folder / "man7/tra-query.7", tra::cli::query_page(language, version));
}

}  // namespace

int main(int count, char** values) {
  if (count != 3) return 2;
  try {
    const fs::path folder = values[1];
    write_manual(folder / "man", Language::english, values[2]);
    write_manual(folder / "man/vi", Language::vietnamese, values[2]);
    write(folder / "bash-completion/completions/tra", tra::cli::bash_completion());
    write(folder / "zsh/site-functions/_tra", tra::cli::zsh_completion());
    write(folder / "fish/vendor_completions.d/tra.fish", tra::cli::fish_completion());
  } catch (const std::exception& error) {
    std::cerr << "tra_pages: " << error.what() << '\n';
    return 2;
  }
}
