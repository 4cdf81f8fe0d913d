// Articles in an index: how one is stored, and the writer that reads files, completes their articles and adds them.
//
//   tra::ArticleWriter writer(tra::open_directory("news.tra", true));
//   std::vector<tra::ReadFailure> failures;
//   writer.add_files(tra::walk("pages", {}, failures));
//   writer.commit();
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/archive.h"
#include "tra/article.h"
#include "tra/directory.h"
#include "tra/document.h"
#include "tra/index_writer.h"
#include "tra/schema.h"
#include "tra/snapshot.h"

namespace tra {

// The schema of an index of articles: title (weight 3), lead (2), body and captions (1) are searched together, tail by
// itself; the facets are keywords, dates are days since 1970-01-01.
Schema article_schema();

// An article as a document of that schema, and back. `file` is the id of the archive file it was read from; it is kept
// when it is not the article's id. A date that is no date of the calendar is kept as text. Linear in the text.
Document to_document(const Article& article, const std::string& file = {});
Article to_article(const Document& document);

// The article of this id as somebody typed it: in the normal form it is stored in, composed or decomposed, as the names
// of files are on some systems.
std::optional<DocAddress> find_article(const Snapshot& snapshot, std::string_view id);

// What has been made ready for the index so far.
struct IntakeCounts {
  std::uint64_t articles = 0, text_bytes = 0;
  std::uint64_t without_title = 0, without_date = 0, without_country = 0;
  std::map<std::string, std::uint64_t> repaired_encodings;  // articles by encoding, every one but UTF-8
};

struct WorkProgress {
  std::uint64_t articles = 0, text_bytes = 0;  // done
  double share = 0;                            // of all work, 0 to 1; 0 where that is not known
};

// How long work is watched and stopped. Members may be left empty. The functions are called from the threads that work,
// one call at a time, and must not call back into the object that works; what they throw ends the work and is thrown
// out of it.
struct WorkObserver {
  std::function<void(const WorkProgress&)> progress;  // after every article
  std::function<void(const ReadFailure&)> failure;    // each as it is met
  const std::atomic<bool>* cancel = nullptr;          // set by the caller: stop after the articles under way
  bool cancelled() const noexcept { return cancel != nullptr && cancel->load(std::memory_order_relaxed); }
};

struct ArticleWriterOptions {
  unsigned threads = 1;                        // that read and index, 1 to 64
  std::uint64_t memory_budget = 256ull << 20;  // bytes of what is not yet written to disk; at least 16 MiB
  std::string rules;                           // folder of more rules and filters, beside the built-in ones
  bool extract_facets = true;                  // read empty facets out of the text
  MemberMap members;                           // of JSON, where their names are not the known ones
};

struct AddCounts {
  std::uint64_t added = 0;   // or replaced
  std::uint64_t failed = 0;  // places that could not be read, articles the index refused
  bool cancelled = false;    // the observer's flag stopped it; what was added until then is in the writer
};

// Adds, replaces and removes articles of one index: zones and facets are read out of the text, the fingerprint is made,
// then the index takes the document. Holds the index's lock from construction to destruction. Nothing is visible
// before commit() has returned; what was not committed is dropped.
//
// Articles put in here belong to no archive: Mirror leaves them as they are. One that replaces an article of an archive
// stays until it is removed here.
//
// add_*() use threads of their own; the members of one object are called by one thread at a time.
// Error(locked) when another writer is open, Error(invalid_argument) when the index has another schema or an option is
// out of range, Error(io) and Error(resource_exhausted) as IndexWriter.
class ArticleWriter {
 public:
  // Opens the index in `directory`, or makes an empty one.
  explicit ArticleWriter(std::shared_ptr<Directory> directory, const ArticleWriterOptions& options = {});
  ~ArticleWriter();
  ArticleWriter(ArticleWriter&&) noexcept;

  // Every article of these files; an id that is known is replaced. What cannot be read is told and counted.
  AddCounts add_files(const std::vector<ArchiveFile>& files, const WorkObserver& observer = {});
  // Every article of a stream of JSON, as read_stream() reads it; `name` stands for it in failures.
  AddCounts add_stream(std::istream& in, const std::string& name, const WorkObserver& observer = {});
  // Every article of another index of articles, as it is. Error(invalid_argument) when its schema is another.
  AddCounts add_index(const Snapshot& other, const WorkObserver& observer = {});
  // One article. Its zones are taken as they are, facets that are empty are read out of the text.
  void add(const Article& article);
  void remove(std::string_view id);  // no error when there is none

  CommitInfo commit();
  IntakeCounts counts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tra
