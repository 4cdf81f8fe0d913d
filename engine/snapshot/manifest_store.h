// Manifests and attachments in a directory, and how a schema stands in a manifest.
#pragma once

#include <string>

#include "snapshot/segment.h"
#include "tra/directory.h"
#include "tra/format/manifest.h"
#include "tra/schema.h"

namespace tra {

struct LoadedManifest {
  format::Manifest manifest;
  std::uint64_t bytes = 0;  // of its file
};

// The highest generation there is a manifest of; 0 when there is none.
std::uint64_t newest_generation(const Directory& directory);
// Whether an index made by another version of the text analysis is read all the same: its stored fields can be used,
// its terms cannot.
enum class AnyAnalysis : bool { no, yes };
// Error(io) when there is no index; Error(version) when another analysis made it.
LoadedManifest read_manifest(const Directory& directory, std::uint64_t generation, AnyAnalysis any = AnyAnalysis::no);
OpenFile open_attachment(const Directory& directory, const format::ManifestAttachment& attachment);
Schema schema_of(const format::Manifest& manifest);
void set_schema(format::Manifest& manifest, const Schema& schema);

}  // namespace tra
