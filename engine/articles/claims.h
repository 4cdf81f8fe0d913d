// Decides what a mirror has to do: which files to read, which articles to index, which to remove.
//
// Every article is claimed by the file that holds it. Where several files of an archive, or several lines of a file,
// give the same id, the last in the order of the archive wins, whatever order the threads read them in. Between
// archives the one that has the id keeps it.
// Not for several threads at once; the caller locks.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "articles/page_notes.h"
#include "articles/paragraph_counts.h"
#include "articles/sync_state.h"

namespace tra::articles {

class Claims {
 public:
  // Whether the index has an article of an id that no archive gives.
  using Exists = std::function<bool(const std::string& id)>;

  // `reread`: take every file and article for changed.
  Claims(SyncState last, bool reread, Exists exists);

  // The files of the run, in their order; to be called before anything is claimed.
  std::uint32_t add_file(std::uint32_t archive, const ArchiveFile& file);

  // What a run knows of files of the last one that were not added.
  enum class Absence : std::uint8_t {
    untouched,   // the run is about other archives or another part
    unreadable,  // below a folder that could not be listed: its articles are kept
    gone,
  };
  // To be called when all files are there.
  void settle(const std::function<Absence(const FileRecord& file)>& absence);

  // Articles of the archive at the last run, and those of them whose file is gone.
  std::uint64_t known_articles(std::uint32_t archive) const { return at(known_articles_, archive); }
  std::uint64_t gone_articles(std::uint32_t archive) const { return at(gone_articles_, archive); }
  // Articles of the archive that are gone are kept, and no other archive may take their ids.
  void hold(std::uint32_t archive) { held_.insert(archive); }
  bool held(std::uint32_t archive) const { return held_.contains(archive); }
  // To be called when all holds are known: files whose refused ids are free now must be read.
  void settle_refusals();

  bool must_read(std::uint32_t file) const { return entries_[file].must_read; }

  struct Claim {
    enum class Action : std::uint8_t {
      index,      // new or changed
      unchanged,  // in the index as it is
      later,      // to be indexed when all others are: it replaces one that is being indexed now
      lost,       // another place of the archive gives the same id and wins
      taken,      // another archive, or nothing that is mirrored, has the id; the file keeps the refusal
    } action = Action::index;
    const FileRecord* rival = nullptr;  // the file that gives the same id; null where none does
  };
  Claim claim(std::uint32_t file, std::uint32_t number_in_file, const std::string& id, std::uint64_t content_hash);
  // Who has an id that this file was refused; null: an article of no archive.
  const FileRecord* holder(const std::string& id) const;
  // The article is in the index now; returns whether it was not before.
  struct Indexed {
    std::uint64_t content_hash;
    Reader reader;
    std::vector<std::uint64_t> paragraphs = {};
    std::uint64_t address = 0, note = 0;  // as in ArticleRecord
  };
  bool indexed(const std::string& id, Indexed article);
  // The index refused the article; its file keeps the failure.
  void refused(std::uint32_t file, ReadFailure failure) { files_[file].failures.push_back(std::move(failure)); }

  // `whole`: the file was read to its end; else it keeps its old articles and is read again next time. A file with
  // broken lines keeps its old articles too: one of them may be the line's.
  void read_done(std::uint32_t file, Reader reader, std::vector<ReadFailure> failures, std::vector<PageNote> notes,
                 bool whole);
  // An article of the file is being indexed, and is done with.
  void work_begun(std::uint32_t file) { ++entries_[file].pending; }
  void work_done(std::uint32_t file) { --entries_[file].pending; }

  struct Leftover {
    std::string id;
    std::uint32_t archive;
    Reader reader;
    bool kept;  // its file failed, so it may still be there
  };
  // Articles of the run's archives that no file has given again; to be called when all files are done.
  std::vector<Leftover> leftovers() const;
  // A leftover is removed from the index.
  void removed(const std::string& id) { articles_.erase(id); }
  // A leftover is kept although it is gone: its file, where there is one, is read again next time.
  void held_back(const std::string& id) { entries_[articles_.at(id).record.file].shadowed = true; }

  // In how many articles of the index each paragraph stands now.
  ParagraphCounts count_paragraphs() const;
  // What the files of the archives tell of pages now; of files that are still to be read, nothing.
  PageNotes notes() const;
  // By file, the ids of articles that were divided when one of their paragraphs was counted otherwise, or completed
  // with another note.
  std::map<std::uint32_t, std::set<std::string>> outdated(const ParagraphCounts& counts, const PageNotes& notes) const;
  std::uint64_t content_hash(const std::string& id) const { return articles_.at(id).record.content_hash; }

  // By archive and reader, the articles of files that need not be read.
  std::map<std::uint32_t, std::array<std::uint64_t, reader_count>> unread_articles() const;
  const FileRecord& file(std::uint32_t number) const { return files_[number]; }
  const MirroredArchive& archive(std::uint32_t number) const { return archives_[number]; }
  MirroredArchive& archive(std::uint32_t number) { return archives_[number]; }
  const std::vector<MirroredArchive>& archives() const { return archives_; }
  std::map<std::uint32_t, std::uint64_t> articles_by_archive() const;  // in the index now
  bool changed() const { return changed_; }

  SyncState state() const;

 private:
  struct FileEntry {
    bool in_archive = false;
    bool untouched = false;  // the run is not about this file
    bool must_read = false;
    bool read = false;           // to its end, in this run
    bool shadowed = false;       // another place has won one of its articles, or one was held back
    bool keep_articles = false;  // also those that were not seen in this run
    std::uint32_t pending = 0;   // articles that are being indexed
  };
  struct ArticleEntry {
    ArticleRecord record;
    bool in_index = false;
    std::uint64_t order = 0;  // place in the archive of who claims it; 0: nobody has
  };
  static std::uint64_t at(const std::map<std::uint32_t, std::uint64_t>& counts, std::uint32_t archive);
  bool is_complete(std::uint32_t file) const;
  bool is_vacant(const ArticleEntry& article) const;
  bool is_taken(std::uint32_t archive, const std::string& id) const;

  const bool reread_;
  const Exists exists_;
  std::vector<MirroredArchive> archives_;
  std::vector<FileRecord> files_;
  std::vector<FileEntry> entries_;  // beside files_
  std::unordered_map<std::string, ArticleEntry> articles_;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> old_files_;  // by archive and key, until settled
  std::vector<std::uint32_t> new_number_;                                     // old file number -> number in files_
  SyncState last_;
  std::map<std::uint32_t, std::uint64_t> known_articles_, gone_articles_;
  std::set<std::uint32_t> held_;
  bool changed_ = false;
};

// What is told of a page that lacks its day or its title; noted in what is remembered of it.
const PageNote* note_for(const ParsedArticle& parsed, const PageNotes& notes, Claims::Indexed& indexed);

}  // namespace tra::articles
