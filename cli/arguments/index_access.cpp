#include "arguments/index_access.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "articles/article_schema.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

std::shared_ptr<Directory> existing_directory(const Options& options) {
  const std::string path = index_path(options);
  std::error_code error;
  if (!std::filesystem::is_directory(path, error))
    throw Error(ErrorCode::io, "there is no index; tra sync or tra add makes one, --index says where it is", path);
  return open_directory(path);
}

}  // namespace

std::shared_ptr<const Directory> open_existing(const Options& options) { return existing_directory(options); }

std::shared_ptr<const Snapshot> open_snapshot(const Options& options) {
  return Snapshot::open(existing_directory(options));
}

IndexWriter open_or_make_index(const Options& options) {
  WriterOptions writing;
  writing.threads = thread_count(options);
  const std::uint64_t mebibytes = options.count("memory", 256);
  if (mebibytes < 16 || mebibytes > 1 << 20) options.fail("--memory takes 16 to 1048576 MiB");
  writing.memory_budget = mebibytes << 20;
  return IndexWriter(open_directory(index_path(options), true), article_schema(), writing);
}

IndexWriter open_index(const Options& options) { return IndexWriter(existing_directory(options)); }

unsigned thread_count(const Options& options) {
  const unsigned processors = std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
  const std::uint64_t threads = options.count("threads", processors);
  if (threads < 1 || threads > 64) options.fail("--threads takes 1 to 64");
  return static_cast<unsigned>(threads);
}

}  // namespace tra::cli
