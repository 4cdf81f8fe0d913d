// What a Snapshot is made of, for the parts of the engine that search it.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "snapshot/newest_commit.h"
#include "tra/snapshot.h"

namespace tra {

struct Snapshot::Impl {
  Impl(std::shared_ptr<const Directory> from, OpenedCommit opened);
  const Segment& segment(DocAddress address) const;

  std::shared_ptr<const Directory> directory;
  format::Manifest manifest;
  std::uint64_t manifest_bytes = 0;
  Schema schema;
  std::vector<std::shared_ptr<const Segment>> segments;
  std::vector<OpenFile> attachments;    // in the manifest's order
  std::uint64_t newest_generation = 0;  // when it was opened; above its own when that commit is damaged
  std::string damage;
  std::vector<SegmentInfo> infos;
  std::uint64_t documents = 0, deleted = 0;  // documents: deleted ones included
  std::uint64_t total_length = 0;            // of all documents, as norms decode

  // Analyzers for queries; making one costs more than a short search.
  std::unique_ptr<Analyzer> lend_analyzer() const;
  void take_back(std::unique_ptr<Analyzer> analyzer) const noexcept;

 private:
  mutable std::mutex analyzers_mutex_;
  mutable std::vector<std::unique_ptr<Analyzer>> analyzers_;
};

}  // namespace tra
