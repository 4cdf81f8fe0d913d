// What an index tells of its archives and of a run, without what a run needs to read them.
#include <algorithm>

#include "articles/mirror/sync_state.h"
#include "tra/error.h"
#include "tra/mirror.h"

namespace tra {

ReaderCounts& ReaderCounts::operator+=(const ReaderCounts& other) {
  files += other.files;
  articles += other.articles;
  added += other.added;
  updated += other.updated;
  unchanged += other.unchanged;
  removed += other.removed;
  failed += other.failed;
  passed_over += other.passed_over;
  return *this;
}

ReaderCounts MirrorReport::total() const {
  ReaderCounts sum;
  for (const ReaderCounts& counts : readers) sum += counts;
  return sum;
}

std::uint64_t MirrorReport::held_back() const {
  std::uint64_t sum = 0;
  for (const ArchiveReport& archive : archives) sum += archive.held_back.size();
  return sum;
}

bool MirrorReport::guarded() const {
  return std::any_of(archives.begin(), archives.end(),
                     [](const ArchiveReport& archive) { return !archive.held_back_reason.empty(); });
}

std::vector<MirroredArchive> Mirror::archives(const Snapshot& snapshot) {
  const auto bytes = snapshot.attachment(articles::archives_attachment);
  if (!bytes) return {};
  try {
    return articles::parse_archives(*bytes);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::version) throw;
    return {};
  }
}

}  // namespace tra
