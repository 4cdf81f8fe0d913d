// What a sync has done, as a table for people and as JSON for programs.
#pragma once

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>

#include "output/json_output.h"
#include "tra/mirror.h"

namespace tra::cli {

// A run from its begin to its end, whether it came to mirror anything or not.
struct SyncOutcome {
  std::time_t began = std::time(nullptr);
  int exit_status = 0;
  std::string error;                   // why it failed, empty when it did not
  std::optional<MirrorReport> report;  // none when it failed, or was a dry run
};

std::string to_table(const MirrorReport& report);
std::string to_text(const MirrorPlan& plan);  // an id a line, + added, ~ replaced, - removed; and how many
Json to_json(const SyncOutcome& outcome);

// Writes the outcome as JSON. A file of that name is replaced by the whole of it or not at all.
void write_report(const std::string& path, const SyncOutcome& outcome);

// 2024-12-31T23:59:59Z
std::string utc_time(std::int64_t seconds);

// "NAME:LINE: reason"
std::string to_line(const ReadFailure& failure);

}  // namespace tra::cli
