#include "articles/mirror/claims.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "archive/read/passed_over.h"

namespace tra::articles {
namespace {

constexpr std::uint32_t no_file = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t last_place = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t most_fixed_bytes = 48;  // of a file or an article in the state, beside its texts and paragraphs

}  // namespace

Claims::Claims(SyncState last, std::set<std::uint32_t> reread, Exists exists)
    : reread_(std::move(reread)),
      // Without a state, any article of the index may be one of an archive, which takes it over.
      exists_(last.lost ? [](const std::string&) { return false; } : std::move(exists)),
      archives_(std::move(last.archives)),
      articles_(std::move(last.articles)),
      last_files_(std::move(last.files)),
      old_files_(last_files_.size()),
      new_number_(last_files_.size(), no_file) {
  std::iota(old_files_.begin(), old_files_.end(), 0);
  std::sort(old_files_.begin(), old_files_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(last_files_[a].archive, last_files_[a].key) < std::tie(last_files_[b].archive, last_files_[b].key);
  });
}

void Claims::expect_files(std::size_t files) {
  files_.reserve(files);
  entries_.reserve(files);
}

std::uint32_t Claims::add_file(std::uint32_t archive, ArchiveFile file) {
  const auto number = static_cast<std::uint32_t>(files_.size());
  const auto is_before = [&](std::uint32_t old, const std::string& key) {
    return std::tie(last_files_[old].archive, last_files_[old].key) < std::tie(archive, key);
  };
  FileEntry entry;
  entry.in_archive = entry.must_read = true;
  const auto old = std::lower_bound(old_files_.begin(), old_files_.end(), file.id, is_before);
  FileRecord record{archive, false, Reader::text, std::move(file.id), file.size, file.mtime_ns};
  if (old != old_files_.end() && last_files_[*old].archive == archive && last_files_[*old].key == record.key) {
    new_number_[*old] = number;
    FileRecord& before = last_files_[*old];
    if (before.complete && before.size == record.size && before.mtime_ns == record.mtime_ns &&
        !reread_.contains(archive)) {
      record.complete = true;
      record.reader = before.reader;
      record.remarks = std::move(before.remarks);
      entry.must_read = false;
    }
  }
  if (entry.must_read) changed_ = true;
  files_.push_back(std::move(record));
  entries_.push_back(entry);
  return number;
}

void Claims::settle(const std::function<Absence(const FileRecord& file)>& absence) {
  for (std::uint32_t i = 0; i < last_files_.size(); ++i) {
    if (new_number_[i] != no_file) continue;
    new_number_[i] = static_cast<std::uint32_t>(files_.size());
    const Absence why = absence(last_files_[i]);
    FileEntry entry;
    entry.untouched = why == Absence::untouched;
    entry.keep_articles = why == Absence::unreadable;
    if (why == Absence::gone) changed_ = true;
    entries_.push_back(entry);
    files_.push_back(std::move(last_files_[i]));
  }
  for (Number a = articles_.next(0); a != KnownArticles::none; a = articles_.next(a + 1)) {
    KnownArticles::Entry& article = articles_[a];
    article.in_index = true;
    article.file = new_number_[article.file];
    const FileEntry& file = entries_[article.file];
    const std::uint32_t archive = files_[article.file].archive;
    ++known_articles_[archive];
    if (!file.in_archive && !file.untouched && !file.keep_articles) ++gone_articles_[archive];
    if (file.untouched || (file.in_archive && !file.must_read)) {
      article.claimed = true;
      article.place = last_place;
    }
  }
  std::vector<FileRecord>().swap(last_files_);  // unlike an assignment, this frees the memory
  std::vector<std::uint32_t>().swap(old_files_);
  std::vector<std::uint32_t>().swap(new_number_);
}

void Claims::settle_refusals() {
  std::set<std::uint32_t> freed;
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    const std::vector<std::string>& ids = files_[i].remarks->refused;
    if (entries_[i].in_archive && !entries_[i].must_read &&
        !std::all_of(ids.begin(), ids.end(), [&](const std::string& id) { return is_taken(files_[i].archive, id); }))
      freed.insert(i);
  }
  if (freed.empty()) return;
  for (const std::uint32_t file : freed) {
    entries_[file].must_read = changed_ = true;
    files_[file].remarks.edit().refused.clear();
    files_[file].remarks.edit().failures.clear();
  }
  for (Number a = articles_.next(0); a != KnownArticles::none; a = articles_.next(a + 1))
    if (freed.contains(articles_[a].file)) articles_[a].claimed = false;
}

// Whether the article's file is gone, so that another archive may take over its id, as when an article was moved.
bool Claims::is_vacant(const KnownArticles::Entry& article) const {
  const FileEntry& file = entries_[article.file];
  return !article.claimed && !file.in_archive && !file.untouched && !file.keep_articles &&
         !held(files_[article.file].archive);
}

bool Claims::is_taken(std::uint32_t archive, const std::string& id) const {
  const Number found = articles_.find(id);
  if (found == KnownArticles::none) return exists_(id);
  return files_[articles_[found].file].archive != archive && !is_vacant(articles_[found]);
}

const FileRecord* Claims::holder(const std::string& id) const {
  const Number found = articles_.find(id);
  return found == KnownArticles::none ? nullptr : &files_[articles_[found].file];
}

Claims::Claim Claims::claim(std::uint32_t file, std::uint32_t number_in_file, const std::string& id,
                            std::uint64_t content_hash) {
  if (is_taken(files_[file].archive, id)) {
    files_[file].remarks.edit().refused.push_back(id);
    return {Claim::Action::taken, holder(id)};
  }
  KnownArticles::Entry& article = articles_[articles_.add(id).first];
  if (!article.claimed) {
    article.claimed = true;
    article.file = file;
    article.place = number_in_file;
    if (article.in_index && article.content_hash == content_hash && !reread_.contains(files_[file].archive))
      return {Claim::Action::unchanged};
    return {Claim::Action::index};
  }
  const std::uint32_t rival = article.file;
  const bool wins = std::pair(file, number_in_file) > std::pair(rival, article.place);
  if (rival != file) entries_[wins ? rival : file].shadowed = true;
  if (wins) {
    article.file = file;
    article.place = number_in_file;
  }
  return {wins ? Claim::Action::later : Claim::Action::lost, &files_[rival]};
}

bool Claims::indexed(const std::string& id, const Indexed& indexed) {
  const Number number = articles_.add(id).first;
  KnownArticles::Entry& article = articles_[number];
  article.content_hash = indexed.content_hash;
  article.reader = indexed.reader;
  articles_.set_page(number, indexed.page);
  const bool is_new = !article.in_index;
  article.in_index = true;
  return is_new;
}

void Claims::refused(std::uint32_t file, ReadFailure failure) {
  add_failure(files_[file].remarks.edit().failures, std::move(failure), max_remembered_failures);
}

void Claims::read_done(std::uint32_t file, Reader reader, std::vector<ReadFailure> failures,
                       std::vector<PageNote> notes, bool whole) {
  files_[file].reader = reader;
  if (!notes.empty() || !files_[file].remarks->notes.empty()) files_[file].remarks.edit().notes = std::move(notes);
  entries_[file].read = whole;
  entries_[file].keep_articles =
      std::any_of(failures.begin(), failures.end(), [](const ReadFailure& f) { return !f.passed_over; });
  for (ReadFailure& failure : failures) files_[file].remarks.edit().failures.push_back(std::move(failure));
}

std::vector<Claims::Leftover> Claims::leftovers() const {
  std::vector<Leftover> leftovers;
  for (Number a = articles_.next(0); a != KnownArticles::none; a = articles_.next(a + 1)) {
    const KnownArticles::Entry& article = articles_[a];
    if (!article.claimed && article.in_index)
      leftovers.push_back({std::string(articles_.id(a)), files_[article.file].archive, article.reader,
                           entries_[article.file].keep_articles});
  }
  return leftovers;
}

std::uint64_t Claims::at(const std::map<std::uint32_t, std::uint64_t>& counts, std::uint32_t archive) {
  const auto found = counts.find(archive);
  return found == counts.end() ? 0 : found->second;
}

std::map<std::uint32_t, std::array<std::uint64_t, reader_count>> Claims::unread_articles() const {
  std::map<std::uint32_t, std::array<std::uint64_t, reader_count>> counts;
  for (Number a = articles_.next(0); a != KnownArticles::none; a = articles_.next(a + 1)) {
    const std::uint32_t file = articles_[a].file;
    if (entries_[file].in_archive && !entries_[file].must_read)
      ++counts[files_[file].archive][static_cast<std::size_t>(articles_[a].reader)];
  }
  return counts;
}

std::map<std::uint32_t, std::uint64_t> Claims::articles_by_archive() const {
  std::map<std::uint32_t, std::uint64_t> counts;
  for (Number a = articles_.next(0); a != KnownArticles::none; a = articles_.next(a + 1))
    if (articles_[a].in_index) ++counts[files_[articles_[a].file].archive];
  return counts;
}

ParagraphCounts Claims::count_paragraphs() const {
  ParagraphCounts counts;
  for (Number a = articles_.next(0); a != KnownArticles::none; a = articles_.next(a + 1))
    if (articles_[a].in_index) counts.add(articles_, a);
  return counts;
}

PageNotes Claims::notes() const {
  PageNotes notes;
  for (std::uint32_t i = 0; i < files_.size(); ++i)
    if (entries_[i].in_archive) notes.add(files_[i].remarks->notes);
  return notes;
}

std::map<std::uint32_t, std::set<std::string>> Claims::outdated(const ParagraphCounts& counts,
                                                                const PageNotes& notes) const {
  const auto is_outdated = [&](Number a) {
    for (std::uint64_t i = articles_.paragraphs(a); i-- > 0;) {
      const std::uint64_t paragraph = articles_.paragraph(a, i);
      if (counts.repeated(paragraph) != ((paragraph & 1) != 0)) return true;
    }
    const std::uint64_t address = articles_.address(a);
    return address != 0 && note_hash(notes.find(address)) != articles_.note(a);
  };
  std::map<std::uint32_t, std::set<std::string>> outdated;
  for (Number a = articles_.next(0); a != KnownArticles::none; a = articles_.next(a + 1))
    if (articles_[a].in_index && entries_[articles_[a].file].in_archive && is_outdated(a))
      outdated[articles_[a].file].emplace(articles_.id(a));
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
  std::vector<Number> articles = articles_.by_id();
  std::erase_if(articles, [&](Number a) { return !articles_[a].in_index; });
  for (const Number a : articles) used[articles_[a].file] = true;

  std::size_t bytes = most_fixed_bytes * articles.size() + articles_.own_bytes();
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
  for (const Number a : articles) {
    const FileRecord& file = files_[articles_[a].file];
    state.add(articles_, a, number[articles_[a].file], file, archives_[file.archive]);
  }
  return state.take();
}

std::uint64_t Claims::memory() const {
  constexpr std::uint64_t bytes_of_state = 40, bytes_of_key = 40;  // what state() takes, and a key
  return articles_.memory() + articles_.size() * bytes_of_state +
         files_.size() * (sizeof(FileRecord) + sizeof(FileEntry) + bytes_of_key + bytes_of_state);
}

const PageNote* note_for(const ParsedArticle& parsed, const PageNotes& notes, Claims::Indexed& indexed) {
  const Article& article = parsed.article;
  if (article.url.empty() || (!article.date.empty() && !article.title.empty())) return nullptr;
  indexed.page.address = address_key(article.url);
  const PageNote* note = notes.find(indexed.page.address);
  indexed.page.note = note_hash(note);
  return note;
}

}  // namespace tra::articles
