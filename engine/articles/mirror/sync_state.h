// What an index knows about its archives: which archives it mirrors, which files were read, and which file each article
// came from.
//
// The state is kept in two attachments, committed together with the documents. A run without changes writes only the
// small one. Both begin with a line that names their version. "archives" then lists the archives. "sync" lists the
// files, then the articles. A file has: number of its archive, key, size, time, reader and whether it is complete, ids
// it was refused, failures, notes. An article, in order of ids, has: a byte of reader and flag, file number, content
// hash, id unless it follows from the file's key, hashes of its paragraphs, hashes of its address and note. Numbers are
// LEB128, texts follow their length, and hashes are eight bytes in little-endian order.
//
// Version 6 is written; 5 is read too, and the next commit that changes the state writes it anew. In version 5 a
// failure's number told items that were passed over, and later failures as well by a flag that programs before it did
// not know. A program of version 5 refuses version 6 by name and says that `tra sync --rebuild` reads the archives
// again.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "articles/mirror/known_articles.h"
#include "tra/archive.h"
#include "tra/facet_extraction.h"
#include "tra/index_writer.h"
#include "tra/mirror.h"
#include "tra/snapshot.h"

namespace tra::articles {

inline constexpr const char* sync_attachment = "sync";
inline constexpr const char* archives_attachment = "archives";

inline constexpr std::size_t max_remembered_failures = 100;  // of one file

// What few files have.
struct FileRemarks {
  std::vector<std::string> refused;   // ids that belong to other files; the file is not read again while they do
  std::vector<ReadFailure> failures;  // failures and skipped items, which every run reports again
  std::vector<PageNote> notes;        // what the file says about pages in other files
};

// A value that is mostly empty and then takes the place of a pointer.
template <typename T>
class Seldom {
 public:
  Seldom() = default;
  Seldom(const Seldom& other) : value_(other.value_ == nullptr ? nullptr : std::make_unique<T>(*other.value_)) {}
  Seldom(Seldom&&) noexcept = default;
  Seldom& operator=(Seldom other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }
  ~Seldom() = default;

  const T* operator->() const { return value_ == nullptr ? &nothing() : value_.get(); }
  T& edit() {
    if (value_ == nullptr) value_ = std::make_unique<T>();
    return *value_;
  }

 private:
  static const T& nothing() {
    static const T empty;
    return empty;
  }
  std::unique_ptr<T> value_;
};

struct FileRecord {
  std::uint32_t archive = 0;     // index into SyncState::archives
  bool complete = false;         // read to its end; not read again while its size and time of change stay the same
  Reader reader = Reader::text;  // the reader that was chosen
  std::string key;               // path relative to the archive
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  Seldom<FileRemarks> remarks = {};
};

// A paragraph's hash. The lowest bit says whether the paragraph counted as repeated when its page's zones were found.
inline std::uint64_t paragraph_record(const PageParagraph& paragraph) {
  return (paragraph.hash & ~std::uint64_t{1}) | (paragraph.repeated ? 1 : 0);
}

inline std::vector<std::uint64_t> to_records(const std::vector<PageParagraph>& paragraphs) {
  std::vector<std::uint64_t> records;
  records.reserve(paragraphs.size());
  for (const PageParagraph& paragraph : paragraphs) records.push_back(paragraph_record(paragraph));
  return records;
}

struct SyncState {
  std::vector<MirroredArchive> archives;
  std::vector<FileRecord> files;
  KnownArticles articles;
  std::uint64_t stored_hash = 0;  // content_hash of the bytes that the state was read from; 0 for none
  // The state in the index cannot be read, so `files` and `articles` are empty although archives may own articles.
  bool lost = false;
};

// The id of an archive's article, prefixed with the archive's name if it has one.
std::string archive_id(const MirroredArchive& archive, const std::string& id);

std::string serialize_archives(const std::vector<MirroredArchive>& archives);
// Throws Error(corruption) when the bytes are no list of archives, and Error(version) for another version of the
// format.
std::vector<MirroredArchive> parse_archives(std::string_view bytes);

std::string serialize(const SyncState& state);  // without the list of archives

// Builds the bytes of a state: first its files, then its articles in order of their ids.
class SyncStateBytes {
 public:
  // `most_bytes` is about how many bytes there will be.
  SyncStateBytes(std::size_t files, std::size_t most_bytes);
  void add(const FileRecord& file, bool complete);
  void begin_articles(std::size_t articles);
  // `file` is the article's and has this number in the state; `archive` is its archive.
  void add(const KnownArticles& articles, KnownArticles::Number article, std::uint32_t number, const FileRecord& file,
           const MirroredArchive& archive);
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};
// Throws Error(corruption) when the bytes are no sync state, and Error(version) for another version of the format.
SyncState parse_sync_state(std::vector<MirroredArchive> archives, std::string_view bytes);

// The state in a snapshot; empty when the index mirrors nothing. Throws Error(version) and says what to do when another
// version wrote the state, or a repair could not save it.
SyncState read_sync_state(const Snapshot& snapshot);

// The same for a run that reads all files again and therefore needs no state: `lost` is set instead of an error.
SyncState read_sync_state_if_readable(const Snapshot& snapshot);

// Forgets articles that a repair of the index lost, so that their files are read again. Returns whether there were any.
bool forget_lost_articles(SyncState& state, const Snapshot& snapshot);

// Removes an archive from a state and returns the ids of its articles. The numbers of later archives decrease by one.
std::vector<std::string> forget_archive(SyncState& state, std::uint32_t archive);

// Updates the state when articles are added or removed outside of a mirror run. They then belong to no archive, and a
// file that contained one is read again.
class SyncStateEditor {
 public:
  explicit SyncStateEditor(const Snapshot& snapshot);
  void forget(const std::string& id);
  void save(IndexWriter& writer) const;  // written with the next commit
  const SyncState& state() const { return state_; }

 private:
  SyncState state_;
  bool changed_ = false;
};

}  // namespace tra::articles
