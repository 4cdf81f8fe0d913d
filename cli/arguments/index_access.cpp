#include "arguments/index_access.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "tra/error.h"

namespace tra::cli {

std::shared_ptr<Directory> open_existing(const Options& options) {
  const std::string path = index_path(options);
  std::error_code error;
  if (!std::filesystem::is_directory(path, error))
    throw Error(ErrorCode::io, "there is no index; tra sync or tra add makes one, --index says where it is", path);
  return open_directory(path);
}

std::shared_ptr<Directory> open_or_make(const Options& options) { return open_directory(index_path(options), true); }

std::shared_ptr<const Snapshot> open_snapshot(const Options& options) { return Snapshot::open(open_existing(options)); }

void add_writer_options(Options& options) {
  options.add("threads,t", "N", "threads that read and index (default: one a processor)");
  options.add("memory,m", "MIB", "memory for what is not yet written to disk (default: 256)");
}

ArticleWriterOptions writer_options(const Options& options) {
  ArticleWriterOptions writing;
  const unsigned processors = std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
  const std::uint64_t threads = options.count("threads", processors);
  if (threads < 1 || threads > 64) options.fail("--threads takes 1 to 64");
  writing.threads = static_cast<unsigned>(threads);
  const std::uint64_t mebibytes = options.count("memory", 256);
  if (mebibytes < 16 || mebibytes > 1 << 20) options.fail("--memory takes 16 to 1048576 MiB");
  writing.memory_budget = mebibytes << 20;
  return writing;
}

void add_intake_options(Options& options) {
  add_writer_options(options);
  options.add("rules", "DIR", "more rules for facets, beside the built-in ones (for articles read from now on)");
  options.add("no-facets", "", "keep the facets of the input, read none out of the text");
}

ArticleWriterOptions intake_options(const Options& options) {
  ArticleWriterOptions writing = writer_options(options);
  writing.rules = options.text("rules");
  writing.extract_facets = !options.has("no-facets");
  return writing;
}

}  // namespace tra::cli
