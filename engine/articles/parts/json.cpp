// part.json of a built part.
#include "archive/read/json_text.h"
#include "articles/parts/build.h"
#include "snapshot/snapshot_impl.h"
#include "tra/format/bytes.h"

namespace tra::articles {
namespace {

// An object or array being written, a member or element a line.
class Lines {
 public:
  Lines(std::string& json, char open, char close, std::string indent)
      : json_(json), close_(close), indent_(std::move(indent)) {
    json_ += open;
  }
  ~Lines() { ((json_ += "\n") += indent_) += close_; }
  std::string& next() { return ((json_ += std::exchange(first_, false) ? "\n" : ",\n") += indent_) += "  "; }
  std::string& member(std::string_view name) {
    append_json_string(next(), name);
    return json_ += ": ";
  }

 private:
  std::string& json_;
  const char close_;
  const std::string indent_;
  bool first_ = true;
};

void append_failures(std::string& json, const std::vector<ReadFailure>& failures) {
  Lines list(json, '[', ']', "  ");
  for (const ReadFailure& failure : failures) {
    std::string& line = list.next() += "{\"path\": ";
    append_json_string(line, failure.path);
    (line += ", \"line\": ") += std::to_string(failure.line);
    line += ", \"reason\": ";
    append_json_string(line, failure.reason);
    if (failure.count > 1) (line += ", \"count\": ") += std::to_string(failure.count);
    line += '}';
  }
}

void append_inputs(std::string& json, const Plan& plan, std::uint32_t part) {
  Lines list(json, '[', ']', "  ");
  const auto [first, last] = plan.pieces_of(part);
  for (std::uint32_t i = first; i < last; ++i) {
    const Piece& piece = plan.pieces[i];
    std::string& line = list.next() += "{\"path\": ";
    append_json_string(line, plan.files[piece.file].file.path);
    (line += ", \"begin\": ") += std::to_string(piece.begin);
    ((line += ", \"end\": ") += std::to_string(piece.end)) += '}';
  }
}

void append_segments(std::string& json, const Snapshot& built) {
  Lines list(json, '[', ']', "  ");
  for (const SegmentInfo& segment : built.segments()) {
    std::uint64_t bytes = 0;
    for (const FileInfo& file : segment.files) bytes += file.bytes;
    std::string& line = list.next() += "{\"id\": ";
    append_json_string(line, segment.id);
    (line += ", \"documents\": ") += std::to_string(segment.documents);
    ((line += ", \"bytes\": ") += std::to_string(bytes)) += '}';
  }
}

}  // namespace

std::string part_json(const Plan& plan, const PartRecord& record, const PartReport& report, const Snapshot& built) {
  std::string json;
  {
    Lines object(json, '{', '}', "");
    object.member("plan") += '"' + format::to_hex(record.plan_id) + '"';
    object.member("counts") += '"' + format::to_hex(record.counts_id) + '"';
    object.member("analysis") += '"' + format::to_hex(built.impl().manifest.analyzer_fingerprint) + '"';
    object.member("part") += std::to_string(record.part + 1);
    object.member("parts") += std::to_string(record.parts);
    object.member("plan_made") += std::to_string(record.made);
    object.member("files") += std::to_string(report.files);
    object.member("articles") += std::to_string(report.articles);
    object.member("text_bytes") += std::to_string(report.text_bytes);
    append_segments(object.member("segments"), built);
    append_inputs(object.member("inputs"), plan, record.part);
    append_failures(object.member("failures"), report.failures);
    append_failures(object.member("passed_over"), report.passed_over);
    append_failures(object.member("duplicates"), report.duplicates);
    append_failures(object.member("conflicts"), report.conflicts);
  }
  return json + "\n";
}

}  // namespace tra::articles
