// The tasks of an index that is built in parts: plan, count, build. Each writes what it has done under a name of its
// own first, so that the name it is known by is there only when it is whole.
#include "tra/parts.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include "archive/read/walk.h"
#include "articles/mirror/targets.h"
#include "articles/parts/build.h"
#include "articles/parts/counts.h"
#include "articles/parts/plan.h"
#include "articles/parts/reading.h"
#include "articles/records.h"
#include "index/segment_output.h"
#include "snapshot/manifest_store.h"
#include "tra/clock.h"
#include "tra/error.h"
#include "tra/format/bytes.h"

namespace tra {
namespace {

namespace fs = std::filesystem;
using namespace articles;

constexpr const char* plan_name = "plan";

bool has(const Directory& directory, const std::string& name) {
  const std::vector<std::string> names = directory.list();
  return std::find(names.begin(), names.end(), name) != names.end();
}

void list_archives(Plan& plan, const std::vector<ArchiveSource>& sources, const std::string& folder) {
  if (sources.empty()) throw Error(ErrorCode::invalid_argument, "a plan needs an archive");
  for (Target& target : find_targets(sources, plan.archives)) {
    MirroredArchive& archive = plan.archives[target.archive];
    list_files(target, archive, folder);
    if (target.files.empty())
      throw Error(ErrorCode::io, target.failures.empty() ? "no file to read in it" : target.failures.front().reason,
                  archive.path);
    for (ArchiveFile& file : target.files) {
      if (file.path.empty()) file.path = usual_path(archive.path, file.id);
      plan.files.push_back({target.archive, std::move(file), 0, 0});
    }
    plan.failures.insert(plan.failures.end(), target.failures.begin(), target.failures.end());
  }
}

void check(const PartOptions& options) {
  if (options.parts < 1 || options.parts > most_parts)
    throw Error(ErrorCode::invalid_argument, "an index is built in 1 to 10,000 parts");
  if (options.writing.threads != 1)
    throw Error(ErrorCode::invalid_argument, "a part is built by one thread; parts are built side by side");
}

CountedArticle count_article(const ParsedArticle& parsed, const FacetExtractor& extractor) {
  CountedArticle counted;
  counted.key = hash_of_key(parsed.article.id);
  counted.content_hash = parsed.content_hash;
  Claims::Indexed indexed{};
  note_for(parsed, {}, indexed);
  counted.address = indexed.page.address;
  const auto lookup = [&](std::vector<PageParagraph>& asked) {
    for (const PageParagraph& paragraph : asked) counted.paragraphs.push_back(paragraph.hash);
  };
  if (!parsed.raw_page && !parsed.of_site) return counted;
  Article page = parsed.article;
  if (parsed.raw_page)
    extractor.split_zones(page, lookup);
  else
    extractor.cut_repeated(page, lookup);
  return counted;
}

// A name beside a folder's own that no glob finds.
std::string temporary_beside(const std::string& folder) {
  fs::path path = fs::absolute(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const std::string random = format::to_hex(index::random_segment_id());
  return (path.parent_path() / ("." + path.filename().string() + "." + random + ".tmp")).string();
}

void write_text(Directory& directory, const std::string& name, const std::string& text) {
  const auto file = directory.create(name);
  file->append(std::as_bytes(std::span(text)));
  file->sync();
  directory.sync();
}

}  // namespace

struct PartPlan::Impl {
  Impl(std::shared_ptr<Directory> where, Plan read) : folder(std::move(where)), plan(std::move(read)) {}

  const std::shared_ptr<Directory> folder;
  const Plan plan;

  std::uint32_t number(unsigned part) const {
    if (part < 1 || part > plan.parts)
      throw Error(ErrorCode::invalid_argument,
                  "the plan has parts 1 to " + std::to_string(plan.parts) + ", not " + std::to_string(part),
                  folder->path(""));
    return part - 1;
  }

  // What a folder of that name holds already; nothing when there is none.
  std::optional<PartReport> built_before(std::uint32_t part, std::uint64_t counts, const std::string& to) const {
    if (!fs::exists(fs::symlink_status(to))) return std::nullopt;
    const std::shared_ptr<Directory> folder_there = open_directory(to);
    if (newest_generation(*folder_there) == 0)
      throw Error(ErrorCode::invalid_argument, "is there already, and no part of a plan; name another folder", to);
    const auto snapshot = Snapshot::open(folder_there);
    const PartRecord record = read_part_record(*snapshot, to);
    if (record.plan_id != plan.id || record.part != part)
      throw Error(ErrorCode::invalid_argument,
                  "holds another part already, part " + std::to_string(record.part + 1) + " of plan " +
                      format::to_hex(record.plan_id) + "; name another folder for part " + std::to_string(part + 1) +
                      " of plan " + format::to_hex(plan.id) + ", or remove this one",
                  to);
    if (record.counts_id != counts)
      throw Error(ErrorCode::invalid_argument, "was built before the parts were counted anew; remove it", to);
    PartReport report;
    report.done_before = true;
    measure(*snapshot, record, report);
    return report;
  }

  static void measure(const Snapshot& snapshot, const PartRecord& record, PartReport& report) {
    report.files = record.state.files.size();
    report.articles = record.state.articles.size();
    report.segments = snapshot.segments().size();
    report.bytes = snapshot.bytes();
  }
};

PartPlan::PartPlan(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PartPlan::PartPlan(PartPlan&&) noexcept = default;
PartPlan::~PartPlan() = default;

PartPlan PartPlan::make(const std::string& folder, const std::vector<ArchiveSource>& archives,
                        const PartOptions& options) {
  check(options);
  const std::shared_ptr<Directory> directory = open_directory(folder, true);
  if (!directory->list().empty())
    throw Error(ErrorCode::invalid_argument, "the folder of a new plan must be empty", folder);
  Plan plan;
  plan.made = options.writing.now != 0 ? options.writing.now : current_time();
  plan.parts = options.parts;
  plan.writing = options.writing;
  plan.order = options.order;
  if (!plan.writing.rules.empty()) plan.writing.rules = fs::absolute(plan.writing.rules).lexically_normal().string();
  list_archives(plan, archives, folder);
  divide(plan);
  write_records(*directory, plan_name, serialize(plan));
  return open(folder);
}

PartPlan PartPlan::open(const std::string& folder) {
  const std::shared_ptr<Directory> directory = open_directory(folder);
  if (!has(*directory, plan_name)) throw Error(ErrorCode::io, "there is no plan; tra plan makes one", folder);
  std::uint64_t id = 0;
  const std::string bytes = read_records(*directory, plan_name, &id);
  Plan plan = parse_plan(bytes, directory->path(plan_name));
  plan.id = id;
  return PartPlan(std::make_unique<Impl>(directory, std::move(plan)));
}

unsigned PartPlan::parts() const noexcept { return impl_->plan.parts; }
std::uint64_t PartPlan::files() const noexcept { return impl_->plan.files.size(); }
const std::vector<ReadFailure>& PartPlan::failures() const noexcept { return impl_->plan.failures; }

std::uint64_t PartPlan::bytes() const noexcept {
  std::uint64_t sum = 0;
  for (const PlannedFile& planned : impl_->plan.files) sum += planned.file.size;
  return sum;
}

std::uint64_t PartPlan::bytes(unsigned part) const {
  const auto [first, last] = impl_->plan.pieces_of(impl_->number(part));
  std::uint64_t sum = 0;
  for (std::uint32_t i = first; i < last; ++i) sum += impl_->plan.pieces[i].end - impl_->plan.pieces[i].begin;
  return sum;
}

std::string PartPlan::id() const { return format::to_hex(impl_->plan.id); }

PartCount PartPlan::count(unsigned part, const WorkObserver& observer) const {
  struct Cancelled {};
  const Plan& plan = impl_->plan;
  const std::uint32_t number = impl_->number(part);
  PartCount result;
  if (has(*impl_->folder, count_name(number))) {
    const PartCounts before = parse_counts(read_records(*impl_->folder, count_name(number)),
                                           impl_->folder->path(count_name(number)), plan.id);
    result.done_before = true;
    for (const CountedPiece& piece : before.pieces) {
      ++result.files;
      result.articles += piece.articles.size();
      result.failed += piece.failed;
    }
    return result;
  }
  const ReadOptions reading = reading_options(plan.writing);
  const FacetExtractor extractor = FacetExtractor::load(plan.writing.rules);
  PartCounts counts;
  const auto pieces = plan.pieces_of(number);
  const std::uint32_t first = pieces.first, last = pieces.second;
  try {
    for (std::uint32_t i = first; i < last; ++i) {
      CountedPiece& piece = counts.pieces.emplace_back();
      PieceRead read = read_piece(plan, plan.pieces[i], reading, 0, [&](std::uint32_t, ParsedArticle&& article) {
        if (observer.cancelled()) throw Cancelled{};
        piece.articles.push_back(count_article(article, extractor));
        ++result.articles;
        if (observer.progress)
          observer.progress({result.articles, 0, static_cast<double>(i - first) / static_cast<double>(last - first)});
      });
      ++result.files;
      piece.lines = read.lines;
      piece.notes = std::move(read.notes);
      for (const ReadFailure& failure : read.failures) piece.failed += failure.passed_over ? 0 : failure.count;
      result.failed += piece.failed;
    }
  } catch (const Cancelled&) {
    result.cancelled = true;
    return result;
  }
  write_records(*impl_->folder, count_name(number), serialize(counts, plan.id));
  return result;
}

CountsOfParts PartPlan::merge_counts() const { return articles::merge_counts(impl_->plan, *impl_->folder); }

PartReport PartPlan::build(unsigned part, const std::string& folder, const WorkObserver& observer) const {
  const std::uint32_t number = impl_->number(part);
  const std::uint64_t counts = counts_id(impl_->plan, *impl_->folder);
  if (auto before = impl_->built_before(number, counts, folder)) return std::move(*before);
  const std::string found = found_name(number);
  PartBuild build(impl_->plan, number, counts,
                  parse_findings(read_records(*impl_->folder, found), impl_->folder->path(found), impl_->plan.id),
                  observer);
  const std::string temporary = temporary_beside(folder);
  struct Removal {
    const std::string& path;
    ~Removal() {
      std::error_code ignored;
      fs::remove_all(path, ignored);
    }
  } const removal{temporary};
  const std::shared_ptr<Directory> directory = open_directory(temporary, true);
  PartReport& report = build.report();
  if (!build.run(directory)) {
    report.cancelled = true;
    return std::move(report);
  }
  directory->remove("write.lock");  // it names this attempt
  const auto snapshot = Snapshot::open(directory);
  Impl::measure(*snapshot, build.record(), report);
  write_text(*directory, "part.json", part_json(impl_->plan, build.record(), report, *snapshot));
  if (std::rename(temporary.c_str(), folder.c_str()) == 0) return std::move(report);
  const int error = errno;
  // Another attempt may have been first: then its part is this one, byte for byte.
  if (auto before = impl_->built_before(number, counts, folder)) return std::move(*before);
  throw Error(ErrorCode::io, "cannot rename to '" + folder + "': " + std::generic_category().message(error), temporary);
}

}  // namespace tra
