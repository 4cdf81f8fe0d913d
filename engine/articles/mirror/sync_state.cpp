#include "articles/mirror/sync_state.h"

#include <algorithm>
#include <utility>

#include "articles/records.h"
#include "tra/error.h"
#include "tra/repair.h"

namespace tra::articles {
namespace {

constexpr std::string_view magic = "tra sync state 5\n", archives_magic = "tra archives 2\n";
constexpr std::uint64_t counts_failures = std::uint64_t{1} << 63;  // flag beside a failure's count
constexpr std::uint8_t id_is_file_key = 0x20;                      // flag in an article's first byte, beside the reader

// Sorts the articles, so that equal states give equal bytes.
std::vector<const std::pair<const std::string, ArticleRecord>*> sorted_by_id(const SyncState& state) {
  std::vector<const std::pair<const std::string, ArticleRecord>*> sorted;
  sorted.reserve(state.articles.size());
  for (const auto& entry : state.articles) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  return sorted;
}

}  // namespace

std::string archive_id(const MirroredArchive& archive, const std::string& id) {
  return archive.name.empty() ? id : archive.name + "/" + id;
}

std::string serialize_archives(const std::vector<MirroredArchive>& archives) {
  std::string out(archives_magic);
  put_number(out, archives.size());
  for (const MirroredArchive& archive : archives) {
    for (const std::string* text : {&archive.path, &archive.given, &archive.name}) put_text(out, *text);
    put_texts(out, archive.include);
    put_texts(out, archive.exclude);
    put_number(out, (archive.follow ? 1u : 0u) | (archive.mount_point ? 2u : 0u));
    const MirroredArchive::LastRun& last = archive.last;
    put_number(out, static_cast<std::uint64_t>(last.outcome));
    for (const std::uint64_t number : {static_cast<std::uint64_t>(last.began), last.milliseconds, last.counts.files,
                                       last.counts.articles, last.counts.added, last.counts.updated,
                                       last.counts.unchanged, last.counts.removed, last.counts.failed, last.held_back})
      put_number(out, number);
    put_number(out, archive.articles);
  }
  return out;
}

std::vector<MirroredArchive> parse_archives(std::string_view bytes) {
  RecordReader in(bytes, archives_attachment);
  in.line(archives_magic);
  std::vector<MirroredArchive> archives;
  for (std::uint64_t count = in.number(); count > 0; --count) {
    MirroredArchive archive;
    for (std::string* text : {&archive.path, &archive.given, &archive.name}) *text = in.text();
    archive.include = in.texts();
    archive.exclude = in.texts();
    const std::uint64_t flags = in.number(), outcome = in.number();
    if (flags > 3 || outcome > static_cast<std::uint64_t>(MirroredArchive::Outcome::held_back)) in.fail();
    archive.follow = (flags & 1) != 0;
    archive.mount_point = (flags & 2) != 0;
    MirroredArchive::LastRun& last = archive.last;
    last.outcome = static_cast<MirroredArchive::Outcome>(outcome);
    last.began = static_cast<std::int64_t>(in.number());
    for (std::uint64_t* number :
         {&last.milliseconds, &last.counts.files, &last.counts.articles, &last.counts.added, &last.counts.updated,
          &last.counts.unchanged, &last.counts.removed, &last.counts.failed, &last.held_back, &archive.articles})
      *number = in.number();
    archives.push_back(std::move(archive));
  }
  if (!in.at_end()) in.fail();
  return archives;
}

SyncStateBytes::SyncStateBytes(std::size_t files, std::size_t most_bytes) {
  out_.reserve(most_bytes);
  out_ = magic;
  put_number(out_, files);
}

void SyncStateBytes::add(const FileRecord& file, bool complete) {
  put_number(out_, file.archive);
  put_text(out_, file.key);
  put_number(out_, file.size);
  put_number(out_, static_cast<std::uint64_t>(file.mtime_ns));
  put_number(out_, static_cast<std::uint64_t>(file.reader) << 1 | (complete ? 1 : 0));
  put_texts(out_, file.refused);
  put_number(out_, file.failures.size());
  for (const ReadFailure& failure : file.failures) {
    put_text(out_, failure.path);
    put_number(out_, failure.line);
    const std::uint64_t failed = failure.count == 1 ? 0 : failure.count | counts_failures;
    put_number(out_, failure.passed_over ? failure.count : failed);
    put_text(out_, failure.reason);
  }
  put_number(out_, file.notes.size());
  for (const PageNote& note : file.notes)
    for (const std::string* text : {&note.address, &note.title, &note.date, &note.author}) put_text(out_, *text);
}

void SyncStateBytes::begin_articles(std::size_t articles) { put_number(out_, articles); }

void SyncStateBytes::add(const std::string& id, const ArticleRecord& article, std::uint32_t number,
                         const FileRecord& file, const MirroredArchive& archive) {
  const bool same = archive_id(archive, file.key) == id;
  out_ += static_cast<char>(static_cast<std::uint8_t>(article.reader) | (same ? id_is_file_key : 0));
  put_number(out_, number);
  put_hash(out_, article.content_hash);
  if (!same) put_text(out_, id);
  put_number(out_, article.paragraphs.size());
  for (const std::uint64_t paragraph : article.paragraphs) put_hash(out_, paragraph);
  put_number(out_, article.address != 0 ? 1 : 0);
  if (article.address == 0) return;
  put_hash(out_, article.address);
  put_hash(out_, article.note);
}

std::string serialize(const SyncState& state) {
  SyncStateBytes bytes(state.files.size(), 0);
  for (const FileRecord& file : state.files) bytes.add(file, file.complete);
  bytes.begin_articles(state.articles.size());
  for (const auto* entry : sorted_by_id(state)) {
    const FileRecord& file = state.files[entry->second.file];
    bytes.add(entry->first, entry->second, entry->second.file, file, state.archives[file.archive]);
  }
  return bytes.take();
}

SyncState parse_sync_state(std::vector<MirroredArchive> archives, std::string_view bytes) {
  RecordReader in(bytes, sync_attachment);
  in.line(magic);
  SyncState state;
  state.archives = std::move(archives);
  for (std::uint64_t files = in.number(); files > 0; --files) {
    FileRecord file;
    const std::uint64_t archive = in.number();
    if (archive >= state.archives.size()) in.fail();
    file.archive = static_cast<std::uint32_t>(archive);
    file.key = in.text();
    file.size = in.number();
    file.mtime_ns = static_cast<std::int64_t>(in.number());
    const std::uint64_t reader = in.number();
    file.complete = (reader & 1) != 0;
    file.reader = static_cast<Reader>(reader >> 1);
    if (reader >> 1 >= reader_count) in.fail();
    file.refused = in.texts();
    for (std::uint64_t failures = in.number(); failures > 0; --failures) {
      ReadFailure failure;
      failure.path = in.text();
      failure.line = in.number();
      if (const std::uint64_t count = in.number(); count > 0) {
        failure.passed_over = (count & counts_failures) == 0;
        failure.count = count & ~counts_failures;
      }
      failure.reason = in.text();
      file.failures.push_back(std::move(failure));
    }
    for (std::uint64_t notes = in.number(); notes > 0; --notes) {
      PageNote note;
      for (std::string* text : {&note.address, &note.title, &note.date, &note.author}) *text = in.text();
      file.notes.push_back(std::move(note));
    }
    state.files.push_back(std::move(file));
  }
  const std::uint64_t articles = in.number();
  if (articles > bytes.size()) in.fail();
  state.articles.reserve(articles);
  for (std::uint64_t i = 0; i < articles; ++i) {
    const auto first = static_cast<std::uint8_t>(in.take(1)[0]);
    ArticleRecord article;
    article.reader = static_cast<Reader>(first & 0x1F);
    const std::uint64_t file = in.number();
    if (file >= state.files.size() || static_cast<std::size_t>(article.reader) >= reader_count) in.fail();
    article.file = static_cast<std::uint32_t>(file);
    article.content_hash = in.hash();
    const FileRecord& from = state.files[file];
    std::string id = (first & id_is_file_key) != 0 ? archive_id(state.archives[from.archive], from.key) : in.text();
    for (std::uint64_t paragraphs = in.number(); paragraphs > 0; --paragraphs) article.paragraphs.push_back(in.hash());
    if (in.number() != 0) {
      article.address = in.hash();
      article.note = in.hash();
    }
    state.articles.emplace(std::move(id), std::move(article));
  }
  if (!in.at_end()) in.fail();
  return state;
}

SyncState read_sync_state(const Snapshot& snapshot) {
  SyncState state = read_sync_state_if_readable(snapshot);
  if (!state.lost) return state;
  std::string known;
  for (const MirroredArchive& archive : state.archives) known += " '" + archive.path + "'";
  throw Error(ErrorCode::version,
              "what the index stores about its archives cannot be read: another version of tra wrote it, or a repair "
              "could not save it; tra sync --rebuild" +
                  (known.empty() ? " with all of its archives" : known) + " reads them again and removes nothing",
              sync_attachment);
}

SyncState read_sync_state_if_readable(const Snapshot& snapshot) {
  SyncState state;
  const auto archives = snapshot.attachment(archives_attachment), files = snapshot.attachment(sync_attachment);
  try {
    if (archives) state.archives = parse_archives(*archives);
    if (files) return parse_sync_state(state.archives, *files);
    state.lost = !state.archives.empty();  // a run that remembers an archive stores its files too
  } catch (const Error& error) {
    if (error.code() != ErrorCode::version) throw;
    state.lost = true;
  }
  return state;
}

bool forget_lost_articles(SyncState& state, const Snapshot& snapshot) {
  if (!snapshot.attachment(lost_documents_attachment)) return false;
  std::erase_if(state.articles, [&](const auto& entry) {
    if (snapshot.find(entry.first)) return false;
    state.files[entry.second.file].complete = false;
    return true;
  });
  return true;
}

std::vector<std::string> forget_archive(SyncState& state, std::uint32_t archive) {
  SyncState kept;
  kept.archives = std::move(state.archives);
  kept.archives.erase(kept.archives.begin() + archive);
  constexpr std::uint32_t none = ~std::uint32_t{0};
  std::vector<std::uint32_t> number(state.files.size(), none);
  for (std::uint32_t i = 0; i < state.files.size(); ++i) {
    FileRecord& file = state.files[i];
    if (file.archive == archive) continue;
    number[i] = static_cast<std::uint32_t>(kept.files.size());
    if (file.archive > archive) --file.archive;
    kept.files.push_back(std::move(file));
  }
  std::vector<std::string> ids;
  for (auto& [id, article] : state.articles) {
    if (number[article.file] == none) {
      ids.push_back(id);
    } else {
      article.file = number[article.file];
      kept.articles.emplace(id, std::move(article));
    }
  }
  state = std::move(kept);
  return ids;
}

SyncStateEditor::SyncStateEditor(const Snapshot& snapshot) : state_(read_sync_state(snapshot)) {}

void SyncStateEditor::forget(const std::string& id) {
  const auto found = state_.articles.find(id);
  if (found == state_.articles.end()) return;
  state_.files[found->second.file].complete = false;
  state_.articles.erase(found);
  changed_ = true;
}

void SyncStateEditor::save(IndexWriter& writer) const {
  if (changed_) writer.set_attachment(sync_attachment, serialize(state_));
}

}  // namespace tra::articles
