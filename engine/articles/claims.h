// Decides what a mirror has to do: which files to read, which articles to index, which to remove.
//
// Every article is claimed by the file that holds it. Where several files, or several lines of a file, give the same
// id, the last in the order of the archive wins, whatever order the threads read them in.
// Not for several threads at once; the caller locks.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "articles/paragraph_counts.h"
#include "articles/sync_state.h"

namespace tra::articles {

class Claims {
 public:
  // `reread`: take every file and article for changed.
  Claims(SyncState last, bool reread);

  // The files of the archives, in their order; to be called before anything is claimed.
  std::uint32_t add_file(const ArchiveFile& file);
  // To be called when all files are there. Articles of files that are gone but lie under a path that could not be
  // looked into are kept.
  void settle(const std::vector<std::string>& unreadable_paths);

  bool must_read(std::uint32_t file) const { return entries_[file].must_read; }

  struct Claim {
    enum class Action : std::uint8_t {
      index,      // new or changed
      unchanged,  // in the index as it is
      later,      // to be indexed when all others are: it replaces one that is being indexed now
      lost,       // another place gives the same id and wins
    } action = Action::index;
    const std::string* rival = nullptr;  // the file that gives the same id
  };
  Claim claim(std::uint32_t file, std::uint32_t number_in_file, const std::string& id, std::uint64_t content_hash);
  // The article is in the index now; returns whether it was not before.
  bool indexed(const std::string& id, std::uint64_t content_hash, Reader reader, std::vector<std::uint64_t> paragraphs);
  // The index refused the article; its file keeps the failure.
  void refused(std::uint32_t file, ReadFailure failure) { files_[file].failures.push_back(std::move(failure)); }

  // `whole`: the file was read to its end; else it keeps its old articles and is read again next time. A file with
  // broken lines keeps its old articles too: one of them may be the line's.
  void read_done(std::uint32_t file, std::vector<ReadFailure> failures, bool whole);
  // An article of the file is being indexed, and is done with.
  void work_begun(std::uint32_t file) { ++entries_[file].pending; }
  void work_done(std::uint32_t file) { --entries_[file].pending; }

  struct Leftover {
    std::string id;
    Reader reader;
    bool kept;  // its file failed, so it may still be there
  };
  // Articles of the last sync that no file has given again; to be called when all files are done. Those that are not
  // kept leave the state.
  std::vector<Leftover> take_leftovers();

  // In how many articles of the index each paragraph stands now.
  ParagraphCounts count_paragraphs() const;
  // By file, the ids of articles that were divided when one of their paragraphs was counted otherwise.
  std::map<std::uint32_t, std::set<std::string>> outdated(const ParagraphCounts& counts) const;
  std::uint64_t content_hash(const std::string& id) const { return articles_.at(id).record.content_hash; }

  // Per reader, the articles of files that need not be read.
  const std::vector<std::uint64_t>& untouched() const { return untouched_; }
  const FileRecord& file(std::uint32_t number) const { return files_[number]; }
  bool changed() const { return changed_; }

  SyncState state() const;

 private:
  struct FileEntry {
    bool in_archive = false;
    bool must_read = false;
    bool read = false;           // to its end, in this run
    bool shadowed = false;       // another place has won one of its articles
    bool keep_articles = false;  // also those that were not seen in this run
    std::uint32_t pending = 0;   // articles that are being indexed
  };
  struct ArticleEntry {
    ArticleRecord record;
    bool in_index = false;
    std::uint64_t order = 0;  // place in the archive of who claims it; 0: nobody has
  };
  bool is_complete(std::uint32_t file) const;

  const bool reread_;
  std::vector<FileRecord> files_;
  std::vector<FileEntry> entries_;  // beside files_
  std::unordered_map<std::string, ArticleEntry> articles_;
  std::unordered_map<std::string, std::uint32_t> old_files_;  // by key, until settled
  std::vector<std::uint32_t> new_number_;                     // old file number -> number in files_
  SyncState last_;
  std::vector<std::uint64_t> untouched_ = std::vector<std::uint64_t>(4);
  bool changed_ = false;
};

}  // namespace tra::articles
