// Decides what a mirror run has to do: which files to read, and which articles to index and to remove.
//
// Each article is claimed by the file that contains it. When several files of an archive, or several lines of a file,
// give the same id, the last one in the archive's order wins, in whatever order threads read them. Between archives,
// the archive that already has the id keeps it. This class is not thread-safe; the caller locks.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "articles/mirror/sync_state.h"
#include "articles/page_notes.h"
#include "articles/paragraph_counts.h"

namespace tra::articles {

class Claims {
 public:
  // Whether the index contains an article with this id that belongs to no archive.
  using Exists = std::function<bool(const std::string& id)>;

  // Every file and article of an archive in `reread` counts as changed.
  Claims(SyncState last, std::set<std::uint32_t> reread, Exists exists);

  // How many files there will be, with those that were added.
  void expect_files(std::size_t files);
  // Adds the files of this run, in order. All files must be added before the first claim.
  std::uint32_t add_file(std::uint32_t archive, ArchiveFile file);

  // Why a file of the previous run is absent from this run.
  enum class Absence : std::uint8_t {
    untouched,   // this run does not cover the file's archive or part
    unreadable,  // the file is below a folder that could not be listed: its articles are kept
    gone,
  };
  // Must be called once, after the last add_file().
  void settle(const std::function<Absence(const FileRecord& file)>& absence);

  // The number of articles the archive had after the last run, and how many of them lost their file since.
  std::uint64_t known_articles(std::uint32_t archive) const { return at(known_articles_, archive); }
  std::uint64_t gone_articles(std::uint32_t archive) const { return at(gone_articles_, archive); }
  // Keeps articles of the archive whose files are gone. Other archives cannot take over their ids.
  void hold(std::uint32_t archive) { held_.insert(archive); }
  bool held(std::uint32_t archive) const { return held_.contains(archive); }
  // Must be called after all hold() calls. Marks files for reading whose refused ids are free now.
  void settle_refusals();

  bool must_read(std::uint32_t file) const { return entries_[file].must_read; }

  struct Claim {
    enum class Action : std::uint8_t {
      index,      // the article is new or changed
      unchanged,  // the index already has this article
      later,      // index it after the article of this run that it replaces
      lost,       // another place in the archive gives the same id and wins
      taken,  // the id belongs to another archive or to an article outside all archives; the file records the refusal
    } action = Action::index;
    const FileRecord* rival = nullptr;  // the file that gives the same id; null when there is none
  };
  Claim claim(std::uint32_t file, std::uint32_t number_in_file, const std::string& id, std::uint64_t content_hash);
  // The file whose article has this id; null when the article belongs to no archive.
  const FileRecord* holder(const std::string& id) const;
  // Records that the article was indexed. Returns true when the index did not contain it before.
  struct Indexed {
    std::uint64_t content_hash;
    Reader reader;
    PageRecord page = {};
  };
  bool indexed(const std::string& id, const Indexed& article);
  // Records that the index rejected the article. The failure is stored with its file.
  void refused(std::uint32_t file, ReadFailure failure);

  // Records that a file was read. `whole` is false when it was not read to its end; the file then keeps its old
  // articles and is read again by the next run. A file with failures keeps its old articles too, because a broken line
  // may hold one.
  void read_done(std::uint32_t file, Reader reader, std::vector<ReadFailure> failures, std::vector<PageNote> notes,
                 bool whole);
  // Counts articles of the file that are being indexed.
  void work_begun(std::uint32_t file) { ++entries_[file].pending; }
  void work_done(std::uint32_t file) { --entries_[file].pending; }

  struct Leftover {
    std::string id;
    std::uint32_t archive;
    Reader reader;
    bool kept;  // its file had failures, so the file may still contain the article
  };
  // Articles of this run's archives that no file gave in this run. Must be called after all files were read.
  std::vector<Leftover> leftovers() const;
  // Records that a leftover was removed from the index.
  void removed(const std::string& id) { articles_.erase(articles_.find(id)); }
  // Records that a leftover is kept although its file no longer gives it. The file, if it exists, is read again next
  // time.
  void held_back(const std::string& id) { entries_[articles_[articles_.find(id)].file].shadowed = true; }

  // For each paragraph, how many articles of the index contain it now.
  ParagraphCounts count_paragraphs() const;
  // What the archives' files currently say about other pages. Files that are yet to be read contribute nothing.
  PageNotes notes() const;
  // For each file, the ids of articles whose zones are outdated: a paragraph's count crossed the limit since the
  // article was indexed, or a feed now gives another note about its page.
  std::map<std::uint32_t, std::set<std::string>> outdated(const ParagraphCounts& counts, const PageNotes& notes) const;
  std::uint64_t content_hash(const std::string& id) const { return articles_[articles_.find(id)].content_hash; }

  // For each archive and reader, the number of articles in files that need not be read.
  std::map<std::uint32_t, std::array<std::uint64_t, reader_count>> unread_articles() const;
  const FileRecord& file(std::uint32_t number) const { return files_[number]; }
  const MirroredArchive& archive(std::uint32_t number) const { return archives_[number]; }
  MirroredArchive& archive(std::uint32_t number) { return archives_[number]; }
  const std::vector<MirroredArchive>& archives() const { return archives_; }
  std::map<std::uint32_t, std::uint64_t> articles_by_archive() const;  // currently in the index
  bool changed() const { return changed_; }

  // The bytes of the state that the next run starts from, without the list of archives.
  std::string state() const;
  // About how many bytes this object takes, also while state() makes a copy.
  std::uint64_t memory() const;

 private:
  struct FileEntry {
    bool in_archive = false;
    bool untouched = false;  // this run does not cover the file
    bool must_read = false;
    bool read = false;           // read to its end in this run
    bool shadowed = false;       // another place won one of its articles, or one was held back
    bool keep_articles = false;  // keeps articles that were not seen in this run
    std::uint32_t pending = 0;   // number of articles being indexed
  };
  using Number = KnownArticles::Number;
  static std::uint64_t at(const std::map<std::uint32_t, std::uint64_t>& counts, std::uint32_t archive);
  bool is_complete(std::uint32_t file) const;
  bool is_vacant(const KnownArticles::Entry& article) const;
  bool is_taken(std::uint32_t archive, const std::string& id) const;

  const std::set<std::uint32_t> reread_;  // archives
  const Exists exists_;
  std::vector<MirroredArchive> archives_;
  std::vector<FileRecord> files_;
  std::vector<FileEntry> entries_;  // parallel to files_
  KnownArticles articles_;
  std::vector<FileRecord> last_files_;     // of the previous run, until settle()
  std::vector<std::uint32_t> old_files_;   // their numbers in order of archive and key, until settle()
  std::vector<std::uint32_t> new_number_;  // old file number to the number in files_
  std::map<std::uint32_t, std::uint64_t> known_articles_, gone_articles_;
  std::set<std::uint32_t> held_;
  bool changed_ = false;
};

// The note about a page that lacks its date or its title. The note's hash is recorded in `indexed`.
const PageNote* note_for(const ParsedArticle& parsed, const PageNotes& notes, Claims::Indexed& indexed);

}  // namespace tra::articles
