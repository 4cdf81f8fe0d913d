#include "articles/parts/plan.h"

#include <algorithm>

#include "articles/records.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr std::string_view plan_magic = "tra plan 2\n";

void put_failures(std::string& out, const std::vector<ReadFailure>& failures) {
  put_number(out, failures.size());
  for (const ReadFailure& failure : failures) {
    put_text(out, failure.path);
    put_text(out, failure.reason);
  }
}

void put_writing(std::string& out, const ArticleWriterOptions& writing) {
  put_number(out, writing.memory_budget);
  put_text(out, writing.rules);
  put_number(out, writing.extract_facets ? 1 : 0);
  put_number(out, writing.members.size());
  for (const auto& [field, member] : writing.members) {
    put_text(out, field);
    put_text(out, member);
  }
}

ArticleWriterOptions read_writing(RecordReader& in) {
  ArticleWriterOptions writing;
  writing.memory_budget = in.number();
  writing.rules = in.text();
  writing.extract_facets = in.number_below(2) == 1;
  for (std::uint64_t count = in.number(); count > 0; --count) {
    std::string field = in.text();
    writing.members.emplace_back(std::move(field), in.text());
  }
  return writing;
}

PlannedFile read_file_record(RecordReader& in, std::size_t archives) {
  PlannedFile planned;
  planned.archive = in.number_below(archives);
  planned.file.id = in.text();
  planned.file.path = in.text();
  planned.file.size = in.number();
  planned.file.mtime_ns = static_cast<std::int64_t>(in.number());
  return planned;
}

// Pieces are whole, in order, and cover their files.
void read_pieces(RecordReader& in, Plan& plan) {
  for (std::uint32_t number = 0; number < plan.files.size(); ++number) {
    PlannedFile& file = plan.files[number];
    file.first_piece = static_cast<std::uint32_t>(plan.pieces.size());
    file.pieces = in.number_below(plan.parts + 1ull);
    if (file.pieces == 0) in.fail();
    std::uint64_t begin = 0;
    for (std::uint32_t i = 0; i < file.pieces; ++i) {
      Piece piece{number, in.number_below(plan.parts), begin, i + 1 == file.pieces ? file.file.size : in.number()};
      if (piece.end < begin || (!plan.pieces.empty() && piece.part < plan.pieces.back().part)) in.fail();
      begin = piece.end;
      plan.pieces.push_back(piece);
    }
  }
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> Plan::pieces_of(std::uint32_t part) const {
  const auto by_part = [](const Piece& piece, std::uint32_t number) { return piece.part < number; };
  const auto first = std::lower_bound(pieces.begin(), pieces.end(), part, by_part);
  const auto last = std::lower_bound(first, pieces.end(), part + 1, by_part);
  return {static_cast<std::uint32_t>(first - pieces.begin()), static_cast<std::uint32_t>(last - pieces.begin())};
}

std::string serialize(const Plan& plan) {
  std::string out(plan_magic);
  put_number(out, static_cast<std::uint64_t>(plan.made));
  put_number(out, plan.parts);
  put_writing(out, plan.writing);
  put_number(out, static_cast<std::uint64_t>(plan.order));
  put_text(out, serialize_archives(plan.archives));
  put_failures(out, plan.failures);
  put_number(out, plan.files.size());
  for (const PlannedFile& planned : plan.files) {
    put_number(out, planned.archive);
    put_text(out, planned.file.id);
    put_text(out, planned.file.path);
    put_number(out, planned.file.size);
    put_number(out, static_cast<std::uint64_t>(planned.file.mtime_ns));
  }
  for (const PlannedFile& planned : plan.files) {
    put_number(out, planned.pieces);
    for (std::uint32_t i = 0; i < planned.pieces; ++i) {
      const Piece& piece = plan.pieces[planned.first_piece + i];
      put_number(out, piece.part);
      if (i + 1 < planned.pieces) put_number(out, piece.end);
    }
  }
  return out;
}

Plan parse_plan(std::string_view bytes, const std::string& name) {
  RecordReader in(bytes, name);
  in.line(plan_magic);
  Plan plan;
  plan.made = static_cast<std::int64_t>(in.number());
  plan.parts = in.number_below(most_parts + 1);
  if (plan.parts == 0) in.fail();
  plan.writing = read_writing(in);
  plan.order = static_cast<MergeOrder>(in.number_below(static_cast<std::uint64_t>(MergeOrder::graph) + 1));
  plan.writing.now = plan.made;  // every attempt gives its articles the same time
  plan.archives = parse_archives(in.text());
  for (std::uint64_t count = in.number(); count > 0; --count) {
    ReadFailure failure;
    failure.path = in.text();
    failure.reason = in.text();
    plan.failures.push_back(std::move(failure));
  }
  for (std::uint64_t count = in.number(); count > 0; --count)
    plan.files.push_back(read_file_record(in, plan.archives.size()));
  read_pieces(in, plan);
  if (!in.at_end()) in.fail();
  return plan;
}

}  // namespace tra::articles
