#include "snapshot/newest_commit.h"

#include <algorithm>
#include <optional>

namespace tra {

namespace {

bool lacks_a_file(const Directory& directory, const format::Manifest& manifest) {
  const std::vector<std::string> names = directory.list(), needed = manifest.files();
  return std::any_of(needed.begin(), needed.end(),
                     [&](const std::string& name) { return !std::binary_search(names.begin(), names.end(), name); });
}

// Whether an error means that the commit is damaged. Temporary errors, such as too many open files, do not.
bool is_damage(const Directory& directory, const Error& error, const format::Manifest* manifest) {
  if (error.code() == ErrorCode::corruption) return true;
  return error.code() == ErrorCode::io && manifest != nullptr && lacks_a_file(directory, *manifest);
}

// Returns nothing when the commit of this generation is damaged, and records the first `damage`.
std::optional<OpenedCommit> try_open(const Directory& directory, std::uint64_t generation,
                                     std::optional<Error>& damage) {
  std::optional<format::Manifest> manifest;
  try {
    LoadedManifest loaded = read_manifest(directory, generation);
    manifest = loaded.manifest;
    return OpenedCommit(directory, std::move(loaded));
  } catch (const Error& error) {
    if (!is_damage(directory, error, manifest ? &*manifest : nullptr)) throw;
    if (!damage) damage = error;
    return std::nullopt;
  }
}

}  // namespace

OpenedCommit::OpenedCommit(const Directory& directory, LoadedManifest manifest) : loaded(std::move(manifest)) {
  newest_generation = loaded.manifest.generation;
  for (const format::ManifestSegment& info : loaded.manifest.segments)
    segments.push_back(std::make_shared<const Segment>(directory, info));
  for (const format::ManifestAttachment& attachment : loaded.manifest.attachments)
    attachments.push_back(open_attachment(directory, attachment));
}

OpenedCommit open_newest_commit(const Directory& directory) {
  // A commit's files are kept until two newer commits were made, so the first try nearly always succeeds.
  constexpr int kMostTries = 1000;
  for (int tries = 0; tries < kMostTries; ++tries) {
    const std::vector<std::uint64_t> found = commit_generations(directory);
    if (found.empty()) return OpenedCommit(directory, read_manifest(directory, 0));  // throws that there is no index
    std::optional<Error> damage;
    try {
      std::optional<OpenedCommit> opened = try_open(directory, found[0], damage);
      if (opened) return std::move(*opened);
      for (std::size_t i = 1; i < found.size() && !opened; ++i) opened = try_open(directory, found[i], damage);
      // A new commit appeared meanwhile. Files it removed are not damage, so try again.
      if (commit_generations(directory) != found) continue;
      if (!opened) throw *damage;
      opened->newest_generation = found[0];
      opened->damage = damage->what();
      return std::move(*opened);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::io || commit_generations(directory) == found) throw;
    }
  }
  throw Error(ErrorCode::io, "commits are made and removed faster than they can be opened", directory.path(""));
}

std::optional<OpenedCommit> open_commit_below(const Directory& directory, std::uint64_t generation) {
  std::optional<Error> damage;
  for (const std::uint64_t lower : commit_generations(directory))
    if (lower < generation)
      if (auto opened = try_open(directory, lower, damage)) return opened;
  return std::nullopt;
}

}  // namespace tra
