// What the last sync knew of its archive: the files it read and which article came from which.
//
// Kept as an attachment of the index, so that it is committed together with the documents it speaks of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tra/archive.h"

namespace tra::cli {

inline constexpr const char* sync_attachment = "sync";

struct FileRecord {
  std::string key;  // the file's id; a second file of the same id, from another archive, has a number behind it
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  bool complete = false;  // read to its end; while size and time of change stay, it is not read again
  std::vector<ReadFailure> failures;  // lines that could not be read, to be told again
};

struct ArticleRecord {
  std::uint64_t content_hash = 0;
  std::uint32_t file = 0;  // index into SyncState::files
  Reader reader = Reader::text;
};

struct SyncState {
  std::vector<FileRecord> files;
  std::unordered_map<std::string, ArticleRecord> articles;  // by id
};

std::string serialize(const SyncState& state);
// Error(corruption) when the bytes are no sync state.
SyncState parse_sync_state(std::string_view bytes);

// After `tra add` and `tra delete` have changed articles of an archive: the next sync reads their files again.
// Returns whether the state has changed.
bool forget_article(SyncState& state, const std::string& id);

}  // namespace tra::cli
