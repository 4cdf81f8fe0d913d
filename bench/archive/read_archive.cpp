// Measures how fast files are read into articles, without zones, facets and index: read_archive FILE|FOLDER... [--times
// N] Prints megabytes per second of the files on disk and of the articles' text, in processor time of one thread.
#include <ctime>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "tra/archive.h"

int main(int argc, char** argv) try {
  std::vector<std::string> paths;
  int times = 1;
  for (int i = 1; i < argc; ++i) {
    if (std::string(argv[i]) == "--times" && i + 1 < argc)
      times = std::stoi(argv[++i]);
    else
      paths.emplace_back(argv[i]);
  }
  for (const std::string& path : paths) {
    std::vector<tra::ReadFailure> failures;
    const std::vector<tra::ArchiveFile> files = tra::walk(path, {}, failures);
    std::uint64_t on_disk = 0, text = 0, articles = 0;
    const std::clock_t start = std::clock();
    for (int i = 0; i < times; ++i)
      for (const tra::ArchiveFile& file : files) {
        on_disk += file.size;
        const auto take = [&](tra::ParsedArticle&& parsed) {
          const tra::Article& a = parsed.article;
          text += a.title.size() + a.lead.size() + a.body.size() + a.captions.size() + a.tail.size();
          ++articles;
        };
        tra::read_file(file, {}, take, failures);
      }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const auto rate = [&](std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6 / seconds; };
    std::cout << path << ": " << articles << " articles, " << failures.size() << " failures, " << seconds
              << " s of processor time, " << rate(on_disk) << " MB/s on disk, " << rate(text) << " MB/s of text\n";
  }
} catch (const std::exception& e) {
  std::cerr << "read_archive: " << e.what() << '\n';
  return 2;
}
