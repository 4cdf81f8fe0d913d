#include "articles/parts/record.h"

#include "articles/records.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr std::string_view part_magic = "tra part 1\n", parts_magic = "tra parts 1\n";

}  // namespace

std::string serialize(const PartRecord& record) {
  std::string out(part_magic);
  put_hash(out, record.plan_id);
  put_hash(out, record.counts_id);
  put_number(out, record.part);
  put_number(out, record.parts);
  put_number(out, static_cast<std::uint64_t>(record.made));
  put_text(out, serialize_archives(record.state.archives));
  put_text(out, serialize(record.state));
  put_number(out, record.divided.size());
  for (const DividedFile& divided : record.divided) {
    put_number(out, divided.file);
    put_number(out, divided.complete ? 1 : 0);
    put_number(out, divided.parts.size());
    for (const std::uint32_t part : divided.parts) put_number(out, part);
  }
  put_number(out, record.counts.size());
  for (const auto& [archive, counts] : record.counts) {
    put_number(out, archive);
    for (const std::uint64_t count : {counts.files, counts.articles, counts.failed, counts.passed_over})
      put_number(out, count);
  }
  return out;
}

PartRecord read_part_record(const Snapshot& part, const std::string& folder) {
  const auto bytes = part.attachment(part_attachment);
  if (!bytes) throw Error(ErrorCode::invalid_argument, "is an index, but no part that tra build has made", folder);
  RecordReader in(*bytes, folder);
  in.line(part_magic);
  PartRecord record;
  record.plan_id = in.hash();
  record.counts_id = in.hash();
  record.part = in.number_below(most_parts);
  record.parts = in.number_below(most_parts + 1);
  record.made = static_cast<std::int64_t>(in.number());
  std::vector<MirroredArchive> archives = parse_archives(in.text());
  record.state = parse_sync_state(std::move(archives), in.text());
  for (std::uint64_t count = in.number(); count > 0; --count) {
    DividedFile divided;
    divided.file = in.number_below(record.state.files.size());
    divided.complete = in.number_below(2) == 1;
    for (std::uint64_t parts = in.number(); parts > 0; --parts) divided.parts.push_back(in.number_below(record.parts));
    record.divided.push_back(std::move(divided));
  }
  for (std::uint64_t count = in.number(); count > 0; --count) {
    ReaderCounts& counts = record.counts[in.number_below(record.state.archives.size())];
    for (std::uint64_t* number : {&counts.files, &counts.articles, &counts.failed, &counts.passed_over})
      *number = in.number();
    counts.added = counts.articles;
  }
  if (!in.at_end()) in.fail();
  return record;
}

std::string serialize(const std::vector<AdoptedPlan>& plans) {
  std::string out(parts_magic);
  put_number(out, plans.size());
  for (const AdoptedPlan& plan : plans) {
    put_hash(out, plan.plan_id);
    put_hash(out, plan.counts_id);
    put_number(out, plan.parts.size());
    for (const std::uint32_t part : plan.parts) put_number(out, part);
    put_texts(out, {plan.incomplete.begin(), plan.incomplete.end()});
  }
  return out;
}

std::vector<AdoptedPlan> read_adopted_plans(const Snapshot& index) {
  std::vector<AdoptedPlan> plans;
  const auto bytes = index.attachment(parts_attachment);
  if (!bytes) return plans;
  RecordReader in(*bytes, parts_attachment);
  in.line(parts_magic);
  for (std::uint64_t count = in.number(); count > 0; --count) {
    AdoptedPlan plan;
    plan.plan_id = in.hash();
    plan.counts_id = in.hash();
    for (std::uint64_t parts = in.number(); parts > 0; --parts) plan.parts.insert(in.number_below(most_parts));
    for (std::string& path : in.texts()) plan.incomplete.insert(std::move(path));
    plans.push_back(std::move(plan));
  }
  if (!in.at_end()) in.fail();
  return plans;
}

}  // namespace tra::articles
