// Articles in an index: their schema, and a writer that reads files and adds their articles.
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

// The schema of an article index. title (weight 3), lead (2), body and captions (1) are searched together; tail is
// searched only by its name and by quoted phrases. Facets are keyword fields; dates are days since 1970-01-01.
// title_order and title_order_2 are the first sixteen bytes of the title's sort key (tra/collation.h), as numbers.
Schema article_schema();

// Converts an article to a document of this schema, and back. `file` is the id of its archive file, stored when it
// differs from the article's id. An invalid date is stored as text. Linear in the text.
Document to_document(const Article& article, const std::string& file = {});
Article to_article(const Document& document);
// A document of an older program's schema as one of today's.
Document to_current(const Document& document);

// The article of this id as somebody typed it: in the normal form it is stored in, composed or decomposed, as the names
// of files are on some systems.
std::optional<DocAddress> find_article(const Snapshot& snapshot, std::string_view id);

// Counts of the articles processed so far.
struct IntakeCounts {
  std::uint64_t articles = 0, text_bytes = 0;
  std::uint64_t without_title = 0, without_date = 0, without_country = 0;
  std::map<std::string, std::uint64_t> repaired_encodings;  // number of articles for each encoding except UTF-8
  // Articles of no archive whose facets of the user's own have changed with facets.tsv. They are not among `articles`.
  std::uint64_t own_facets_changed = 0;
};

struct WorkProgress {
  std::uint64_t articles = 0, text_bytes = 0;  // done so far
  double share = 0;                            // fraction of all work, 0 to 1; 0 when unknown
};

// Observes and cancels long operations. Members may be empty. The functions are called from working threads, one call
// at a time, and must not use the working object. An exception that they throw ends the work and is rethrown to the
// caller.
struct WorkObserver {
  std::function<void(const WorkProgress&)> progress;  // after every article
  std::function<void(const ReadFailure&)> failure;    // called when each occurs
  const std::atomic<bool>* cancel = nullptr;          // set by the caller: stop after the current articles
  bool cancelled() const noexcept { return cancel != nullptr && cancel->load(std::memory_order_relaxed); }
};

struct ArticleWriterOptions {
  unsigned threads = 1;                        // threads for reading and indexing, 1 to 64
  std::uint64_t memory_budget = 256ull << 20;  // bytes of data not yet written to disk; at least 16 MiB
  std::string rules;                           // folder with further rules and filters, besides the built-in ones
  bool extract_facets = true;                  // read empty facets out of the text
  MemberMap members;                           // of JSON, where their names are not the known ones
  std::int64_t now = 0;                        // what Article::added of new articles becomes; 0: the clock's time
};

struct AddCounts {
  std::uint64_t added = 0;   // includes replaced articles
  std::uint64_t failed = 0;  // inputs that could not be read, and articles the index refused
  bool cancelled = false;    // stopped by the observer's flag; the writer holds what was added before
};

// Adds, replaces and removes articles of one index. For each article it finds the zones, extracts the facets and
// computes the fingerprint. It holds the lock of the index for its lifetime. Changes become visible when commit()
// returns; uncommitted changes are dropped.
//
// Articles added here belong to no archive, and Mirror does not replace them. An article that replaces one of an
// archive stays until it is removed here. When facets.tsv differs from the one the index remembers, all articles of no
// archive have their facets of the user's own read again from their stored text, here and by Mirror.
//
// add_*() use threads of their own. One object is used by one thread at a time. Throws Error(locked) when another
// writer is open, Error(invalid_argument) when the index has another schema or an option is out of range, and the
// Error(io) and Error(resource_exhausted) of IndexWriter.
class ArticleWriter {
 public:
  // Opens the index in `directory`, or creates an empty one.
  explicit ArticleWriter(std::shared_ptr<Directory> directory, const ArticleWriterOptions& options = {});
  ~ArticleWriter();
  ArticleWriter(ArticleWriter&&) noexcept;

  // Adds every article of these files and replaces those with known ids. Inputs that cannot be read are reported and
  // counted.
  AddCounts add_files(const std::vector<ArchiveFile>& files, const WorkObserver& observer = {});
  // Adds every article of a JSON stream, as read by read_stream(). `name` stands for the stream in failures.
  AddCounts add_stream(std::istream& in, const std::string& name, const WorkObserver& observer = {});
  // Adds every article of another article index unchanged. Throws Error(invalid_argument) when its schema differs.
  AddCounts add_index(const Snapshot& other, const WorkObserver& observer = {});
  // Adds one article. Its zones are kept, and its empty facets are extracted from the text.
  void add(const Article& article);
  void remove(std::string_view id);  // no error when there is none

  CommitInfo commit();
  IntakeCounts counts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tra
