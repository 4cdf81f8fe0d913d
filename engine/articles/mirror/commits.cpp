// When a run commits: every half minute, when memory is short, and at its end.
#include <algorithm>
#include <string>
#include <utility>

#include "archive/read/content_hash.h"
#include "articles/mirror/mirror_run.h"

namespace tra::articles {
namespace {

constexpr auto commit_interval = std::chrono::seconds(30);

}  // namespace

void MirrorRun::commit_when_due() {
  const std::unique_lock lock(committing_, std::try_to_lock);
  if (!lock || (std::chrono::steady_clock::now() - committed_ < commit_interval && !is_memory_short())) return;
  commit();
  committed_ = std::chrono::steady_clock::now();
}

// Whether the segments in memory and what is known about the archives exceed the budget together. A commit writes the
// segments. A quarter of the budget is always left to them, and 32 MiB, so that commits do not follow each other
// closely.
bool MirrorRun::is_memory_short() {
  constexpr std::uint64_t least = 32u << 20;
  const std::uint64_t budget = options_.writing.memory_budget, segments = writer_->memory();
  if (segments < std::max(budget / 4, least)) return false;
  const std::lock_guard lock(mutex_);
  return segments + claims_.memory() > budget;
}

void MirrorRun::commit() {
  const std::lock_guard turn(turnstile_);
  const std::unique_lock alone(indexing_);
  std::string state, archives;
  {
    const std::lock_guard lock(mutex_);
    state = claims_.state();
    archives = serialize_archives(claims_.archives());
  }
  if (const std::uint64_t hash = content_hash(state); std::exchange(last_state_, hash) != hash)
    writer_->set_attachment(sync_attachment, std::move(state));
  if (archives != last_archives_) writer_->set_attachment(archives_attachment, archives);
  std::string rules = rules_.serialize(claims_.archives());
  if (rules != last_rules_) writer_->set_attachment(rules_attachment, rules);
  last_rules_ = std::move(rules);
  if (keeps_to_rules_) intake_.save(*writer_);
  last_archives_ = std::move(archives);
  writer_->commit();
}

}  // namespace tra::articles
