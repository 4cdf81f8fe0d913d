// One committed state of an index, opened for reading, or of several that are searched as one.
//
//   const auto news = tra::Snapshot::open(tra::open_directory("news.tra"));
//   const auto both = tra::Snapshot::join({news, tra::Snapshot::open(tra::open_directory("archive.tra"))});
//   const tra::Searcher searcher(both);  // scores, totals, facets and order of one index that holds all segments
//
// A Snapshot maps the files of one manifest and pins them: later commits, merges and removals do not change what it
// shows. All members are const and safe from many threads. Opening reads the manifest and the segments' small
// structures, nothing that grows with the documents.
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

// A document's place in one snapshot: numbers of its segment and of the document in it.
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
  // The newest commit, or the one before it where the newest is damaged; damage() says so. Error(io) when there is no
  // index, Error(corruption) when neither opens, Error(version), Error(invalid_argument) for a null pointer.
  static std::shared_ptr<const Snapshot> open(std::shared_ptr<const Directory> directory);
  // Opened indexes as one. Its segments are those of the parts, in the order given, so that whatever is counted,
  // weighed or put in order is as in one index that holds these segments. Each part stays as it was opened. A document
  // whose key several parts have is there once for each. A joined part stands for its own parts.
  // Error(invalid_argument) for no parts or a null pointer, for schemas or text analyses that differ, and for a segment
  // that two of the parts hold, as its documents would count twice.
  static std::shared_ptr<const Snapshot> join(std::vector<std::shared_ptr<const Snapshot>> parts);
  ~Snapshot();

  // Of a joined snapshot: what it was made of, in order; else empty.
  const std::vector<std::shared_ptr<const Snapshot>>& parts() const noexcept;
  // Which of parts() a document is of; 0 in a snapshot that is not joined.
  std::size_t part(DocAddress address) const;
  // Where the index lies, as Directory::path() names it; empty when the snapshot is joined.
  std::string folder() const;

  // False when the directory, or that of a part, holds a commit that came after this snapshot was opened.
  bool is_current() const;
  // What is wrong with the newest commit when this is the one before it; else empty.
  const std::string& damage() const noexcept;

  const Schema& schema() const noexcept;
  std::uint64_t generation() const noexcept;  // of a joined snapshot the sum of its parts'
  std::uint64_t documents() const noexcept;   // live
  std::uint64_t deleted() const noexcept;
  std::uint64_t bytes() const noexcept;  // of all files of this commit
  const std::vector<SegmentInfo>& segments() const noexcept;
  std::vector<FileInfo> other_files() const;  // manifest, attachments

  // Live documents only; the first of a joined snapshot. O(segments * log terms)
  std::optional<DocAddress> find(std::string_view key) const;
  Document document(DocAddress address) const;  // key and every stored value
  std::string key(DocAddress address) const;
  // Every live document in index order, until the function returns false.
  void for_each(const std::function<bool(DocAddress, const Document&)>& visit) const;

  // A joined snapshot has none of its own; its parts do.
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
  };
  std::vector<Problem> problems;
  std::uint64_t files = 0, bytes = 0, documents = 0, terms = 0, postings = 0;
};

// Verifies every checksum and decodes every structure of the newest commit, all of whose files are mapped first, so
// that a writer which commits meanwhile takes none away. Damage is reported, not thrown; so is a missing index.
// `progress` is told bytes done and bytes in all, now and then.
CheckReport check_index(const std::shared_ptr<const Directory>& directory,
                        const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

}  // namespace tra
