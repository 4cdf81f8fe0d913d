// The contents of a Snapshot, for the parts of the engine that search it.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "snapshot/helper_threads.h"
#include "snapshot/keyword_values.h"
#include "snapshot/newest_commit.h"
#include "snapshot/recently_used.h"
#include "tra/snapshot.h"

namespace tra {

namespace search {
struct RecentLookUps;
}

struct Snapshot::Impl {
  Impl(std::shared_ptr<const Directory> from, OpenedCommit opened);
  explicit Impl(std::vector<std::shared_ptr<const Snapshot>> joined);  // all segments must have the same schema
  const Segment& segment(DocAddress address) const;

  // For a joined snapshot: its parts, and the number of each part's first segment. Directory, manifest and attachments
  // are empty then.
  std::vector<std::shared_ptr<const Snapshot>> parts;
  std::vector<std::uint32_t> first_segments;

  std::shared_ptr<const Directory> directory;
  format::Manifest manifest;
  std::uint64_t manifest_bytes = 0;
  Schema schema;
  std::vector<std::shared_ptr<const Segment>> segments;
  std::vector<OpenFile> attachments;    // in the manifest's order
  std::uint64_t newest_generation = 0;  // at opening; higher than the snapshot's own when a newer commit is damaged
  std::string damage;
  std::vector<SegmentInfo> infos;
  std::uint64_t documents = 0, deleted = 0;  // documents includes deleted ones
  std::uint64_t total_length = 0;            // sum of all document lengths, as decoded from norms

  // The values of a keyword field over all segments, merged on first use.
  const KeywordValues& keyword_values(FieldId field) const;

  // The documents that recent filters left: for each segment, a bit for each document.
  using FilteredDocuments = std::vector<std::vector<std::uint64_t>>;
  mutable RecentlyUsed<FilteredDocuments> filters{16 << 20};
  // The documents of frequent words that were matched lately, by segment and list (search/score/frequent_words.h).
  mutable RecentlyUsed<std::vector<std::uint64_t>> frequent_words{16 << 20};
  // What recent queries looked up. Made by the first search (search/plan/recent_look_ups.h).
  mutable std::mutex look_ups_mutex;
  mutable std::shared_ptr<search::RecentLookUps> look_ups;

  // Lends an analyzer for queries. Analyzers are reused, because creating one takes longer than a short search.
  std::unique_ptr<Analyzer> lend_analyzer() const;
  void take_back(std::unique_ptr<Analyzer> analyzer) const noexcept;
  // Lends threads to a search.
  std::unique_ptr<HelperThreads> lend_helpers(unsigned count) const;
  void take_back(std::unique_ptr<HelperThreads> helpers) const noexcept;

 private:
  mutable std::mutex keywords_mutex_;
  mutable std::map<FieldId, KeywordValues> keywords_;
  mutable std::mutex analyzers_mutex_;
  mutable std::vector<std::unique_ptr<Analyzer>> analyzers_;
  mutable std::mutex helpers_mutex_;
  mutable std::vector<std::unique_ptr<HelperThreads>> helpers_;
};

}  // namespace tra
