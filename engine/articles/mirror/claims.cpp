#include "articles/mirror/claims.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "archive/read/passed_over.h"

namespace tra::articles {
namespace {

constexpr std::uint32_t no_file = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t most_fixed_bytes = 48;  // of a file or an article in the state, beside its texts and paragraphs

std::uint64_t order_of(std::uint32_t file, std::uint32_t number_in_file) {
  return (static_cast<std::uint64_t>(file) + 1) << 32 | number_in_file;
}

}  // namespace

Claims::Claims(SyncState last, std::set<std::uint32_t> reread, Exists exists)
    : reread_(std::move(reread)),
      // Without a state, any article of the index may be one of an archive, which takes it over.
      exists_(last.lost ? [](const std::string&) { return false; } : std::move(exists)),
      archives_(std::move(last.archives)),
      new_number_(last.files.size(), no_file),
      last_(std::move(last)) {
  for (std::uint32_t i = 0; i < last_.files.size(); ++i)
    old_files_.emplace(std::pair(last_.files[i].archive, last_.files[i].key), i);
}

std::uint32_t Claims::add_file(std::uint32_t archive, const ArchiveFile& file) {
  const auto number = static_cast<std::uint32_t>(files_.size());
  FileRecord record{archive, file.id, file.size, file.mtime_ns, false, Reader::text, {}, {}, {}};
  FileEntry entry;
  entry.in_archive = entry.must_read = true;
  if (const auto old = old_files_.find({archive, file.id}); old != old_files_.end()) {
    new_number_[old->second] = number;
    FileRecord& before = last_.files[old->second];
    if (before.complete && before.size == record.size && before.mtime_ns == record.mtime_ns &&
        !reread_.contains(archive)) {
      record = std::move(before);
      entry.must_read = false;
    }
  }
  if (entry.must_read) changed_ = true;
  files_.push_back(std::move(record));
  entries_.push_back(entry);
  return number;
}

void Claims::settle(const std::function<Absence(const FileRecord& file)>& absence) {
  for (std::uint32_t i = 0; i < last_.files.size(); ++i) {
    if (new_number_[i] != no_file) continue;
    new_number_[i] = static_cast<std::uint32_t>(files_.size());
    const Absence why = absence(last_.files[i]);
    FileEntry entry;
    entry.untouched = why == Absence::untouched;
    entry.keep_articles = why == Absence::unreadable;
    if (why == Absence::gone) changed_ = true;
    entries_.push_back(entry);
    files_.push_back(std::move(last_.files[i]));
  }
  articles_.reserve(last_.articles.size());
  while (!last_.articles.empty()) {
    auto node = last_.articles.extract(last_.articles.begin());
    ArticleEntry article{std::move(node.mapped()), true, 0};
    article.record.file = new_number_[article.record.file];
    const FileEntry& file = entries_[article.record.file];
    const std::uint32_t archive = files_[article.record.file].archive;
    ++known_articles_[archive];
    if (!file.in_archive && !file.untouched && !file.keep_articles) ++gone_articles_[archive];
    if (file.untouched || (file.in_archive && !file.must_read))
      article.order = order_of(article.record.file, std::numeric_limits<std::uint32_t>::max());
    text_bytes_ += node.key().size() + sizeof(std::uint64_t) * article.record.paragraphs.size();
    articles_.emplace(std::move(node.key()), std::move(article));
  }
  old_files_.clear();
}

void Claims::settle_refusals() {
  std::set<std::uint32_t> freed;
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    const std::vector<std::string>& ids = files_[i].refused;
    if (entries_[i].in_archive && !entries_[i].must_read &&
        !std::all_of(ids.begin(), ids.end(), [&](const std::string& id) { return is_taken(files_[i].archive, id); }))
      freed.insert(i);
  }
  if (freed.empty()) return;
  for (const std::uint32_t file : freed) {
    entries_[file].must_read = changed_ = true;
    files_[file].refused.clear();
    files_[file].failures.clear();
  }
  for (auto& [id, article] : articles_)
    if (freed.contains(article.record.file)) article.order = 0;
}

// Whether the article's file is gone, so that another archive may take over its id, as when an article was moved.
bool Claims::is_vacant(const ArticleEntry& article) const {
  const FileEntry& file = entries_[article.record.file];
  return article.order == 0 && !file.in_archive && !file.untouched && !file.keep_articles &&
         !held(files_[article.record.file].archive);
}

bool Claims::is_taken(std::uint32_t archive, const std::string& id) const {
  const auto found = articles_.find(id);
  if (found == articles_.end()) return exists_(id);
  return files_[found->second.record.file].archive != archive && !is_vacant(found->second);
}

const FileRecord* Claims::holder(const std::string& id) const {
  const auto found = articles_.find(id);
  return found == articles_.end() ? nullptr : &files_[found->second.record.file];
}

Claims::Claim Claims::claim(std::uint32_t file, std::uint32_t number_in_file, const std::string& id,
                            std::uint64_t content_hash) {
  if (is_taken(files_[file].archive, id)) {
    files_[file].refused.push_back(id);
    return {Claim::Action::taken, holder(id)};
  }
  const std::uint64_t order = order_of(file, number_in_file);
  const auto [found, inserted] = articles_.try_emplace(id);
  ArticleEntry& article = found->second;
  if (inserted) text_bytes_ += id.size();
  if (inserted || article.order == 0) {
    article.order = order;
    article.record.file = file;
    if (article.in_index && article.record.content_hash == content_hash && !reread_.contains(files_[file].archive))
      return {Claim::Action::unchanged};
    return {Claim::Action::index};
  }
  const bool wins = order > article.order;
  const std::uint32_t rival = article.record.file;
  if (rival != file) entries_[wins ? rival : file].shadowed = true;
  if (wins) {
    article.order = order;
    article.record.file = file;
  }
  return {wins ? Claim::Action::later : Claim::Action::lost, &files_[rival]};
}

bool Claims::indexed(const std::string& id, Indexed indexed) {
  ArticleEntry& article = articles_[id];
  article.record.content_hash = indexed.content_hash;
  article.record.reader = indexed.reader;
  text_bytes_ += sizeof(std::uint64_t) * indexed.paragraphs.size();
  text_bytes_ -= sizeof(std::uint64_t) * article.record.paragraphs.size();
  article.record.paragraphs = std::move(indexed.paragraphs);
  article.record.address = indexed.address;
  article.record.note = indexed.note;
  return !std::exchange(article.in_index, true);
}

void Claims::refused(std::uint32_t file, ReadFailure failure) {
  add_failure(files_[file].failures, std::move(failure), max_remembered_failures);
}

void Claims::read_done(std::uint32_t file, Reader reader, std::vector<ReadFailure> failures,
                       std::vector<PageNote> notes, bool whole) {
  files_[file].reader = reader;
  files_[file].notes = std::move(notes);
  entries_[file].read = whole;
  entries_[file].keep_articles =
      std::any_of(failures.begin(), failures.end(), [](const ReadFailure& f) { return !f.passed_over; });
  for (ReadFailure& failure : failures) files_[file].failures.push_back(std::move(failure));
}

std::vector<Claims::Leftover> Claims::leftovers() const {
  std::vector<Leftover> leftovers;
  for (const auto& [id, article] : articles_)
    if (article.order == 0 && article.in_index)
      leftovers.push_back({id, files_[article.record.file].archive, article.record.reader,
                           entries_[article.record.file].keep_articles});
  return leftovers;
}

std::uint64_t Claims::at(const std::map<std::uint32_t, std::uint64_t>& counts, std::uint32_t archive) {
  const auto found = counts.find(archive);
  return found == counts.end() ? 0 : found->second;
}

std::map<std::uint32_t, std::array<std::uint64_t, reader_count>> Claims::unread_articles() const {
  std::map<std::uint32_t, std::array<std::uint64_t, reader_count>> counts;
  for (const auto& [id, article] : articles_) {
    const std::uint32_t file = article.record.file;
    if (entries_[file].in_archive && !entries_[file].must_read)
      ++counts[files_[file].archive][static_cast<std::size_t>(article.record.reader)];
  }
  return counts;
}

std::map<std::uint32_t, std::uint64_t> Claims::articles_by_archive() const {
  std::map<std::uint32_t, std::uint64_t> counts;
  for (const auto& [id, article] : articles_)
    if (article.in_index) ++counts[files_[article.record.file].archive];
  return counts;
}

ParagraphCounts Claims::count_paragraphs() const {
  ParagraphCounts counts;
  for (const auto& [id, article] : articles_)
    if (article.in_index) counts.add(article.record.paragraphs);
  return counts;
}

PageNotes Claims::notes() const {
  PageNotes notes;
  for (std::uint32_t i = 0; i < files_.size(); ++i)
    if (entries_[i].in_archive) notes.add(files_[i].notes);
  return notes;
}

std::map<std::uint32_t, std::set<std::string>> Claims::outdated(const ParagraphCounts& counts,
                                                                const PageNotes& notes) const {
  std::map<std::uint32_t, std::set<std::string>> outdated;
  for (const auto& [id, article] : articles_) {
    const auto changed = [&](std::uint64_t paragraph) { return counts.repeated(paragraph) != ((paragraph & 1) != 0); };
    const std::vector<std::uint64_t>& paragraphs = article.record.paragraphs;
    if (article.in_index && entries_[article.record.file].in_archive &&
        (std::any_of(paragraphs.begin(), paragraphs.end(), changed) ||
         (article.record.address != 0 && note_hash(notes.find(article.record.address)) != article.record.note)))
      outdated[article.record.file].insert(id);
  }
  return outdated;
}

// A file that lost an article to another file is read again by the next run, because the other file may be gone by
// then.
bool Claims::is_complete(std::uint32_t file) const {
  const FileEntry& entry = entries_[file];
  if (entry.untouched) return files_[file].complete;
  if (entry.shadowed) return false;
  return entry.must_read ? entry.read && entry.pending == 0 : files_[file].complete;
}

std::string Claims::state() const {
  std::vector<bool> used(files_.size());
  for (std::uint32_t i = 0; i < files_.size(); ++i) used[i] = entries_[i].in_archive || entries_[i].untouched;
  std::vector<const std::pair<const std::string, ArticleEntry>*> articles;
  articles.reserve(articles_.size());
  std::size_t bytes = 0;
  for (const auto& entry : articles_) {
    const auto& [id, article] = entry;
    if (!article.in_index) continue;
    used[article.record.file] = true;
    articles.push_back(&entry);
    bytes += most_fixed_bytes + id.size() + sizeof(std::uint64_t) * article.record.paragraphs.size();
  }
  std::sort(articles.begin(), articles.end(), [](const auto* a, const auto* b) { return a->first < b->first; });

  std::vector<std::uint32_t> number(files_.size());
  std::uint32_t files = 0;
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    if (!used[i]) continue;
    number[i] = files++;
    bytes += most_fixed_bytes + files_[i].key.size();
  }
  SyncStateBytes state(files, bytes);
  for (std::uint32_t i = 0; i < files_.size(); ++i)
    if (used[i]) state.add(files_[i], is_complete(i));
  state.begin_articles(articles.size());
  for (const auto* entry : articles) {
    const auto& [id, article] = *entry;
    const FileRecord& file = files_[article.record.file];
    state.add(id, article.record, number[article.record.file], file, archives_[file.archive]);
  }
  return state.take();
}

std::uint64_t Claims::memory() const {
  constexpr std::uint64_t node = 40, bytes_of_state = 40;  // a node of the hash table, and what state() takes
  return articles_.size() * (sizeof(std::string) + sizeof(ArticleEntry) + node + bytes_of_state) + text_bytes_ +
         files_.size() * (sizeof(FileRecord) + sizeof(FileEntry) + bytes_of_state);
}

const PageNote* note_for(const ParsedArticle& parsed, const PageNotes& notes, Claims::Indexed& indexed) {
  const Article& article = parsed.article;
  if (article.url.empty() || (!article.date.empty() && !article.title.empty())) return nullptr;
  indexed.address = address_key(article.url);
  const PageNote* note = notes.find(indexed.address);
  indexed.note = note_hash(note);
  return note;
}

}  // namespace tra::articles
