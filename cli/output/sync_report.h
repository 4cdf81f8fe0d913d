// Reporting what a sync did, as a table for people and as JSON for programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "arguments/clock.h"
#include "output/json_output.h"
#include "output/wording.h"
#include "tra/mirror.h"

namespace tra::cli {

// A run from beginning to end, including runs that failed before they mirrored anything.
struct SyncOutcome {
  std::int64_t began = now();
  int exit_status = 0;
  std::string damage;                  // of the newest commit, so that an older one was gone on from
  std::string error;                   // why the run failed; empty when it succeeded
  std::optional<MirrorReport> report;  // empty for failed runs and dry runs
};

std::string to_table(const MirrorReport& report, const Wording& wording);
// One id per line (+ added, ~ replaced, - removed), and the totals.
std::string to_text(const MirrorPlan& plan, const Wording& wording);
Json to_json(const SyncOutcome& outcome);

// Writes the outcome as JSON. An existing file is replaced atomically.
void write_report(const std::string& path, const SyncOutcome& outcome);

// Writes the report of a run whose arguments were refused, when they name a file for it.
void report_refusal(const std::vector<std::string>& arguments, const std::string& error);

// Formats "NAME:LINE: reason".
std::string to_line(const ReadFailure& failure, const Wording& wording);

}  // namespace tra::cli
