// Builds the segments of one part into an empty index, with the record an adoption needs.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "articles/intake.h"
#include "articles/mirror/claims.h"
#include "articles/page_notes.h"
#include "articles/paragraph_counts.h"
#include "articles/parts/counts.h"
#include "articles/parts/plan.h"
#include "articles/parts/reading.h"
#include "articles/parts/record.h"
#include "tra/index_writer.h"
#include "tra/parts.h"

namespace tra::articles {

class PartBuild {
 public:
  PartBuild(const Plan& plan, std::uint32_t part, std::uint64_t counts_id, Findings findings,
            const WorkObserver& observer);

  // `directory` is empty. False when the observer's flag stopped it.
  bool run(const std::shared_ptr<Directory>& directory);
  PartReport& report() { return report_; }
  const PartRecord& record() const { return record_; }

 private:
  struct Cancelled {};

  void build_piece(std::uint32_t piece, IndexWriter& writer);
  void take(std::uint32_t piece, std::uint32_t number, ParsedArticle&& article, FileRecord& file, IndexWriter& writer);
  bool leave_out(std::uint32_t piece, std::uint32_t number, const ParsedArticle& article, FileRecord& file);
  void finish_file(std::uint32_t piece, PieceRead&& read, FileRecord file);
  void tell(const ReadFailure& failure, std::vector<ReadFailure>& kind);

  const Plan& plan_;
  const std::uint32_t part_;
  const Findings findings_;
  const WorkObserver& observer_;
  const ReadOptions reading_;
  const std::uint32_t first_piece_;
  Intake intake_;
  ParagraphCounts repeated_;
  PageNotes notes_;
  PartRecord record_;
  PartReport report_;
  std::uint64_t bytes_done_ = 0, bytes_ = 0;
};

// What went into a part and what came out, as JSON, for people and scripts. The same for equal inputs.
std::string part_json(const Plan& plan, const PartRecord& record, const PartReport& report, const Snapshot& built);

}  // namespace tra::articles
