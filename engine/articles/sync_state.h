// What the index knows of its archives: which they are, the files that were read and which article came from which.
//
// Kept as two attachments, committed together with the documents they speak of, so that a run that finds nothing to do
// writes the small one alone. "archives": a line that names its version, then each archive. "sync": a line that names
// its version; the files, each number of its archive, key, size, time, reader and whether complete, ids it was refused,
// failures, notes; the articles by id, each a byte of reader and flag, file number, content hash, id where it does not
// follow from the file's key, the hashes of its paragraphs, of its address and note. Numbers are LEB128, texts have
// their length in front, hashes are eight bytes, little-endian.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tra/archive.h"
#include "tra/facet_extraction.h"
#include "tra/index_writer.h"
#include "tra/mirror.h"
#include "tra/snapshot.h"

namespace tra::articles {

inline constexpr const char* sync_attachment = "sync";
inline constexpr const char* archives_attachment = "archives";

struct FileRecord {
  std::uint32_t archive = 0;  // index into SyncState::archives
  std::string key;            // its path relative to the archive
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  bool complete = false;              // read to its end; while size and time of change stay, it is not read again
  Reader reader = Reader::text;       // that it fell to
  std::vector<std::string> refused;   // ids of its articles that others had; while they do, it is not read again
  std::vector<ReadFailure> failures;  // what could not be read or was passed over, to be told again
  std::vector<PageNote> notes;        // what it tells of pages of other files
};

struct ArticleRecord {
  std::uint64_t content_hash = 0;
  std::uint32_t file = 0;  // index into SyncState::files
  Reader reader = Reader::text;
  std::vector<std::uint64_t> paragraphs;  // of a page, each as paragraph_record gives it
  std::uint64_t address = 0;              // of a page that lacks something a note could tell, as address_key gives it
  std::uint64_t note = 0;                 // the hash of the note it was completed with, 0 for none
};

// A paragraph's hash, with whether it counted as repeated when its page was divided in the lowest bit.
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
  std::unordered_map<std::string, ArticleRecord> articles;  // by id
};

// The id of an archive's article: the archive's name, where it has one, leads it.
std::string archive_id(const MirroredArchive& archive, const std::string& id);

std::string serialize_archives(const std::vector<MirroredArchive>& archives);
// Error(corruption) when the bytes are no list of archives, Error(version) when another version of tra wrote them.
std::vector<MirroredArchive> parse_archives(std::string_view bytes);

std::string serialize(const SyncState& state);  // but for the archives
// Error(corruption) when the bytes are no sync state, Error(version) when another version of tra wrote them.
SyncState parse_sync_state(std::vector<MirroredArchive> archives, std::string_view bytes);

// Of a snapshot; empty when it mirrors nothing.
SyncState read_sync_state(const Snapshot& snapshot);

// Takes an archive and what is known of it out of a state; returns the ids of its articles. Later archives move up.
std::vector<std::string> forget_archive(SyncState& state, std::uint32_t archive);

// For articles that are added or removed beside the archives: they belong to none from then on, and the file that
// held one is read again.
class SyncStateEditor {
 public:
  explicit SyncStateEditor(const Snapshot& snapshot);
  void forget(const std::string& id);
  void save(IndexWriter& writer) const;  // for the next commit
  const SyncState& state() const { return state_; }

 private:
  SyncState state_;
  bool changed_ = false;
};

}  // namespace tra::articles
