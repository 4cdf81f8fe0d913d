#include "snapshot/manifest_store.h"

#include <algorithm>

#include "analysis/chain.h"

namespace tra {

using format::FileKind;

std::vector<std::uint64_t> commit_generations(const Directory& directory) {
  std::vector<std::uint64_t> found;
  for (const std::string& name : directory.list())
    if (const auto generation = format::manifest_generation(name)) found.push_back(*generation);
  std::sort(found.rbegin(), found.rend());
  return found;
}

std::uint64_t newest_generation(const Directory& directory) {
  const std::vector<std::uint64_t> all = commit_generations(directory);
  return all.empty() ? 0 : all.front();
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
  if (any == AnyAnalysis::no && manifest.analyzer_fingerprint != analyzer_fingerprint(schema_of(manifest)))
    throw Error(
        ErrorCode::version,
        "the index was made with another version of the text analysis; `tra upgrade` analyses its articles anew",
        open.file().path());
  return loaded;
}

OpenFile open_attachment(const Directory& directory, const format::ManifestAttachment& attachment) {
  return OpenFile(directory, attachment.file, FileKind::attachment, format::name_id(attachment.file), attachment.bytes);
}

namespace {

AnalyzerKind built_in(std::uint8_t number) {
  if (number > static_cast<std::uint8_t>(AnalyzerKind::plain))
    throw Error(ErrorCode::version, "the index was made with a text analysis this build does not know");
  return static_cast<AnalyzerKind>(number);
}

// What the library makes itself is made at once, so that an index with a part unknown to this build is refused.
Analysis analysis_of(const format::ManifestAnalysis& recorded) {
  Analysis analysis = {recorded.name, recorded.version, recorded.vietnamese, {}, recorded.definition};
  if (recorded.definition.empty()) return analysis;
  analysis::tokenizer_of(recorded.name, recorded.definition);
  analysis.make = [name = recorded.name, definition = recorded.definition] {
    return analysis::tokenizer_of(name, definition);
  };
  return analysis;
}

Schema without_fields(const format::Manifest& manifest) {
  if (manifest.analyzer != format::kOwnAnalyses) return Schema(built_in(manifest.analyzer));
  Schema schema = manifest.weighted == 0 ? Schema(built_in(manifest.built_in))
                                         : Schema(analysis_of(manifest.analyses[manifest.weighted - 1]));
  for (const format::ManifestAnalysis& recorded : manifest.analyses) schema.declare(analysis_of(recorded));
  return schema;
}

// One more than the number of an analysis; 0 for the built-in one.
std::uint32_t number_of(const Schema& schema, const Analysis* analysis) {
  return analysis == nullptr ? 0 : static_cast<std::uint32_t>(analysis - schema.analyses().data() + 1);
}

}  // namespace

Schema schema_of(const format::Manifest& manifest) {
  Schema schema = without_fields(manifest);
  for (const format::ManifestField& field : manifest.fields) {
    if (field.type > static_cast<std::uint8_t>(FieldType::boolean))
      throw Error(ErrorCode::version, "field '" + field.name + "' is of a type this build does not know");
    const std::string analysis = field.analysis == 0 ? "" : manifest.analyses[field.analysis - 1].name;
    schema.add({field.name, static_cast<FieldType>(field.type), field.weight, field.own_lists, field.stored, analysis});
  }
  return schema;
}

void set_schema(format::Manifest& manifest, const Schema& schema) {
  const bool own = !schema.analyses().empty();
  manifest.analyzer = own ? format::kOwnAnalyses : static_cast<std::uint8_t>(schema.analyzer());
  manifest.built_in = schema.analyzer() == AnalyzerKind::own ? 0 : static_cast<std::uint8_t>(schema.analyzer());
  manifest.weighted = number_of(schema, schema.analysis());
  manifest.analyzer_fingerprint = analyzer_fingerprint(schema);
  manifest.analyses.clear();
  for (const Analysis& each : schema.analyses())
    manifest.analyses.push_back({each.name, each.version, each.vietnamese, each.definition});
  manifest.fields.clear();
  for (const Field& field : schema.fields())
    manifest.fields.push_back({field.name, static_cast<std::uint8_t>(field.type), field.weight, field.own_lists,
                               field.stored,
                               field.analysis.empty() ? 0 : number_of(schema, schema.analysis(field.name))});
}

bool extends(const Schema& schema, const Schema& other) {
  return schema.analyzer() == other.analyzer() && schema.analyses() == other.analyses() &&
         number_of(schema, schema.analysis()) == number_of(other, other.analysis()) &&
         schema.fields().size() >= other.fields().size() &&
         std::equal(other.fields().begin(), other.fields().end(), schema.fields().begin());
}

}  // namespace tra
