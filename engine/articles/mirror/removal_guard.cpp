// Removing articles that are gone, and the guard that prevents the removal of too many.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "articles/mirror/mirror_run.h"

namespace tra::articles {

// Decides before any file is read whether removals are held back: the archive looks unreliable, or too many of its
// files are gone.
void MirrorRun::hold_back(const Target& target) {
  ArchiveReport& report = archive_reports_[target.archive];
  report.path = claims_.archive(target.archive).path;
  report.part = target.part_key;
  if (options_.allow_removals) {  // also what lies there now instead of a mounted folder
    claims_.archive(target.archive).mount_point = target.mounted;
    return;
  }
  const std::uint64_t gone = claims_.gone_articles(target.archive), known = claims_.known_articles(target.archive);
  report.held_back_reason = target.hold;
  if (!target.hold.empty() || exceeds_limits(gone, known)) claims_.hold(target.archive);
}

bool MirrorRun::exceeds_limits(std::uint64_t removals, std::uint64_t articles) const {
  constexpr std::uint64_t default_removals = 10, default_percent = 20;
  if (options_.allow_removals) return false;
  const bool neither = !options_.max_removals && !options_.max_removal_percent;
  const auto exceeds_percent = [&](std::uint64_t percent) { return removals * 100 > articles * percent; };
  if (neither) return removals > default_removals && exceeds_percent(default_percent);
  return (!options_.max_removals || removals > *options_.max_removals) &&
         (!options_.max_removal_percent || exceeds_percent(*options_.max_removal_percent));
}

void MirrorRun::remove_gone() {
  std::map<std::uint32_t, std::vector<Claims::Leftover>> gone;  // by archive
  for (Claims::Leftover& leftover : claims_.leftovers()) {
    if (leftover.kept) {
      ++archive_counts(leftover.archive, leftover.reader).articles;
      ++archive_counts(leftover.archive, leftover.reader).unchanged;
    } else {
      gone[leftover.archive].push_back(std::move(leftover));
    }
  }
  for (const auto& [archive, articles] : gone) {
    ArchiveReport& report = archive_reports_[archive];
    const std::uint64_t known = claims_.known_articles(archive);
    if (claims_.held(archive) || exceeds_limits(articles.size(), known)) {
      if (report.held_back_reason.empty()) {
        report.held_back_reason = "too many of its " + std::to_string(known) + " articles are gone";
        report.removals_exceeded = true;
      }
      for (const Claims::Leftover& article : articles) {
        claims_.held_back(article.id);
        report.held_back.push_back(article.id);
      }
      continue;
    }
    for (const Claims::Leftover& article : articles) {
      if (writer_ != nullptr) writer_->remove(article.id);
      claims_.removed(article.id);
      ++archive_counts(archive, article.reader).removed;
      report.removed.push_back(article.id);
    }
  }
}

}  // namespace tra::articles
