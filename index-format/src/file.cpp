#include "tra/format/file.h"

#include <xxhash.h>
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>  // XXH3 with the widest vectors of the processor
#endif

#include <algorithm>

namespace tra::format {

namespace {

constexpr std::uint64_t kPagesAhead = 4;  // pages fetched at a time where pages are read in order

std::uint64_t checksum(std::span<const std::byte> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t pages_of(std::uint64_t bytes) { return (bytes + kPageSize - 1) / kPageSize; }

}  // namespace

const char* to_string(FileKind kind) noexcept {
  switch (kind) {
    case FileKind::manifest:
      return "manifest";
    case FileKind::terms:
      return "terms";
    case FileKind::postings:
      return "postings";
    case FileKind::positions:
      return "positions";
    case FileKind::columns:
      return "columns";
    case FileKind::stored:
      return "stored";
    case FileKind::live_docs:
      return "live_docs";
    case FileKind::attachment:
      return "attachment";
    case FileKind::pairs:
      return "pairs";
  }
  return "unknown";
}

std::string to_hex(const SegmentId& id) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : id) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

SegmentId name_id(std::string_view file_name) {
  const XXH128_hash_t hash = XXH3_128bits(file_name.data(), file_name.size());
  SegmentId id;
  std::memcpy(id.data(), &hash.low64, 8);
  std::memcpy(id.data() + 8, &hash.high64, 8);
  return id;
}

struct FileWriter::Hash {
  XXH3_state_t* state = XXH3_createState();
  ~Hash() { XXH3_freeState(state); }
};

FileWriter::FileWriter(FileKind kind, const SegmentId& segment, Sink sink)
    : sink_(std::move(sink)), hash_(std::make_unique<Hash>()) {
  if (hash_->state == nullptr) throw std::bad_alloc();
  XXH3_64bits_reset(hash_->state);
  page_.reserve(kPageSize);
  ByteWriter header;
  for (const std::uint8_t byte : kMagic) header.u8(byte);
  header.u16(kFormatVersion);
  header.u16(static_cast<std::uint16_t>(kind));
  header.u32(kPageSize);
  for (const std::uint8_t byte : segment) header.u8(byte);
  while (header.size() < kHeaderSize - 8) header.u8(0);
  header.u64(checksum(header.view()));
  append(header.view());
}

FileWriter::~FileWriter() = default;

void FileWriter::append(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto part = bytes.first(std::min(bytes.size(), kPageSize - page_.size()));
    page_.insert(page_.end(), part.begin(), part.end());
    bytes = bytes.subspan(part.size());
    offset_ += part.size();
    if (page_.size() == kPageSize) end_page();
  }
}

void FileWriter::end_page() {
  page_sums_.push_back(checksum(page_));
  emit(page_);
  page_.clear();
}

void FileWriter::finish() {
  if (!page_.empty()) end_page();
  const std::uint64_t content_end = offset_;
  emit(std::as_bytes(std::span(page_sums_)));
  ByteWriter trailer;
  trailer.u64(content_end);
  trailer.u64(XXH3_64bits_digest(hash_->state));
  trailer.u64(0);
  trailer.u64(checksum(trailer.view()));
  sink_(trailer.view());
  offset_ += page_sums_.size() * sizeof(std::uint64_t) + kTrailerSize;
}

void FileWriter::emit(std::span<const std::byte> bytes) {
  XXH3_64bits_update(hash_->state, bytes.data(), bytes.size());
  sink_(bytes);
}

File::File(std::string path, std::span<const std::byte> bytes, FileKind kind, const SegmentId& segment, Fetch fetch)
    : path_(std::move(path)), bytes_(bytes), fetch_(std::move(fetch)) {
  if (bytes.size() < kHeaderSize + kTrailerSize)
    corrupt("the file is shorter than its header and trailer", bytes.size());
  const std::uint64_t trailer = bytes.size() - kTrailerSize;
  this->fetch(0, kHeaderSize);
  this->fetch(trailer, kTrailerSize);
  if (!std::equal(kMagic.begin(), kMagic.end(), reinterpret_cast<const std::uint8_t*>(bytes.data())))
    corrupt("not a file of an index: wrong magic bytes", 0);
  const auto version = load<std::uint16_t>(bytes.data() + 8);
  if (version != kFormatVersion)
    throw Error(ErrorCode::version,
                "format version " + std::to_string(version) + ", this build reads " + std::to_string(kFormatVersion) +
                    (version > kFormatVersion ? "; a newer tra made it" : ""),
                path_, 8);
  if (load<std::uint64_t>(bytes.data() + kHeaderSize - 8) != checksum(bytes.first(kHeaderSize - 8)))
    corrupt("the header's checksum does not match", 0);
  if (load<std::uint16_t>(bytes.data() + 10) != static_cast<std::uint16_t>(kind))
    corrupt(std::string("not a ") + to_string(kind) + " file", 10);
  if (load<std::uint32_t>(bytes.data() + 12) != kPageSize) corrupt("unknown page size", 12);
  if (!std::equal(segment.begin(), segment.end(), reinterpret_cast<const std::uint8_t*>(bytes.data() + 16)))
    corrupt("the file belongs to another segment or commit", 16);

  if (load<std::uint64_t>(bytes.data() + trailer + 24) != checksum(bytes.subspan(trailer, 24)))
    corrupt("the trailer's checksum does not match: the file is truncated or damaged", trailer);
  content_end_ = load<std::uint64_t>(bytes.data() + trailer);
  if (content_end_ < kHeaderSize || content_end_ > trailer ||
      pages_of(content_end_) * sizeof(std::uint64_t) != trailer - content_end_)
    corrupt("the trailer's lengths do not fit the file", trailer);
  this->fetch(content_end_, trailer - content_end_);
  verified_ = std::make_unique<std::atomic<std::uint64_t>[]>(pages_of(content_end_) / 64 + 1);
}

// When the page before was read too, the pages that follow are fetched as well: merges and checks go through whole
// files.
void File::fetch_page(std::uint64_t page) const {
  const bool in_order = page > 0 && is_verified(page - 1);
  const std::uint64_t begin = page * kPageSize;
  fetch(begin, std::min<std::uint64_t>((in_order ? kPagesAhead : 1) * kPageSize, bytes_.size() - begin));
}

void File::verify_page(std::uint64_t page) const {
  fetch_page(page);
  const std::uint64_t begin = page * kPageSize;
  const std::uint64_t length = std::min<std::uint64_t>(kPageSize, content_end_ - begin);
  if (load<std::uint64_t>(bytes_.data() + content_end_ + page * sizeof(std::uint64_t)) !=
      checksum(bytes_.subspan(begin, length)))
    corrupt("the checksum of page " + std::to_string(page) + " does not match", begin);
  verified_[page / 64].fetch_or(std::uint64_t{1} << (page % 64), std::memory_order_release);
}

void File::verify_all() const {
  for (std::uint64_t page = 0; page < pages_of(content_end_); ++page) verify_page(page);
  const std::uint64_t trailer = bytes_.size() - kTrailerSize;
  if (load<std::uint64_t>(bytes_.data() + trailer + 8) != checksum(bytes_.first(trailer)))
    corrupt("the checksum of the whole file does not match", trailer + 8);
}

void File::corrupt(const std::string& message, std::uint64_t offset) const {
  throw Error(ErrorCode::corruption, message, path_, offset);
}

void File::outside(std::uint64_t offset) const { corrupt("a reference points outside the file", offset); }

}  // namespace tra::format
