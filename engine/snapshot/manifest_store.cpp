#include "snapshot/manifest_store.h"

#include <algorithm>

namespace tra {

using format::FileKind;

std::uint64_t newest_generation(const Directory& directory) {
  std::uint64_t newest = 0;
  for (const std::string& name : directory.list())
    if (const auto generation = format::manifest_generation(name)) newest = std::max(newest, *generation);
  return newest;
}

LoadedManifest read_manifest(const Directory& directory, std::uint64_t generation, AnyAnalysis any) {
  if (generation == 0) {
    const std::string folder = directory.path("");
    throw Error(ErrorCode::io, "there is no index here", folder.empty() ? "manifest" : folder);
  }
  const OpenFile open(directory, format::manifest_file_name(generation), FileKind::manifest, {});
  LoadedManifest loaded = {format::Manifest::read(open.file()), open.file().size()};
  const format::Manifest& manifest = loaded.manifest;
  if (manifest.generation != generation)
    open.file().corrupt("the manifest is of another generation than its name", format::kHeaderSize);
  if (manifest.analyzer > static_cast<std::uint8_t>(AnalyzerKind::plain))
    throw Error(ErrorCode::version, "the index was made with a text analysis this build does not know",
                open.file().path());
  if (any == AnyAnalysis::no &&
      manifest.analyzer_fingerprint != analyzer_fingerprint(static_cast<AnalyzerKind>(manifest.analyzer)))
    throw Error(
        ErrorCode::version,
        "the index was made with another version of the text analysis; `tra upgrade` analyses its articles anew",
        open.file().path());
  return loaded;
}

OpenFile open_attachment(const Directory& directory, const format::ManifestAttachment& attachment) {
  return OpenFile(directory, attachment.file, FileKind::attachment, format::name_id(attachment.file), attachment.bytes);
}

Schema schema_of(const format::Manifest& manifest) {
  Schema schema(static_cast<AnalyzerKind>(manifest.analyzer));
  for (const format::ManifestField& field : manifest.fields) {
    if (field.type > static_cast<std::uint8_t>(FieldType::stored))
      throw Error(ErrorCode::version, "field '" + field.name + "' is of a type this build does not know");
    schema.add({field.name, static_cast<FieldType>(field.type), field.weight, field.own_lists, field.stored});
  }
  return schema;
}

void set_schema(format::Manifest& manifest, const Schema& schema) {
  manifest.analyzer = static_cast<std::uint8_t>(schema.analyzer());
  manifest.analyzer_fingerprint = analyzer_fingerprint(schema.analyzer());
  manifest.fields.clear();
  for (const Field& field : schema.fields())
    manifest.fields.push_back(
        {field.name, static_cast<std::uint8_t>(field.type), field.weight, field.own_lists, field.stored});
}

bool extends(const Schema& schema, const Schema& other) {
  return schema.analyzer() == other.analyzer() && schema.fields().size() >= other.fields().size() &&
         std::equal(other.fields().begin(), other.fields().end(), schema.fields().begin());
}

}  // namespace tra
