// Built parts become an index: what they know of the archives is put together, their segments are taken over, and one
// commit holds both.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <utility>

#include "archive/read/passed_over.h"
#include "articles/mirror/sync_state.h"
#include "articles/open_index.h"
#include "articles/own_facets.h"
#include "articles/parts/record.h"
#include "snapshot/manifest_store.h"
#include "tra/error.h"
#include "tra/index_writer.h"
#include "tra/parts.h"

namespace tra {
namespace {

using namespace articles;

struct Part {
  std::string folder;
  std::shared_ptr<const Directory> directory;
  PartRecord record;
  std::string own_facets;
  std::vector<std::string> leave_out;
};

std::shared_ptr<const Snapshot> open_built(const std::shared_ptr<const Directory>& directory,
                                           const std::string& folder) {
  if (newest_generation(*directory) == 0)
    throw Error(ErrorCode::invalid_argument,
                "is no part that tra build has made; give the folder of each part, as in parts/*", folder);
  try {
    return Snapshot::open(directory);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::version) throw;
    throw Error(ErrorCode::version,
                "another version of tra has built this part; remove it and build it again with the version that adopts",
                folder);
  }
}

Part open_part(const std::string& folder) {
  if (!std::filesystem::is_directory(folder))
    throw Error(ErrorCode::io, "there is no such part; tra build makes it", folder);
  Part part{folder, open_directory(folder), {}, {}, {}};
  const auto snapshot = open_built(part.directory, folder);
  if (!snapshot->damage().empty()) throw Error(ErrorCode::corruption, snapshot->damage(), folder);
  part.record = read_part_record(*snapshot, folder);
  part.own_facets = snapshot->attachment(own_facets_attachment).value_or("");
  return part;
}

class PartAdoption {
 public:
  PartAdoption(const Snapshot& index, std::vector<Part> parts)
      : index_(index), state_(read_sync_state(index)), plans_(read_adopted_plans(index)), parts_(std::move(parts)) {}

  // Sorts out what is to be adopted; false when that is nothing.
  bool prepare(AdoptReport& report) {
    find_plan();
    report.parts = parts_[0].record.parts;
    std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) { return a.record.part < b.record.part; });
    std::vector<Part> wanted;
    for (Part& part : parts_) {
      const std::uint32_t number = part.record.part;
      if (plan_->parts.contains(number)) {
        report.adopted_before.push_back(number + 1);
        continue;
      }
      plan_->parts.insert(number);
      report.adopted.push_back(number + 1);
      wanted.push_back(std::move(part));
    }
    parts_ = std::move(wanted);
    for (std::uint32_t number = 0; number < report.parts; ++number)
      if (!plan_->parts.contains(number)) report.missing.push_back(number + 1);
    if (parts_.empty()) return false;
    require_own_facets();
    place_archives(report.missing.empty());
    std::size_t articles = state_.articles.size();
    for (const Part& part : parts_) articles += part.record.state.articles.size();
    state_.articles.reserve(articles);
    for (Part& part : parts_) add(part, report);
    order_files();
    count_articles();
    return true;
  }

  void commit(IndexWriter& writer, const AdoptOptions& options, AdoptReport& report) {
    writer.set_attachment(archives_attachment, serialize_archives(state_.archives));
    writer.set_attachment(sync_attachment, serialize(state_));
    writer.set_attachment(parts_attachment, serialize(plans_));
    if (!own_facets_.empty()) writer.set_attachment(own_facets_attachment, own_facets_);
    std::vector<Adoption> others;
    for (Part& part : parts_) others.push_back({part.directory, std::move(part.leave_out), true, options.verify});
    report.documents = writer.adopt(others).documents;
  }

 private:
  void find_plan() {
    const PartRecord& first = parts_[0].record;
    for (const Part& part : parts_)
      if (part.record.plan_id != first.plan_id || part.record.counts_id != first.counts_id)
        throw Error(ErrorCode::invalid_argument, "is of another plan or count than " + parts_[0].folder, part.folder);
    const auto remembers = [&](const MirroredArchive& wanted) {
      return std::any_of(state_.archives.begin(), state_.archives.end(),
                         [&](const MirroredArchive& archive) { return archive.path == wanted.path; });
    };
    // Parts of archives that were forgotten since are gone from the index.
    const bool known = std::all_of(first.state.archives.begin(), first.state.archives.end(), remembers);
    std::erase_if(plans_, [&](const AdoptedPlan& plan) { return plan.plan_id == first.plan_id && !known; });
    const auto found = std::find_if(plans_.begin(), plans_.end(),
                                    [&](const AdoptedPlan& plan) { return plan.plan_id == first.plan_id; });
    if (found == plans_.end()) {
      plan_ = &plans_.emplace_back();
      plan_->plan_id = first.plan_id;
      plan_->counts_id = first.counts_id;
    } else {
      plan_ = &*found;
      begun_ = true;
    }
    if (plan_->counts_id != first.counts_id)
      throw Error(ErrorCode::invalid_argument, "the index has parts of this plan by another count", parts_[0].folder);
  }

  // An index has one set of facets of its user's own; articles read by another set would not fit to it.
  void require_own_facets() {
    const std::string known = index_.attachment(own_facets_attachment).value_or("");
    own_facets_ = parts_[0].own_facets;
    for (const Part& part : parts_)
      if (part.own_facets != own_facets_ || (!known.empty() && known != own_facets_))
        throw Error(ErrorCode::invalid_argument, "was built with other facets of one's own than the index has",
                    part.folder);
  }

  // Where the plan's archives stand among those of the index.
  void place_archives(bool complete) {
    using Outcome = MirroredArchive::Outcome;
    for (const MirroredArchive& archive : parts_[0].record.state.archives) {
      const auto found = std::find_if(state_.archives.begin(), state_.archives.end(),
                                      [&](const MirroredArchive& other) { return other.path == archive.path; });
      if (found != state_.archives.end() && !begun_)
        throw Error(ErrorCode::invalid_argument,
                    "the index mirrors this archive already; tra sync brings it up to date, or forget it first",
                    archive.path);
      if (found == state_.archives.end()) require_separate(archive);
      places_.push_back(static_cast<std::uint32_t>(found - state_.archives.begin()));
      if (found == state_.archives.end()) state_.archives.push_back(archive);
      MirroredArchive::LastRun& last = state_.archives[places_.back()].last;
      if (!begun_) last = {};
      last.began = parts_[0].record.made;
      last.outcome = complete ? Outcome::done : Outcome::unfinished;
    }
  }

  void require_separate(const MirroredArchive& archive) const {
    namespace fs = std::filesystem;
    const auto contains = [](const std::string& folder, const std::string& path) {
      return *fs::path(path).lexically_relative(folder).begin() != "..";
    };
    for (const MirroredArchive& other : state_.archives) {
      if (contains(other.path, archive.path) || contains(archive.path, other.path))
        throw Error(ErrorCode::invalid_argument, "lies in, or contains, the archive " + other.path, archive.path);
      if (!archive.name.empty() && archive.name == other.name)
        throw Error(ErrorCode::invalid_argument, "two archives of one name, " + archive.name, archive.path);
    }
  }

  void add(Part& part, AdoptReport& report) {
    SyncState& from = part.record.state;
    const bool others = index_.documents() > state_of_index_;
    std::vector<std::uint32_t> number;
    for (std::size_t i = 0; i < from.files.size(); ++i) number.push_back(add_file(part.record, from.files[i], i));
    for (KnownArticles::Number a = from.articles.next(0); a != KnownArticles::none; a = from.articles.next(a + 1)) {
      const std::string id(from.articles.id(a));
      const std::uint32_t file = number[from.articles[a].file];
      const KnownArticles::Number known = state_.articles.find(id);
      if (known != KnownArticles::none &&
          state_.files[state_.articles[known].file].archive == state_.files[file].archive)
        throw Error(ErrorCode::invalid_argument,
                    "an article of this part came into the index meanwhile, by a sync: " + id, part.folder);
      if (known != KnownArticles::none || (others && index_.find(id))) {
        part.leave_out.push_back(id);
        report.left_out.push_back(id);
        state_.files[file].remarks.edit().refused.push_back(id);
        continue;
      }
      state_.articles.add_copy(from.articles, a, file);
      ++report.articles;
    }
    from.articles = {};
    for (const auto& [archive, counts] : part.record.counts) state_.archives[places_[archive]].last.counts += counts;
  }

  // The file's number in the state. A divided file is there once, and complete when its last piece has come.
  std::uint32_t add_file(const PartRecord& record, const FileRecord& file, std::size_t number) {
    const auto divided = std::find_if(record.divided.begin(), record.divided.end(),
                                      [&](const DividedFile& one) { return one.file == number; });
    const auto place = static_cast<std::uint32_t>(state_.files.size());
    FileRecord added = file;
    added.archive = places_[file.archive];
    if (divided == record.divided.end()) {
      state_.files.push_back(std::move(added));
      return place;
    }
    const std::string path = state_.archives[added.archive].path + "/" + file.key;
    if (!divided->complete) plan_->incomplete.insert(path);
    const bool whole = !plan_->incomplete.contains(path) &&
                       std::all_of(divided->parts.begin(), divided->parts.end(),
                                   [&](std::uint32_t part) { return plan_->parts.contains(part); });
    const auto [known, is_new] = divided_.try_emplace({added.archive, file.key}, place);
    if (is_new) {
      const auto before = std::find_if(state_.files.begin(), state_.files.end(), [&](const FileRecord& other) {
        return other.archive == added.archive && other.key == file.key;
      });
      if (before == state_.files.end()) {
        added.complete = whole;
        state_.files.push_back(std::move(added));
        return place;
      }
      known->second = static_cast<std::uint32_t>(before - state_.files.begin());
    }
    FileRecord& earlier = state_.files[known->second];
    earlier.complete = whole;
    earlier.reader = added.reader;
    const auto append = [](auto& all, const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
    FileRemarks& remarks = earlier.remarks.edit();
    append(remarks.refused, added.remarks->refused);
    append(remarks.failures, added.remarks->failures);
    shorten(remarks.failures, max_remembered_failures);
    return known->second;
  }

  // As a mirror lists them, whatever the order in which the parts came.
  void order_files() {
    std::vector<std::uint32_t> order(state_.files.size()), number(state_.files.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(state_.files[a].archive, std::string_view(state_.files[a].key)) <
             std::pair(state_.files[b].archive, std::string_view(state_.files[b].key));
    });
    std::vector<FileRecord> files;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      number[order[i]] = i;
      files.push_back(std::move(state_.files[order[i]]));
    }
    state_.files = std::move(files);
    KnownArticles& articles = state_.articles;
    for (KnownArticles::Number a = articles.next(0); a != KnownArticles::none; a = articles.next(a + 1))
      articles[a].file = number[articles[a].file];
  }

  void count_articles() {
    for (const std::uint32_t place : places_) state_.archives[place].articles = 0;
    std::map<std::uint32_t, std::uint64_t> counts;
    const KnownArticles& articles = state_.articles;
    for (KnownArticles::Number a = articles.next(0); a != KnownArticles::none; a = articles.next(a + 1))
      ++counts[state_.files[articles[a].file].archive];
    for (const std::uint32_t place : places_) state_.archives[place].articles = counts[place];
  }

  const Snapshot& index_;
  SyncState state_;
  const std::uint64_t state_of_index_ = state_.articles.size();
  std::vector<AdoptedPlan> plans_;
  std::vector<Part> parts_;
  std::string own_facets_;
  AdoptedPlan* plan_ = nullptr;
  bool begun_ = false;                 // parts of the plan were adopted before
  std::vector<std::uint32_t> places_;  // of the plan's archives in the index
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> divided_;
};

}  // namespace

AdoptReport adopt_parts(const std::shared_ptr<Directory>& index, const std::vector<std::string>& folders,
                        const AdoptOptions& options) {
  if (folders.empty()) throw Error(ErrorCode::invalid_argument, "no part to adopt");
  std::vector<Part> parts;
  for (const std::string& folder : folders) parts.push_back(open_part(folder));
  WriterOptions writing;
  writing.background_merge = false;
  IndexWriter writer = articles::open_index(index, writing);
  const auto snapshot = Snapshot::open(index);
  AdoptReport report;
  PartAdoption adoption(*snapshot, std::move(parts));
  report.documents = snapshot->documents();
  if (adoption.prepare(report)) adoption.commit(writer, options, report);
  std::sort(report.left_out.begin(), report.left_out.end());
  return report;
}

}  // namespace tra
