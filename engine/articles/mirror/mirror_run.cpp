#include "articles/mirror/mirror_run.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "archive/read/content_hash.h"
#include "archive/read/passed_over.h"
#include "archive/read/walk.h"
#include "articles/indexing_pool.h"
#include "tra/clock.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr std::size_t most_listed = 10'000;  // entries of each kind in a report; further ones are counted by one entry

bool is_compressed(const std::string& name) {
  return name.ends_with(".gz") || name.ends_with(".bz2") || name.ends_with(".xz") || name.ends_with(".zst");
}

Claims::Exists exists_in(std::shared_ptr<const Snapshot> index) {
  return [index = std::move(index)](const std::string& id) { return index != nullptr && index->find(id).has_value(); };
}

}  // namespace

MirrorRun::MirrorRun(const MirrorOptions& options, SyncState state, std::vector<Target> targets,
                     std::shared_ptr<const Snapshot> snapshot, IndexWriter* writer, const WorkObserver& observer)
    : options_(options),
      targets_(std::move(targets)),
      writer_(writer),
      observer_(observer),
      reading_(reading_options(options.writing)),
      began_(current_time()),
      intake_(options.writing, snapshot),
      rules_(snapshot.get()),
      reread_(archives_to_reread(state)),
      last_state_(state.stored_hash),
      last_rules_(snapshot == nullptr ? "" : snapshot->attachment(rules_attachment).value_or("")),
      claims_(std::move(state), reread_, exists_in(snapshot)) {
  for (Target& target : targets_) add_files(target);
  claims_.settle([&](const FileRecord& file) {
    for (const Target& target : targets_)
      if (target.archive == file.archive && target.covers(file.key))
        return target.cannot_see(file.key) ? Claims::Absence::unreadable : Claims::Absence::gone;
    return Claims::Absence::untouched;
  });
  for (const Target& target : targets_) {
    hold_back(target);
    if (claims_.known_articles(target.archive) > 0 && !options_.rebuild)
      archive_reports_[target.archive].rules = rules_.state_of(claims_.archive(target.archive));
  }
  claims_.settle_refusals();
  paragraphs_ = claims_.count_paragraphs();
  for (const auto& [archive, unread] : claims_.unread_articles())
    for (std::size_t i = 0; i < unread.size(); ++i) {
      ReaderCounts& known = archive_counts(archive, static_cast<Reader>(i));
      known.articles = known.unchanged = unread[i];
    }
  notes_ = claims_.notes();
}

void MirrorRun::add_files(Target& target) {
  claims_.expect_files(bytes_seen_.size() + target.files.size());
  for (ArchiveFile& file : target.files) {
    std::string path = std::move(file.path);
    const std::uint32_t number = claims_.add_file(target.archive, std::move(file));
    if (!path.empty()) odd_paths_.emplace(number, std::move(path));
  }
  bytes_seen_.resize(bytes_seen_.size() + target.files.size());
  std::vector<ArchiveFile>().swap(target.files);  // unlike an assignment, this frees the memory
}

std::string MirrorRun::path_of(std::uint32_t file) const {
  const auto odd = odd_paths_.find(file);
  const FileRecord& record = claims_.file(file);
  return odd != odd_paths_.end() ? odd->second : usual_path(claims_.archive(record.archive).path, record.key);
}

ArchiveFile MirrorRun::listed(std::uint32_t file) const {
  const FileRecord& record = claims_.file(file);
  return {record.key, path_of(file), record.size, record.mtime_ns};
}

// Those of which every article is read again. Records for all others what is known of their rules, before the rules of
// this run are remembered.
std::set<std::uint32_t> MirrorRun::archives_to_reread(const SyncState& state) {
  rules_.set_current(intake_.own_facets(), options_.writing.rules);
  std::set<std::uint32_t> all;
  for (const MirroredArchive& archive : state.archives)
    if (archive.articles > 0) rules_.kept(archive);
  for (const Target& target : targets_) {
    const bool changed = rules_.state_of(state.archives[target.archive]) == ArchiveReport::Rules::changed;
    if (options_.rebuild || (changed && target.part.empty())) all.insert(target.archive);
  }
  return all;
}

MirrorReport MirrorRun::run() {
  for (const Target& target : targets_) {
    if (!target.part.empty()) continue;
    claims_.archive(target.archive).last = {};
    claims_.archive(target.archive).last.began = began_;
  }
  try {
    keep_to_rules();
    read_and_remove();
    rezone_outdated();
  } catch (const Cancelled&) {
    report_.cancelled = true;
  }
  remember_run();
  remember_rules();
  commit();
  report_.documents = writer_->commit().documents;
  report_.of_no_archive = report_.documents;
  for (const auto& [archive, articles] : claims_.articles_by_archive()) report_.of_no_archive -= articles;
  finish_report();
  return std::move(report_);
}

MirrorPlan MirrorRun::plan() {
  try {
    read_and_remove();
  } catch (const Cancelled&) {
    report_.cancelled = true;
  }
  finish_report();
  for (std::vector<std::string>* ids : {&plan_.added, &plan_.replaced, &plan_.removed})
    std::sort(ids->begin(), ids->end());
  plan_.report = std::move(report_);
  return std::move(plan_);
}

// Of articles that belong to no archive, and to no file that would be read again.
void MirrorRun::keep_to_rules() {
  keeps_to_rules_ = intake_.read_own_facets_again([&](const std::string& id) { return claims_.holder(id) != nullptr; },
                                                  *writer_, observer_);
  if (!keeps_to_rules_) throw Cancelled{};
}

void MirrorRun::read_and_remove() {
  report_.files = bytes_seen_.size();
  for (std::uint32_t file = 0; file < bytes_seen_.size(); ++file)
    if (claims_.must_read(file)) bytes_to_read_ += claims_.file(file).size;
  report_.bytes_read = bytes_to_read_;
  for (const Target& target : targets_) {  // in order, because the first archive that gives an id keeps it
    for (ReaderCounts uncounted; const ReadFailure& failure : target.failures) tell(failure, uncounted);
    read_changed_files(target.archive);
  }
  remove_gone();
}

void MirrorRun::read_changed_files(std::uint32_t archive) {
  std::vector<std::uint32_t> to_read;
  for (std::uint32_t file = 0; file < bytes_seen_.size(); ++file) {
    if (claims_.file(file).archive != archive) continue;
    if (claims_.must_read(file))
      to_read.push_back(file);
    else
      tell_known_failures(file);
  }
  IndexingPool pool(options_.writing.threads, reading_.long_texts);
  pool.run(
      to_read.size(), [&](std::size_t source, const ArticleSink& sink) { read_one(to_read[source], sink); },
      [&](std::size_t source, ParsedArticle&& article) { index(to_read[source], std::move(article)); });
}

void MirrorRun::tell_known_failures(std::uint32_t file) {
  ++report_.files_unchanged;
  for (const std::string& id : claims_.file(file).remarks->refused) conflict(file, 0, id, claims_.holder(id));
  for (const ReadFailure& failure : claims_.file(file).remarks->failures)
    tell(failure, counts(file, claims_.file(file).reader));
}

void MirrorRun::read_one(std::uint32_t file, const ArticleSink& sink) {
  std::vector<ReadFailure> failures;
  std::uint32_t articles = 0;
  std::optional<Reader> given;
  const auto take = [&](ParsedArticle&& article) {
    if (observer_.cancelled()) throw Cancelled{};
    given = article.reader;
    if (accept(file, ++articles, article)) sink(std::move(article));
  };
  std::vector<PageNote> notes;
  const Reader told = read_file(listed(file), reading_, take, failures, &notes);
  const Reader reader = given.value_or(told);
  const bool whole = std::none_of(failures.begin(), failures.end(),
                                  [](const ReadFailure& f) { return f.line == 0 && !f.passed_over; });
  const std::lock_guard lock(mutex_);
  see(file, claims_.file(file).size);
  ++counts(file, reader).files;
  for (const ReadFailure& failure : failures) tell(failure, counts(file, reader));
  shorten(failures, max_remembered_failures);
  claims_.read_done(file, reader, std::move(failures), std::move(notes), whole);
}

bool MirrorRun::accept(std::uint32_t file, std::uint32_t number_in_file, ParsedArticle& article) {
  const std::lock_guard lock(mutex_);
  article.article.id = id_of(file, article.article.id);
  const std::string id = article.article.id;  // copied, because `article` is moved from before the id is used
  if (!is_compressed(claims_.file(file).key)) see(file, bytes_seen_[file] + article.article.body.size());
  const Claims::Claim claim = claims_.claim(file, number_in_file, id, article.content_hash);
  if (claim.action == Claims::Claim::Action::taken) {
    conflict(file, article.line, id, claim.rival);
    return false;
  }
  if (claim.rival != nullptr) {
    tell({path_of(file), article.line,
          "\"" + id + "\" is also given by " + claim.rival->key + "; the later one is taken"},
         report_.duplicates);
  } else {
    ++counts(file, article.reader).articles;
  }
  switch (claim.action) {
    case Claims::Claim::Action::index:
      claims_.work_begun(file);
      in_work_.insert(id);
      return true;
    case Claims::Claim::Action::later:
      claims_.work_begun(file);
      if (in_work_.insert(id).second) return true;
      if (const auto before = deferred_.find(id); before != deferred_.end()) claims_.work_done(before->second.file);
      deferred_[id] = {file, std::move(article)};
      return false;
    case Claims::Claim::Action::unchanged:
      ++counts(file, article.reader).unchanged;
      return false;
    case Claims::Claim::Action::lost:
    case Claims::Claim::Action::taken:
      return false;
  }
  return false;
}

// Reports that the id belongs to another archive or to an article outside all archives. This article is left out.
void MirrorRun::conflict(std::uint32_t file, std::uint64_t line, const std::string& id, const FileRecord* holder) {
  std::string reason = "\"" + id + "\" is left out: ";
  if (holder == nullptr)
    reason += "an article of that id has been put in by itself; remove it, or give this archive a name";
  else
    reason += "the article of that id is " + holder->key + " of the archive " + claims_.archive(holder->archive).path +
              "; give the archive " + claims_.archive(claims_.file(file).archive).path + " a name to lead its ids";
  tell({path_of(file), line, std::move(reason)}, report_.conflicts);
}

// Indexes an article, and then the one that replaced it meanwhile, if there is one.
void MirrorRun::index(std::uint32_t file, ParsedArticle&& article) {
  const std::string id = article.article.id;
  index_one(file, std::move(article));
  for (;;) {
    std::optional<Deferred> next;
    {
      const std::lock_guard lock(mutex_);
      const auto found = deferred_.find(id);
      if (found == deferred_.end()) {
        in_work_.erase(id);
        return;
      }
      next = std::move(found->second);
      deferred_.erase(found);
    }
    index_one(next->file, std::move(next->article));
  }
}

void MirrorRun::index_one(std::uint32_t file, ParsedArticle&& article) {
  if (observer_.cancelled()) throw Cancelled{};
  const std::string id = article.article.id;
  const std::uint64_t hash = article.content_hash, line = article.line;
  const Reader reader = article.reader;
  if (writer_ == nullptr) return note(id, hash, file, reader);
  std::vector<std::uint64_t> paragraphs;
  const auto lookup = [&](std::vector<PageParagraph>& asked) {
    count_and_look_up(asked);
    paragraphs = to_records(asked);
  };
  Claims::Indexed indexed{hash, reader};
  const PageNote* note = note_for(article, notes_, indexed);
  const Document document = intake_.document(std::move(article), id_of(file, claims_.file(file).key), lookup, note);
  indexed.page.paragraphs = std::move(paragraphs);
  {
    std::unique_lock turn(turnstile_);
    const std::shared_lock adding(indexing_);
    turn.unlock();
    try {
      writer_->add(document);
      const std::lock_guard lock(mutex_);
      ++(claims_.indexed(id, indexed) ? counts(file, reader).added : counts(file, reader).updated);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid_argument) throw;
      const std::lock_guard lock(mutex_);
      ++counts(file, reader).failed;
      tell({path_of(file), line, error.what()});
      claims_.refused(file, {path_of(file), line, error.what()});
    }
    const std::lock_guard lock(mutex_);
    claims_.work_done(file);
    const IntakeCounts done = intake_.counts();
    if (observer_.progress)
      observer_.progress(
          {done.articles, done.text_bytes, static_cast<double>(bytes_done_) / static_cast<double>(bytes_to_read_)});
  }
  commit_when_due();
}

// For a plan: records what would be indexed.
void MirrorRun::note(const std::string& id, std::uint64_t content_hash, std::uint32_t file, Reader reader) {
  const std::lock_guard lock(mutex_);
  const bool added = claims_.indexed(id, {content_hash, reader});
  ++(added ? counts(file, reader).added : counts(file, reader).updated);
  (added ? plan_.added : plan_.replaced).push_back(id);
}

void MirrorRun::count_and_look_up(std::vector<PageParagraph>& paragraphs) {
  const std::lock_guard lock(mutex_);
  for (PageParagraph& paragraph : paragraphs) {
    paragraphs_.add(paragraph.hash);
    paragraph.repeated = paragraphs_.repeated(paragraph.hash);
  }
}

// Writes the state that the next run starts from.
void MirrorRun::remember_run() {
  using Outcome = MirroredArchive::Outcome;
  const auto articles = claims_.articles_by_archive();
  for (const Target& target : targets_) {
    MirroredArchive& archive = claims_.archive(target.archive);
    const auto found = articles.find(target.archive);
    archive.articles = found == articles.end() ? 0 : found->second;
    if (!target.part.empty()) continue;
    const ArchiveReport& report = archive_reports_[target.archive];
    const auto took = std::chrono::steady_clock::now() - start_;
    archive.last.milliseconds =
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
    for (const ReaderCounts& of_reader : counts_[target.archive]) archive.last.counts += of_reader;
    archive.last.held_back = report.held_back.size();
    if (!report_.cancelled) archive.last.outcome = report.held_back_reason.empty() ? Outcome::done : Outcome::held_back;
  }
}

// An archive that was read whole, or for the first time, has articles by the rules of this run alone. One that was not
// there has its old articles.
void MirrorRun::remember_rules() {
  if (report_.cancelled) return;
  for (const Target& target : targets_) {
    if (!target.part.empty() || claims_.held(target.archive)) continue;
    if (reread_.contains(target.archive) || claims_.known_articles(target.archive) == 0)
      rules_.applied(claims_.archive(target.archive));
  }
}

// Updates how much of a file was read, for the progress. In a large file, the bytes of its articles are an estimate.
void MirrorRun::see(std::uint32_t file, std::uint64_t bytes) {
  const std::uint64_t seen = std::min(bytes, claims_.file(file).size);
  bytes_done_ += seen - bytes_seen_[file];
  bytes_seen_[file] = seen;
}

void MirrorRun::tell(const ReadFailure& failure, std::vector<ReadFailure>& kind) {
  add_failure(kind, failure, most_listed);
  if (observer_.failure) observer_.failure(failure);
}

// Reports a failure of a file, or an item that was passed over.
void MirrorRun::tell(const ReadFailure& failure, ReaderCounts& counts) {
  if (failure.passed_over) {
    counts.passed_over += failure.count;
    add_failure(report_.passed_over, failure, most_listed);
  } else {
    counts.failed += failure.count;
    tell(failure);
  }
}

void MirrorRun::finish_report() {
  const auto by_place = [](const ReadFailure& a, const ReadFailure& b) {
    return std::tie(a.path, a.line, a.reason) < std::tie(b.path, b.line, b.reason);
  };
  for (std::vector<ReadFailure>* kind :
       {&report_.failures, &report_.passed_over, &report_.duplicates, &report_.conflicts})
    std::sort(kind->begin(), kind->end(), by_place);
  for (auto& [archive, report] : archive_reports_) {
    for (std::size_t i = 0; i < report_.readers.size(); ++i) {
      report.counts += counts_[archive][i];
      report_.readers[i] += counts_[archive][i];
    }
    std::sort(report.removed.begin(), report.removed.end());
    std::sort(report.held_back.begin(), report.held_back.end());
    plan_.removed.insert(plan_.removed.end(), report.removed.begin(), report.removed.end());
    report_.archives.push_back(std::move(report));
  }
  report_.intake = intake_.counts();
}

}  // namespace tra::articles
