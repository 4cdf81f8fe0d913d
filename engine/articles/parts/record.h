// What a built part says of itself, and what an index remembers of the parts it has adopted: an attachment each.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "articles/mirror/sync_state.h"
#include "articles/parts/plan.h"
#include "tra/mirror.h"
#include "tra/snapshot.h"

namespace tra::articles {

inline constexpr const char* part_attachment = "part";    // of a part
inline constexpr const char* parts_attachment = "parts";  // of an index

// A piece of a divided file. The file is complete when all its pieces are there and each was read to its end.
struct DividedFile {
  std::uint32_t file = 0;            // in the part's state
  std::vector<std::uint32_t> parts;  // that have a piece of it
  bool complete = false;             // this piece
};

struct PartRecord {
  std::uint64_t plan_id = 0, counts_id = 0;
  std::uint32_t part = 0, parts = 0;
  std::int64_t made = 0;  // the plan
  SyncState state;        // with all archives of the plan, the files and articles of the part
  std::vector<DividedFile> divided;
  std::map<std::uint32_t, ReaderCounts> counts;  // by archive
};

std::string serialize(const PartRecord& record);
// Of an opened part. Error(invalid_argument) when it is none.
PartRecord read_part_record(const Snapshot& part, const std::string& folder);

// The parts of one plan that an index has.
struct AdoptedPlan {
  std::uint64_t plan_id = 0, counts_id = 0;
  std::set<std::uint32_t> parts;
  std::set<std::string> incomplete;  // paths of divided files of which a piece was not read to its end
};

std::string serialize(const std::vector<AdoptedPlan>& plans);
std::vector<AdoptedPlan> read_adopted_plans(const Snapshot& index);

}  // namespace tra::articles
