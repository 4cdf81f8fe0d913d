#include "articles/sync_state.h"

#include <algorithm>
#include <utility>

#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr std::string_view magic = "tra sync state 3\n";
constexpr std::uint8_t id_is_file_key = 0x10;  // beside the reader in an article's first byte

void put_number(std::string& out, std::uint64_t value) {  // LEB128
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7F) | 0x80);
  out += static_cast<char>(value);
}

void put_hash(std::string& out, std::uint64_t hash) {
  for (unsigned i = 0; i < 8; ++i) out += static_cast<char>(hash >> (8 * i));
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

// So that equal states are equal bytes.
std::vector<const std::pair<const std::string, ArticleRecord>*> sorted_by_id(const SyncState& state) {
  std::vector<const std::pair<const std::string, ArticleRecord>*> sorted;
  sorted.reserve(state.articles.size());
  for (const auto& entry : state.articles) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  return sorted;
}

class Input {
 public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(take(1)[0]);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail();
  }
  std::uint64_t hash() {
    const std::string_view bytes = take(8);
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i)
      value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes[i])) << (8 * i);
    return value;
  }
  std::string_view text() { return take(number()); }
  std::string_view take(std::uint64_t count) {
    if (count > bytes_.size() - at_) fail();
    const std::string_view taken = bytes_.substr(at_, count);
    at_ += count;
    return taken;
  }
  bool at_end() const { return at_ == bytes_.size(); }
  [[noreturn]] void fail() const {
    throw Error(ErrorCode::corruption, "the state of the last sync cannot be read", sync_attachment, at_);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string serialize(const SyncState& state) {
  std::string out(magic);
  put_number(out, state.files.size());
  for (const FileRecord& file : state.files) {
    put_text(out, file.key);
    put_number(out, file.size);
    put_number(out, static_cast<std::uint64_t>(file.mtime_ns));
    put_number(out, file.complete ? 1 : 0);
    put_number(out, file.failures.size());
    for (const ReadFailure& failure : file.failures) {
      put_text(out, failure.path);
      put_number(out, failure.line);
      put_number(out, failure.passed_over ? failure.count : 0);
      put_text(out, failure.reason);
    }
  }
  put_number(out, state.articles.size());
  for (const auto* entry : sorted_by_id(state)) {
    const auto& [id, article] = *entry;
    const bool same = state.files[article.file].key == id;
    out += static_cast<char>(static_cast<std::uint8_t>(article.reader) | (same ? id_is_file_key : 0));
    put_number(out, article.file);
    put_hash(out, article.content_hash);
    if (!same) put_text(out, id);
    put_number(out, article.paragraphs.size());
    for (const std::uint64_t paragraph : article.paragraphs) put_hash(out, paragraph);
  }
  return out;
}

SyncState parse_sync_state(std::string_view bytes) {
  Input in(bytes);
  if (bytes.size() < magic.size() || in.take(magic.size()) != magic) in.fail();
  SyncState state;
  for (std::uint64_t files = in.number(); files > 0; --files) {
    FileRecord file;
    file.key = in.text();
    file.size = in.number();
    file.mtime_ns = static_cast<std::int64_t>(in.number());
    file.complete = in.number() != 0;
    for (std::uint64_t failures = in.number(); failures > 0; --failures) {
      ReadFailure failure;
      failure.path = in.text();
      failure.line = in.number();
      if (const std::uint64_t count = in.number(); count > 0) {
        failure.passed_over = true;
        failure.count = count;
      }
      failure.reason = in.text();
      file.failures.push_back(std::move(failure));
    }
    state.files.push_back(std::move(file));
  }
  const std::uint64_t articles = in.number();
  if (articles > bytes.size()) in.fail();
  state.articles.reserve(articles);
  for (std::uint64_t i = 0; i < articles; ++i) {
    const auto first = static_cast<std::uint8_t>(in.take(1)[0]);
    ArticleRecord article;
    article.reader = static_cast<Reader>(first & 0x0F);
    const std::uint64_t file = in.number();
    if (file >= state.files.size() || article.reader > Reader::jsonl) in.fail();
    article.file = static_cast<std::uint32_t>(file);
    article.content_hash = in.hash();
    const std::string_view id = (first & id_is_file_key) != 0 ? std::string_view(state.files[file].key) : in.text();
    for (std::uint64_t paragraphs = in.number(); paragraphs > 0; --paragraphs) article.paragraphs.push_back(in.hash());
    state.articles.emplace(id, std::move(article));
  }
  if (!in.at_end()) in.fail();
  return state;
}

SyncStateEditor::SyncStateEditor(const Snapshot& snapshot) {
  if (const auto bytes = snapshot.attachment(sync_attachment)) state_ = parse_sync_state(*bytes);
}

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
