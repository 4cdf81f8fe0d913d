// C functions for the writer of an article index and for mirrors.
#include <algorithm>
#include <chrono>
#include <sstream>

#include "c/article_values.h"
#include "c/report.h"

namespace tra::c {

ArticleWriterOptions article_writer_options(const tra_writer_options& options) {
  ArticleWriterOptions writing;
  writing.memory_budget = options.memory_budget;
  writing.threads = options.threads;
  writing.extract_facets = options.extract_facets != 0;
  writing.rules = text_or_empty(options.rules);
  if (options.members != nullptr) writing.members = parse_member_map(options.members);
  return writing;
}

WorkObserver observer_of(const tra_watch* watch) {
  WorkObserver observer;
  const tra_watch read = read_options(watch, tra_watch{sizeof(tra_watch), nullptr, nullptr, nullptr}, "tra_watch");
  if (read.progress != nullptr)
    observer.progress = [read](const WorkProgress& done) {
      read.progress(read.user, done.articles, done.text_bytes, done.share);
    };
  if (read.cancel != nullptr) observer.cancel = &read.cancel->set;
  return observer;
}

namespace {

tra_mirror_options default_mirror_options() noexcept {
  tra_mirror_options options{};
  options.size = sizeof options;
  options.writing = default_writer_options();
  options.max_removals = -1;
  return options;
}

tra_report* to_report(const AddCounts& added, const Report& failures) {
  Report report = failures;
  report.counts.added = added.added;
  report.counts.failed = added.failed;
  report.counts.cancelled = added.cancelled;
  report.counts.complete = !added.cancelled;
  return report.finish();
}

// Calls `add` with an observer that records failures.
template <class Add>
tra_report* add_articles(const tra_watch* watch, Report failures, Add&& add) {
  WorkObserver observer = observer_of(watch);
  observer.failure = [&](const ReadFailure& failure) {
    failures.message(failure.passed_over ? "passed over" : "failed", failure);
  };
  const AddCounts added = add(observer);
  return to_report(added, failures);
}

MirrorOptions mirror_options(const tra_mirror_options& read) {
  MirrorOptions options;
  options.writing =
      article_writer_options(read_options(&read.writing, default_writer_options(), "tra_mirror_options.writing"));
  options.rebuild = read.rebuild != 0;
  options.allow_removals = read.allow_removals != 0;
  if (read.max_removals < -1)
    throw Error(ErrorCode::invalid_argument,
                "max_removals is -1 or a number of articles, not " + std::to_string(read.max_removals));
  if (read.wait_milliseconds < 0)
    throw Error(ErrorCode::invalid_argument,
                "wait_milliseconds is 0 or more, not " + std::to_string(read.wait_milliseconds));
  if (read.max_removals >= 0) options.max_removals = static_cast<std::uint64_t>(read.max_removals);
  options.wait = std::chrono::milliseconds(read.wait_milliseconds);
  return options;
}

tra_report* to_report(const MirrorReport& mirrored) {
  Report report;
  const ReaderCounts total = mirrored.total();
  report.counts.added = total.added;
  report.counts.updated = total.updated;
  report.counts.unchanged = total.unchanged;
  report.counts.removed = total.removed;
  report.counts.failed = total.failed;
  report.counts.held_back = mirrored.held_back();
  report.counts.documents = mirrored.documents;
  report.counts.complete = mirrored.complete();
  report.counts.cancelled = mirrored.cancelled;
  for (const ReadFailure& failure : mirrored.failures) report.message("failed", failure);
  for (const ReadFailure& failure : mirrored.passed_over) report.message("passed over", failure);
  for (const ReadFailure& failure : mirrored.duplicates) report.message("duplicate", failure);
  for (const ReadFailure& failure : mirrored.conflicts) report.message("conflict", failure);
  for (const ArchiveReport& archive : mirrored.archives) {
    for (const std::string& id : archive.held_back) report.message("held back", id, archive.held_back_reason);
    for (const std::string& id : archive.removed) report.message("removed", id, archive.path);
  }
  return report.finish();
}

}  // namespace
}  // namespace tra::c

using tra::c::done, tra::c::guarded, tra::c::Report;

extern "C" {

tra_article_writer* tra_article_writer_open(const char* folder, const tra_writer_options* options, tra_error** error) {
  return guarded(error, [&] {
    const auto read = tra::c::read_options(options, tra::c::default_writer_options(), "tra_writer_options");
    const tra::ArticleWriterOptions writing = tra::c::article_writer_options(read);
    return new tra_article_writer{tra::ArticleWriter(tra::open_directory(folder, true), writing)};
  });
}

tra_report* tra_article_writer_add_path(tra_article_writer* writer, const char* path, const tra_watch* watch,
                                        tra_error** error) {
  return guarded(error, [&] {
    Report failures;
    std::vector<tra::ReadFailure> unreadable;
    const std::vector<tra::ArchiveFile> files = tra::walk(path, {}, unreadable);
    for (const tra::ReadFailure& failure : unreadable)
      failures.message(failure.passed_over ? "passed over" : "failed", failure);
    return tra::c::add_articles(watch, failures, [&](const tra::WorkObserver& observer) {
      tra::AddCounts added = writer->writer.add_files(files, observer);
      added.failed += static_cast<std::uint64_t>(std::count_if(
          unreadable.begin(), unreadable.end(), [](const auto& failure) { return !failure.passed_over; }));
      return added;
    });
  });
}

tra_report* tra_article_writer_add_json(tra_article_writer* writer, const char* json, size_t length, const char* name,
                                        tra_error** error) {
  return guarded(error, [&] {
    std::istringstream in(std::string(json, length));
    return tra::c::add_articles(
        nullptr, {}, [&](const tra::WorkObserver& observer) { return writer->writer.add_stream(in, name, observer); });
  });
}

int tra_article_writer_add(tra_article_writer* writer, const tra_document* article, tra_error** error) {
  return done(error, [&] { writer->writer.add(tra::c::article_of(article->document)); });
}

int tra_article_writer_remove(tra_article_writer* writer, const char* id, tra_error** error) {
  return done(error, [&] { writer->writer.remove(id); });
}

int tra_article_writer_commit(tra_article_writer* writer, tra_commit* commit, tra_error** error) {
  return done(error, [&] { tra::c::fill(commit, tra::c::to_commit(writer->writer.commit())); });
}

void tra_article_writer_free(tra_article_writer* writer) { delete writer; }

void tra_mirror_options_init(tra_mirror_options* options, size_t size) {
  tra::c::init_options(options, size, tra::c::default_mirror_options());
}

tra_report* tra_mirror(const char* index, const char* const* archives, size_t archive_count,
                       const tra_mirror_options* options, const tra_watch* watch, tra_error** error) {
  return guarded(error, [&] {
    const auto read = tra::c::read_options(options, tra::c::default_mirror_options(), "tra_mirror_options");
    std::vector<tra::ArchiveSource> sources(archive_count);
    for (std::size_t i = 0; i < archive_count; ++i) sources[i].path = archives[i];
    tra::Mirror mirror(tra::open_directory(index, true), tra::c::mirror_options(read));
    return tra::c::to_report(mirror.run(sources, tra::c::observer_of(watch)));
  });
}

int tra_forget(const char* index, const char* archive, uint64_t* removed, tra_error** error) {
  return done(error, [&] {
    const std::uint64_t count = tra::Mirror(tra::open_directory(index)).forget(archive);
    if (removed != nullptr) *removed = count;
  });
}
}
