// By which rules the articles of each archive were read, so that a run notices when the rules have changed.
//
// Kept in an attachment: a line that names its version, then for each archive the fingerprints of the built-in rules,
// of facets.tsv and of the user's other rules, and the archive's path. The user's other rules are compared only in a
// run that is given a rules folder, because the index remembers none but facets.tsv.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tra/mirror.h"
#include "tra/snapshot.h"

namespace tra::articles {

inline constexpr const char* rules_attachment = "rules";

struct RulePrints {
  std::uint64_t built_in = 0, own_facets = 0, user = 0;
};

class AppliedRules {
 public:
  // What the index remembers; `snapshot` may be null.
  explicit AppliedRules(const Snapshot* snapshot);

  // Sets what this run reads articles by: the text of facets.tsv, and the rules folder or "".
  void set_current(const std::string& own_facets, const std::string& folder);

  // What a run has to do about an archive. One that an older program read counts as read by the rules of this run,
  // except for facets.tsv, which the index remembers.
  ArchiveReport::Rules state_of(const MirroredArchive& archive) const;

  // Records that all articles of the archive were read by the rules of this run.
  void applied(const MirroredArchive& archive);
  // Keeps what is known of an archive that was not read whole.
  void kept(const MirroredArchive& archive);

  std::string serialize(const std::vector<MirroredArchive>& archives) const;

 private:
  RulePrints known(const MirroredArchive& archive) const;

  std::map<std::string, RulePrints> by_path_;
  RulePrints current_;
  std::uint64_t remembered_own_facets_;
  bool has_folder_ = false;
};

}  // namespace tra::articles
