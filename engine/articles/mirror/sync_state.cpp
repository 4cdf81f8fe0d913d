#include "articles/mirror/sync_state.h"

#include <algorithm>
#include <utility>

#include "archive/read/content_hash.h"
#include "articles/records.h"
#include "tra/error.h"
#include "tra/repair.h"

namespace tra::articles {
namespace {

constexpr std::string_view magic = "tra sync state 6\n", magic_5 = "tra sync state 5\n";
constexpr std::string_view archives_magic = "tra archives 2\n";
constexpr std::uint8_t id_is_file_key = 0x20;  // flag in an article's first byte, beside the reader

// Whether this is the id of the archive's article that has the file's key.
bool follows_from_key(std::string_view id, const MirroredArchive& archive, std::string_view key) {
  if (archive.name.empty()) return id == key;
  return id.size() == archive.name.size() + 1 + key.size() && id.starts_with(archive.name) && id.ends_with(key) &&
         id[archive.name.size()] == '/';
}

// The number beside a failure: how often it occurred, and in the lowest bit whether it is none.
std::uint64_t number_of(const ReadFailure& failure) { return failure.count << 1 | (failure.passed_over ? 1 : 0); }

void set_number(ReadFailure& failure, std::uint64_t number) {
  failure.count = number >> 1;
  failure.passed_over = (number & 1) != 0;
}

// The same in version 5: 0 for one failure; else a count, of failures when it has the flag.
void set_number_5(ReadFailure& failure, std::uint64_t number) {
  constexpr std::uint64_t counts_failures = std::uint64_t{1} << 63;
  if (number == 0) return;
  failure.passed_over = (number & counts_failures) == 0;
  failure.count = number & ~counts_failures;
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
  put_texts(out_, file.remarks->refused);
  put_number(out_, file.remarks->failures.size());
  for (const ReadFailure& failure : file.remarks->failures) {
    put_text(out_, failure.path);
    put_number(out_, failure.line);
    put_number(out_, number_of(failure));
    put_text(out_, failure.reason);
  }
  put_number(out_, file.remarks->notes.size());
  for (const PageNote& note : file.remarks->notes)
    for (const std::string* text : {&note.address, &note.title, &note.date, &note.author}) put_text(out_, *text);
}

void SyncStateBytes::begin_articles(std::size_t articles) { put_number(out_, articles); }

void SyncStateBytes::add(const KnownArticles& articles, KnownArticles::Number article, std::uint32_t number,
                         const FileRecord& file, const MirroredArchive& archive) {
  const KnownArticles::Entry& entry = articles[article];
  const std::string_view id = articles.id(article);
  const bool same = follows_from_key(id, archive, file.key);
  out_ += static_cast<char>(static_cast<std::uint8_t>(entry.reader) | (same ? id_is_file_key : 0));
  put_number(out_, number);
  put_hash(out_, entry.content_hash);
  if (!same) put_text(out_, id);
  const std::uint64_t paragraphs = articles.paragraphs(article), address = articles.address(article);
  put_number(out_, paragraphs);
  for (std::uint64_t i = 0; i < paragraphs; ++i) put_hash(out_, articles.paragraph(article, i));
  put_number(out_, address != 0 ? 1 : 0);
  if (address == 0) return;
  put_hash(out_, address);
  put_hash(out_, articles.note(article));
}

std::string serialize(const SyncState& state) {
  SyncStateBytes bytes(state.files.size(), 0);
  for (const FileRecord& file : state.files) bytes.add(file, file.complete);
  bytes.begin_articles(state.articles.size());
  for (const KnownArticles::Number article : state.articles.by_id()) {
    const std::uint32_t number = state.articles[article].file;
    const FileRecord& file = state.files[number];
    bytes.add(state.articles, article, number, file, state.archives[file.archive]);
  }
  return bytes.take();
}

SyncState parse_sync_state(std::vector<MirroredArchive> archives, std::string_view bytes) {
  RecordReader in(bytes, sync_attachment);
  const bool is_version_5 = bytes.starts_with(magic_5);
  in.line(is_version_5 ? magic_5 : magic);
  SyncState state;
  state.archives = std::move(archives);
  state.stored_hash = content_hash(bytes);
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
    if (std::vector<std::string> refused = in.texts(); !refused.empty())
      file.remarks.edit().refused = std::move(refused);
    for (std::uint64_t failures = in.number(); failures > 0; --failures) {
      ReadFailure failure;
      failure.path = in.text();
      failure.line = in.number();
      (is_version_5 ? set_number_5 : set_number)(failure, in.number());
      failure.reason = in.text();
      file.remarks.edit().failures.push_back(std::move(failure));
    }
    for (std::uint64_t notes = in.number(); notes > 0; --notes) {
      PageNote note;
      for (std::string* text : {&note.address, &note.title, &note.date, &note.author}) *text = in.text();
      file.remarks.edit().notes.push_back(std::move(note));
    }
    state.files.push_back(std::move(file));
  }
  const std::uint64_t articles = in.number();
  if (articles > bytes.size()) in.fail();
  state.articles.reserve(articles);
  for (std::uint64_t i = 0; i < articles; ++i) {
    const auto first = static_cast<std::uint8_t>(in.take(1)[0]);
    const auto reader = static_cast<Reader>(first & 0x1F);
    const std::uint32_t file = in.number_below(state.files.size());
    if (static_cast<std::size_t>(reader) >= reader_count) in.fail();
    const std::uint64_t hash = in.hash();
    const FileRecord& from = state.files[file];
    const bool same = (first & id_is_file_key) != 0;
    const KnownArticles::Number article =
        state.articles.add(same ? archive_id(state.archives[from.archive], from.key) : in.text()).first;
    KnownArticles::Entry& entry = state.articles[article];
    entry.content_hash = hash;
    entry.file = file;
    entry.reader = reader;
    PageRecord page;
    for (std::uint64_t paragraphs = in.number(); paragraphs > 0; --paragraphs) page.paragraphs.push_back(in.hash());
    if (in.number() != 0) {
      page.address = in.hash();
      page.note = in.hash();
    }
    state.articles.set_page(article, page);
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
  KnownArticles& articles = state.articles;
  for (KnownArticles::Number a = articles.next(0); a != KnownArticles::none; a = articles.next(a + 1)) {
    if (snapshot.find(articles.id(a))) continue;
    state.files[articles[a].file].complete = false;
    articles.erase(a);
  }
  state.stored_hash = 0;  // when the articles come again, the state may be what it was, but it is not stored any more
  return true;
}

std::vector<std::string> forget_archive(SyncState& state, std::uint32_t archive) {
  state.archives.erase(state.archives.begin() + archive);
  constexpr std::uint32_t none = ~std::uint32_t{0};
  std::vector<std::uint32_t> number(state.files.size(), none);
  std::vector<FileRecord> kept;
  for (std::uint32_t i = 0; i < state.files.size(); ++i) {
    FileRecord& file = state.files[i];
    if (file.archive == archive) continue;
    number[i] = static_cast<std::uint32_t>(kept.size());
    if (file.archive > archive) --file.archive;
    kept.push_back(std::move(file));
  }
  state.files = std::move(kept);
  std::vector<std::string> ids;
  KnownArticles& articles = state.articles;
  for (KnownArticles::Number a = articles.next(0); a != KnownArticles::none; a = articles.next(a + 1)) {
    articles[a].file = number[articles[a].file];
    if (articles[a].file != none) continue;
    ids.emplace_back(articles.id(a));
    articles.erase(a);
  }
  return ids;
}

SyncStateEditor::SyncStateEditor(const Snapshot& snapshot) : state_(read_sync_state(snapshot)) {}

void SyncStateEditor::forget(const std::string& id) {
  const KnownArticles::Number found = state_.articles.find(id);
  if (found == KnownArticles::none) return;
  state_.files[state_.articles[found].file].complete = false;
  state_.articles.erase(found);
  changed_ = true;
}

void SyncStateEditor::save(IndexWriter& writer) const {
  if (changed_) writer.set_attachment(sync_attachment, serialize(state_));
}

}  // namespace tra::articles
