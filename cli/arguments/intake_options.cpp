#include "arguments/intake_options.h"

#include <algorithm>
#include <thread>

#include "arguments/clock.h"

namespace tra::cli {

std::vector<ArchiveSource> archive_sources(const Options& options) {
  if (options.has("as") && options.positional().size() != 1) options.fail("--as names one archive");
  ArchiveSource settings;
  if (options.has("as")) settings.name = options.text("as");
  if (options.has("include")) settings.include = options.values("include");
  if (options.has("exclude")) settings.exclude = options.values("exclude");
  if (options.has("follow")) settings.follow = true;
  if (options.positional().empty() && (settings.include || settings.exclude || settings.follow))
    options.fail("--include, --exclude and --follow need an archive");
  std::vector<ArchiveSource> all;
  for (const std::string& path : options.positional()) {
    all.push_back(settings);
    all.back().path = path;
  }
  return all;
}

ArticleWriterOptions writer_options(const Options& options) {
  ArticleWriterOptions writing;
  const unsigned processors = std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
  writing.threads = options.has("threads") ? static_cast<unsigned>(options.count("threads")) : processors;
  writing.memory_budget = options.count("memory") << 20;
  return writing;
}

ArticleWriterOptions intake_options(const Options& options) {
  ArticleWriterOptions writing = writer_options(options);
  writing.rules = options.text("rules");
  writing.extract_facets = !options.has("no-facets");
  writing.members = parse_member_map(options.text("map"));
  writing.now = now();
  return writing;
}

}  // namespace tra::cli
