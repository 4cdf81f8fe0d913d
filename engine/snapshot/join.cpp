// Joins several opened indexes into one snapshot when they are compatible.
#include <set>

#include "snapshot/snapshot_impl.h"

namespace tra {

namespace {

// A description of the field with this name in a schema, for messages.
std::string described(const Schema& schema, const std::string& name) {
  const auto found = schema.find(name);
  if (!found) return "lacks";
  const Field& field = schema.fields()[*found];
  static constexpr const char* kTypes[] = {"text", "keyword", "integer", "date", "stored", "real", "boolean"};
  return std::string("has as ") + kTypes[static_cast<std::size_t>(field.type)] + ", weight " +
         std::to_string(field.weight) + (field.own_lists ? ", with lists of its own" : "") +
         (field.stored ? "" : ", not stored") + (field.analysis.empty() ? "" : ", analysed by " + field.analysis);
}

// The first difference between two schemas; empty when they are equal.
std::string difference(const Schema& first, const Schema& second) {
  if (first == second) return {};
  if (first.analyzer() != second.analyzer() || first.analyses() != second.analyses())
    return "their texts are analysed in different ways";
  for (const Schema* schema : {&first, &second})
    for (const Field& field : schema->fields())
      if (described(first, field.name) != described(second, field.name))
        return "field '" + field.name + "', which one " + described(first, field.name) + ", the other " +
               described(second, field.name);
  return "their fields are in different orders";
}

void require_equal_schemas(const Snapshot& first, const Snapshot& second) {
  std::string what = difference(first.schema(), second.schema());
  if (what.empty() && first.impl().manifest.analyzer_fingerprint != second.impl().manifest.analyzer_fingerprint)
    what = "they were made with different versions of the text analysis";
  if (!what.empty())
    throw Error(ErrorCode::invalid_argument,
                first.folder() + " and " + second.folder() + " cannot be searched as one index: " + what);
}

void take_apart(const std::shared_ptr<const Snapshot>& given, std::vector<std::shared_ptr<const Snapshot>>& parts) {
  if (!given) throw Error(ErrorCode::invalid_argument, "a joined snapshot is made of snapshots, not of a null pointer");
  if (given->parts().empty())
    parts.push_back(given);
  else
    parts.insert(parts.end(), given->parts().begin(), given->parts().end());
}

}  // namespace

std::shared_ptr<const Snapshot> Snapshot::join(std::vector<std::shared_ptr<const Snapshot>> given) {
  std::vector<std::shared_ptr<const Snapshot>> parts;
  for (const auto& part : given) take_apart(part, parts);
  if (parts.empty()) throw Error(ErrorCode::invalid_argument, "a joined snapshot is made of at least one snapshot");
  std::set<std::string> segments;
  for (const auto& part : parts) {
    require_equal_schemas(*parts.front(), *part);
    for (const SegmentInfo& segment : part->segments())
      if (!segments.insert(segment.id).second)
        throw Error(ErrorCode::invalid_argument, "the documents of segment " + segment.id + " in " + part->folder() +
                                                     " are in another of the indexes too, and would count twice");
  }
  return std::shared_ptr<const Snapshot>(new Snapshot(std::make_unique<Impl>(std::move(parts))));
}

}  // namespace tra
