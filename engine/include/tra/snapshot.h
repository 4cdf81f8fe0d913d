// One commit of an index, opened for reading; or several opened indexes that are searched as one.
//
//   const auto news = tra::Snapshot::open(tra::open_directory("news.tra"));
//   const auto both = tra::Snapshot::join({news, tra::Snapshot::open(tra::open_directory("archive.tra"))});
//   const tra::Searcher searcher(both);  // scores, totals, facets and order of one index that holds all segments
//
// A Snapshot maps all files of one manifest, so later commits, merges and removals do not change what it shows. All
// members are const and thread-safe. Opening reads the manifest and small structures of the segments; the time does
// not grow with the number of documents. A part of a file is verified when it is first read, so any member that reads
// may throw Error(corruption) with the file and the offset.
//
// For the searches that come next, a Snapshot keeps what recent ones collected: the documents of filters and those of
// frequent words, each in at most 16 MiB of memory, and the words and pairs that were looked up, in at most 8 MiB.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/directory.h"
#include "tra/document.h"
#include "tra/schema.h"

namespace tra {

// Identifies a document in one snapshot by the numbers of its segment and of the document inside it.
struct DocAddress {
  std::uint32_t segment = 0;
  std::uint32_t document = 0;
  auto operator<=>(const DocAddress&) const = default;
};

struct FileInfo {
  std::string name;
  std::string kind;  // terms, postings, positions, columns, stored, live_docs, attachment, manifest
  std::uint64_t bytes = 0;
};

struct SegmentInfo {
  std::string id;  // 32 hexadecimal digits
  std::uint32_t documents = 0, deleted = 0;
  std::vector<FileInfo> files;
};

class Snapshot {
 public:
  // Opens the newest commit or, when that is damaged, the newest older one that opens; damage() tells. Throws Error(io)
  // when there is no index, Error(corruption) when no commit opens, Error(version), and Error(invalid_argument) for a
  // null pointer. `analyses` are those of the program's own; one that the index needs and that is missing is
  // Error(version), which names it.
  static std::shared_ptr<const Snapshot> open(std::shared_ptr<const Directory> directory,
                                              const std::vector<Analysis>& analyses = {});
  // Joins opened indexes into one. The segments of the result are those of the parts in the given order, so counts,
  // statistics and order are those of one index with these segments. The parts stay unchanged. A document whose key
  // occurs in several parts occurs once for each. A joined part is replaced by its own parts. Throws
  // Error(invalid_argument) for no parts, a null pointer, different schemas or text analyses, and a segment that two
  // parts share, as its documents would count twice.
  static std::shared_ptr<const Snapshot> join(std::vector<std::shared_ptr<const Snapshot>> parts);
  ~Snapshot();

  // The parts of a joined snapshot in order; otherwise empty.
  const std::vector<std::shared_ptr<const Snapshot>>& parts() const noexcept;
  // The index in parts() of a document's part; 0 in a snapshot that is not joined.
  std::size_t part(DocAddress address) const;
  // The folder of the index, as Directory::path() names it; empty for a joined snapshot.
  std::string folder() const;

  // Returns false when the directory, or that of a part, has a newer commit.
  bool is_current() const;
  // What is wrong with the newest commit when an older one was opened; else empty.
  const std::string& damage() const noexcept;

  const Schema& schema() const noexcept;
  std::uint64_t generation() const noexcept;  // for a joined snapshot, the sum of its parts
  std::uint64_t documents() const noexcept;   // number of live documents
  std::uint64_t deleted() const noexcept;
  std::uint64_t bytes() const noexcept;  // of all files of this commit
  const std::vector<SegmentInfo>& segments() const noexcept;
  std::vector<FileInfo> other_files() const;  // manifest, attachments

  // Finds a live document; the first one in a joined snapshot. Takes O(segments * log terms).
  std::optional<DocAddress> find(std::string_view key) const;
  // With its key and all stored values. Decompresses the block of the document, of about 16 KiB, so for_each() is
  // faster for many. Error(invalid_argument) for an address of another snapshot that this one does not have.
  Document document(DocAddress address) const;
  std::string key(DocAddress address) const;
  // Visits all live documents in index order until the function returns false. Each block is decompressed once.
  void for_each(const std::function<bool(DocAddress, const Document&)>& visit) const;

  // A joined snapshot has no attachments of its own; its parts have.
  std::optional<std::string> attachment(std::string_view name) const;

  struct Impl;
  const Impl& impl() const noexcept { return *impl_; }

 private:
  explicit Snapshot(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct CheckReport {
  struct Problem {
    std::string file, message;
    std::optional<std::uint64_t> offset;
    // version: the index is of another tra, io: the file cannot be read; neither is damage as far as is known.
    ErrorCode code = ErrorCode::corruption;
    bool earlier = false;  // of the commit before the newest one, which is kept in case that one is damaged
  };
  std::vector<Problem> problems;
  std::uint64_t files = 0, bytes = 0, documents = 0, terms = 0, postings = 0;
};

// Verifies all checksums and decodes all structures of the newest commit, and of the files that the commit before it
// has alone; documents, terms and postings are counted in the newest one. All files are mapped first, so that a writer
// cannot remove any meanwhile. Damage, also a missing index, is reported and not thrown. `progress` is called from time
// to time with the bytes done and the total bytes.
CheckReport check_index(const std::shared_ptr<const Directory>& directory,
                        const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

}  // namespace tra
