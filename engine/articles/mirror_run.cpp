#include "articles/mirror_run.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "articles/indexing_pool.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr auto commit_interval = std::chrono::seconds(30);
constexpr std::size_t max_remembered_failures = 100;  // of one file, for the next sync

SyncState parse_or_empty(const std::string& bytes) { return bytes.empty() ? SyncState{} : parse_sync_state(bytes); }

bool is_compressed(const std::string& name) {
  return name.ends_with(".gz") || name.ends_with(".bz2") || name.ends_with(".xz") || name.ends_with(".zst");
}

std::vector<std::uint64_t> to_records(const std::vector<PageParagraph>& paragraphs) {
  std::vector<std::uint64_t> records;
  records.reserve(paragraphs.size());
  for (const PageParagraph& paragraph : paragraphs) records.push_back(paragraph_record(paragraph));
  return records;
}

// The reader a file's name speaks of, for files that gave no article.
Reader reader_of_name(std::string name) {
  if (is_compressed(name)) name.resize(name.rfind('.'));
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return Reader::jsonl;
  if (name.ends_with(".json")) return Reader::json;
  if (name.ends_with(".html") || name.ends_with(".htm")) return Reader::html;
  return Reader::text;
}

}  // namespace

MirrorRun::MirrorRun(const MirrorOptions& options, Archives archives, std::string last_state, IndexWriter* writer,
                     const WorkObserver& observer)
    : threads_(options.writing.threads),
      archives_(std::move(archives)),
      writer_(writer),
      observer_(observer),
      reading_(reading_options(options.writing)),
      intake_(options.writing),
      last_state_(std::move(last_state)),
      claims_(parse_or_empty(last_state_), options.rebuild) {
  for (const ArchiveFile& file : archives_.files) claims_.add_file(file);
  std::vector<std::string> unreadable;
  for (const ReadFailure& failure : archives_.failures) unreadable.push_back(failure.path);
  claims_.settle(unreadable);
  paragraphs_ = claims_.count_paragraphs();
}

MirrorReport MirrorRun::run() {
  try {
    read_and_remove();
    rezone_outdated();
  } catch (const Cancelled&) {
    report_.cancelled = true;
  }
  if (!report_.cancelled) {
    if (claims_.changed() || report_.rezoned > 0) commit();
    report_.documents = writer_->commit().documents;
  }
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

void MirrorRun::read_and_remove() {
  for (const ReadFailure& failure : archives_.failures) tell(failure);
  report_.files = archives_.files.size();
  for (std::size_t i = 0; i < report_.readers.size(); ++i)
    report_.readers[i].articles = report_.readers[i].unchanged = claims_.untouched()[i];
  read_changed_files();
  index_deferred();
  remove_gone();
}

void MirrorRun::read_changed_files() {
  std::vector<std::uint32_t> to_read;
  bytes_seen_.resize(archives_.files.size());
  for (std::uint32_t file = 0; file < archives_.files.size(); ++file) {
    if (claims_.must_read(file)) {
      to_read.push_back(file);
      bytes_to_read_ += archives_.files[file].size;
    } else {
      ++report_.files_unchanged;
      for (const ReadFailure& failure : claims_.file(file).failures)
        tell(failure, reader_of_name(archives_.files[file].id));
    }
  }
  report_.bytes_read = bytes_to_read_;
  IndexingPool pool(threads_);
  pool.run(
      to_read.size(), [&](std::size_t source, const ArticleSink& sink) { read_one(to_read[source], sink); },
      [&](std::size_t source, ParsedArticle&& article) { index(to_read[source], std::move(article)); });
}

void MirrorRun::read_one(std::uint32_t file, const ArticleSink& sink) {
  std::vector<ReadFailure> failures;
  std::uint32_t articles = 0;
  Reader reader = reader_of_name(archives_.files[file].id);
  const auto take = [&](ParsedArticle&& article) {
    if (observer_.cancelled()) throw Cancelled{};
    reader = article.reader;
    if (accept(file, ++articles, article)) sink(std::move(article));
  };
  read_file(archives_.files[file], reading_, take, failures);

  const bool whole = std::none_of(failures.begin(), failures.end(),
                                  [](const ReadFailure& f) { return f.line == 0 && !f.passed_over; });
  const std::lock_guard lock(mutex_);
  see(file, archives_.files[file].size);
  ++counts(reader).files;
  for (const ReadFailure& failure : failures) tell(failure, reader);
  if (failures.size() > max_remembered_failures) failures.resize(max_remembered_failures);
  claims_.read_done(file, std::move(failures), whole);
}

bool MirrorRun::accept(std::uint32_t file, std::uint32_t number_in_file, ParsedArticle& article) {
  const std::lock_guard lock(mutex_);
  const std::string id = article.article.id;  // the article may be moved away before its id is used
  if (!is_compressed(archives_.files[file].id)) see(file, bytes_seen_[file] + article.article.body.size());
  const Claims::Claim claim = claims_.claim(file, number_in_file, id, article.content_hash);
  if (claim.rival != nullptr) {
    tell({archives_.files[file].path, article.line,
          "\"" + id + "\" is also given by " + *claim.rival + "; the later one is taken"},
         report_.duplicates);
  } else {
    ++counts(article.reader).articles;
  }
  switch (claim.action) {
    case Claims::Claim::Action::index:
      claims_.work_begun(file);
      return true;
    case Claims::Claim::Action::later:
      claims_.work_begun(file);
      if (const auto before = deferred_.find(id); before != deferred_.end()) claims_.work_done(before->second.file);
      deferred_[id] = {file, std::move(article)};
      return false;
    case Claims::Claim::Action::unchanged:
      ++counts(article.reader).unchanged;
      return false;
    case Claims::Claim::Action::lost:
      return false;
  }
  return false;
}

void MirrorRun::index(std::uint32_t file, ParsedArticle&& article) {
  if (observer_.cancelled()) throw Cancelled{};
  const std::string id = article.article.id;
  const std::uint64_t hash = article.content_hash, line = article.line;
  const Reader reader = article.reader;
  if (writer_ == nullptr) return note(id, hash, reader);
  std::vector<std::uint64_t> paragraphs;
  const auto lookup = [&](std::vector<PageParagraph>& asked) {
    count_and_look_up(asked);
    paragraphs = to_records(asked);
  };
  const Document document = intake_.document(std::move(article), archives_.files[file].id, lookup);
  {
    std::unique_lock turn(turnstile_);
    const std::shared_lock adding(indexing_);
    turn.unlock();
    try {
      writer_->add(document);
      const std::lock_guard lock(mutex_);
      ++(claims_.indexed(id, hash, reader, std::move(paragraphs)) ? counts(reader).added : counts(reader).updated);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid_argument) throw;
      const std::lock_guard lock(mutex_);
      ++counts(reader).failed;
      tell({archives_.files[file].path, line, error.what()});
      claims_.refused(file, {archives_.files[file].path, line, error.what()});
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

// Of a plan: what would be indexed.
void MirrorRun::note(const std::string& id, std::uint64_t content_hash, Reader reader) {
  const std::lock_guard lock(mutex_);
  const bool added = claims_.indexed(id, content_hash, reader, {});
  ++(added ? counts(reader).added : counts(reader).updated);
  (added ? plan_.added : plan_.replaced).push_back(id);
}

// Articles whose id was given again while the first was being indexed; now that is done.
void MirrorRun::index_deferred() {
  for (auto& [id, deferred] : deferred_) index(deferred.file, std::move(deferred.article));
}

// Pages that were divided before it showed that paragraphs of theirs stand in many others, or do so no longer: the
// first few of a run, and those that a change of other pages concerns.
void MirrorRun::rezone_outdated() {
  const ParagraphCounts counts = claims_.count_paragraphs();
  const auto outdated = claims_.outdated(counts);
  const std::vector<std::pair<std::uint32_t, std::set<std::string>>> files(outdated.begin(), outdated.end());
  const auto read = [&](std::size_t source, const ArticleSink& sink) {
    const auto& [file, ids] = files[source];
    std::vector<ReadFailure> told_before;
    read_file(
        archives_.files[file], reading_,
        [&, &wanted = ids](ParsedArticle&& article) {
          if (wanted.contains(article.article.id)) sink(std::move(article));
        },
        told_before);
  };
  IndexingPool(threads_).run(files.size(), read, [&](std::size_t source, ParsedArticle&& article) {
    rezone(files[source].first, std::move(article), counts);
  });
}

void MirrorRun::rezone(std::uint32_t file, ParsedArticle&& article, const ParagraphCounts& counts) {
  if (observer_.cancelled()) throw Cancelled{};
  const std::string id = article.article.id;
  const std::uint64_t hash = article.content_hash;
  const Reader reader = article.reader;
  {
    const std::lock_guard lock(mutex_);
    if (claims_.content_hash(id) != hash) return;  // it has changed since; the next sync sees to it
  }
  std::vector<std::uint64_t> paragraphs;
  const auto lookup = [&](std::vector<PageParagraph>& asked) {
    for (PageParagraph& paragraph : asked) paragraph.repeated = counts.repeated(paragraph.hash);
    paragraphs = to_records(asked);
  };
  const Document document = intake_.document_again(std::move(article), archives_.files[file].id, lookup);
  {
    std::unique_lock turn(turnstile_);
    const std::shared_lock adding(indexing_);
    turn.unlock();
    writer_->add(document);
    const std::lock_guard lock(mutex_);
    claims_.indexed(id, hash, reader, std::move(paragraphs));
    ++report_.rezoned;
  }
  commit_when_due();
}

void MirrorRun::count_and_look_up(std::vector<PageParagraph>& paragraphs) {
  const std::lock_guard lock(mutex_);
  for (PageParagraph& paragraph : paragraphs) {
    paragraphs_.add(paragraph.hash);
    paragraph.repeated = paragraphs_.repeated(paragraph.hash);
  }
}

void MirrorRun::remove_gone() {
  for (const Claims::Leftover& leftover : claims_.take_leftovers()) {
    if (leftover.kept) {
      ++counts(leftover.reader).articles;
      ++counts(leftover.reader).unchanged;
    } else {
      if (writer_ != nullptr) writer_->remove(leftover.id);
      if (writer_ == nullptr) plan_.removed.push_back(leftover.id);
      ++counts(leftover.reader).removed;
    }
  }
}

void MirrorRun::commit_when_due() {
  const std::unique_lock lock(committing_, std::try_to_lock);
  if (!lock || std::chrono::steady_clock::now() - committed_ < commit_interval) return;
  commit();
  committed_ = std::chrono::steady_clock::now();
}

void MirrorRun::commit() {
  const std::lock_guard turn(turnstile_);
  const std::unique_lock alone(indexing_);
  std::string state;
  {
    const std::lock_guard lock(mutex_);
    state = serialize(claims_.state());
  }
  if (state != last_state_) writer_->set_attachment(sync_attachment, state);
  last_state_ = std::move(state);
  writer_->commit();
}

// How much of a file has been read; of one large file the text so far stands for its bytes.
void MirrorRun::see(std::uint32_t file, std::uint64_t bytes) {
  const std::uint64_t seen = std::min(bytes, archives_.files[file].size);
  bytes_done_ += seen - bytes_seen_[file];
  bytes_seen_[file] = seen;
}

void MirrorRun::tell(const ReadFailure& failure, std::vector<ReadFailure>& kind) {
  kind.push_back(failure);
  if (observer_.failure) observer_.failure(failure);
}

// A file's failure, or what of it was passed over.
void MirrorRun::tell(const ReadFailure& failure, Reader reader) {
  if (failure.passed_over) {
    counts(reader).passed_over += failure.count;
    report_.passed_over.push_back(failure);
  } else {
    ++counts(reader).failed;
    tell(failure);
  }
}

void MirrorRun::finish_report() {
  const auto by_place = [](const ReadFailure& a, const ReadFailure& b) {
    return std::tie(a.path, a.line) < std::tie(b.path, b.line);
  };
  std::sort(report_.failures.begin(), report_.failures.end(), by_place);
  std::sort(report_.passed_over.begin(), report_.passed_over.end(), by_place);
  std::sort(report_.duplicates.begin(), report_.duplicates.end(), by_place);
  report_.intake = intake_.counts();
}

}  // namespace tra::articles
