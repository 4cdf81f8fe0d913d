// Reading manifests and attachments from a directory, and encoding a schema in a manifest.
#pragma once

#include <string>
#include <vector>

#include "snapshot/segment.h"
#include "tra/directory.h"
#include "tra/format/manifest.h"
#include "tra/schema.h"

namespace tra {

struct LoadedManifest {
  format::Manifest manifest;
  std::uint64_t bytes = 0;  // size of the manifest's file
};

// The highest generation of any manifest in the directory; 0 when there is none.
std::uint64_t newest_generation(const Directory& directory);
// The generations of all manifests in the directory, the newest one first.
std::vector<std::uint64_t> commit_generations(const Directory& directory);
// Whether an index written with another version of the text analysis may be opened. Its stored fields are usable, its
// terms are not.
enum class AnyAnalysis : bool { no, yes };
// Throws Error(io) when there is no index, and Error(version) when another version of the text analysis wrote it.
LoadedManifest read_manifest(const Directory& directory, std::uint64_t generation, AnyAnalysis any = AnyAnalysis::no);
OpenFile open_attachment(const Directory& directory, const format::ManifestAttachment& attachment);
Schema schema_of(const format::Manifest& manifest);
void set_schema(format::Manifest& manifest, const Schema& schema);
// Whether a schema has the analysis and the fields of another one, and no or more fields after them. Segments of the
// other one are segments of this one, whose documents have no value of the fields added.
bool extends(const Schema& schema, const Schema& other);

}  // namespace tra
