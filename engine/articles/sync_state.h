// What the last sync knew of its archive: the files it read and which article came from which.
//
// Kept as an attachment of the index, so that it is committed together with the documents it speaks of: a line that
// names its version; the files, each key, size, time, whether complete, failures; the articles by id, each a byte of
// reader and flag, file number, content hash, id where it is not the file's key, and the hashes of its paragraphs.
// Numbers are LEB128, texts have their length in front, hashes are eight bytes, little-endian.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tra/archive.h"
#include "tra/facet_extraction.h"
#include "tra/index_writer.h"
#include "tra/snapshot.h"

namespace tra::articles {

inline constexpr const char* sync_attachment = "sync";

struct FileRecord {
  std::string key;  // the file's id; a second file of the same id, from another archive, has a number behind it
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  bool complete = false;              // read to its end; while size and time of change stay, it is not read again
  std::vector<ReadFailure> failures;  // what could not be read or was passed over, to be told again
};

struct ArticleRecord {
  std::uint64_t content_hash = 0;
  std::uint32_t file = 0;  // index into SyncState::files
  Reader reader = Reader::text;
  std::vector<std::uint64_t> paragraphs;  // of a page, each as paragraph_record gives it
};

// A paragraph's hash, with whether it counted as repeated when its page was divided in the lowest bit.
inline std::uint64_t paragraph_record(const PageParagraph& paragraph) {
  return (paragraph.hash & ~std::uint64_t{1}) | (paragraph.repeated ? 1 : 0);
}

struct SyncState {
  std::vector<FileRecord> files;
  std::unordered_map<std::string, ArticleRecord> articles;  // by id
};

std::string serialize(const SyncState& state);
// Error(corruption) when the bytes are no sync state.
SyncState parse_sync_state(std::string_view bytes);

// For `tra add` and `tra delete`, which change articles an archive may hold: the next sync reads their files again.
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
