#include "tra/format/stored_fields.h"

#define ZDICT_STATIC_LINKING_ONLY  // fastCover with given parameters
#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <new>
#include <utility>

namespace tra::format {

namespace {

constexpr int kLevel = 3;
constexpr std::size_t kTrainingBytes = 4u << 20, kDictionaryBytes = 64 * 1024;
// Blocks are compressed several at a time, so that the tables of zstd stay in the processor's cache between them.
constexpr std::size_t kBytesTogether = 512 * 1024;
constexpr std::size_t kLongDocument = 4u << 20;  // held in memory once less while it is compressed
constexpr std::uint64_t kStoredTail = 20, kTableEntry = 12;
// Leaves room for other documents of a block, which blocks of earlier writers have, and for the document's length
// field.
constexpr std::size_t kMaxDocumentBytes = kMaxStoredBlockBytes - kStoredBlockBytes - 10;

void check(std::size_t code, const char* what) {
  if (ZSTD_isError(code))
    throw Error(ErrorCode::resource_exhausted, std::string(what) + ": " + ZSTD_getErrorName(code));
}

void put_varint(std::string& to, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) to += static_cast<char>(value | 0x80);
  to += static_cast<char>(value);
}

std::size_t varint_bytes(std::uint64_t value) {
  std::size_t bytes = 1;
  for (; value >= 0x80; value >>= 7) ++bytes;
  return bytes;
}

// What ZDICT_trainFromBuffer() starts from, with one segment size instead of five that are tried by compressing the
// samples with each: a fifth of the time for dictionaries that compress news as well (bench/history.md).
ZDICT_fastCover_params_t training_parameters() {
  ZDICT_fastCover_params_t parameters{};
  parameters.k = 200;
  parameters.d = 8;
  parameters.f = 20;
  parameters.accel = 1;
  parameters.splitPoint = 1;
  parameters.zParams.compressionLevel = kLevel;
  return parameters;
}

void append_head(FileWriter& file, std::size_t raw_bytes) {
  ByteWriter head;
  head.u32(static_cast<std::uint32_t>(raw_bytes));
  file.append(head.view());
}

}  // namespace

struct StoredFieldsWriter::Zstd {
  Zstd() {
    if (context == nullptr) throw std::bad_alloc();
  }
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CDict* dictionary = nullptr;
  std::string_view long_document;  // the document being added, when it is long
  ~Zstd() {
    ZSTD_freeCCtx(context);
    ZSTD_freeCDict(dictionary);
  }

  // Writes a block of `before` and the long document piece by piece, so that neither the block nor its frame is held in
  // memory.
  void compress(FileWriter& file, std::string_view before) {
    const std::size_t bytes = before.size() + long_document.size();
    append_head(file, bytes);
    reset();
    check(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kLevel), kWhat);
    check(ZSTD_CCtx_setPledgedSrcSize(context, bytes), kWhat);
    if (dictionary != nullptr) check(ZSTD_CCtx_refCDict(context, dictionary), kWhat);
    std::string frame(ZSTD_CStreamOutSize(), '\0');
    put(file, before, ZSTD_e_continue, frame);
    put(file, long_document, ZSTD_e_end, frame);
    reset();
    long_document = {};
  }

 private:
  void reset() { check(ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters), kWhat); }

  void put(FileWriter& file, std::string_view piece, ZSTD_EndDirective end, std::string& frame) {
    ZSTD_inBuffer in{piece.data(), piece.size(), 0};
    bool more = true;
    while (more) {
      ZSTD_outBuffer out{frame.data(), frame.size(), 0};
      const std::size_t left = ZSTD_compressStream2(context, &out, &in, end);
      check(left, kWhat);
      file.append(as_bytes(std::string_view(frame).substr(0, out.pos)));
      more = end == ZSTD_e_end ? left != 0 : in.pos < in.size;
    }
  }

  static constexpr const char* kWhat = "compressing stored fields";
};

StoredFieldsWriter::StoredFieldsWriter(FileWriter& file) : file_(file), zstd_(std::make_unique<Zstd>()) {}
StoredFieldsWriter::~StoredFieldsWriter() = default;

void StoredFieldsWriter::add(std::string_view document) {
  if (document.size() > kMaxDocumentBytes)
    throw Error(ErrorCode::resource_exhausted, "a document is larger than 1 GiB");
  // Up to kStoredBlockBytes zstd refers to the tables of the dictionary. For more it copies these 384 KiB, which takes
  // longer than compressing the block.
  if (!block_.empty() && block_.size() + varint_bytes(document.size()) + document.size() > kStoredBlockBytes)
    end_block();
  put_varint(block_, document.size());
  ++documents_;
  if (document.size() >= kLongDocument) {
    zstd_->long_document = document;
    compress_waiting();
    table_.emplace_back(block_first_, file_.offset());
    zstd_->compress(file_, block_);
    block_.clear();
    block_first_ = documents_;
    return;
  }
  block_ += document;
  if (block_.size() >= kStoredBlockBytes) end_block();
}

void StoredFieldsWriter::end_block() {
  waiting_bytes_ += block_.size();
  waiting_.emplace_back(std::exchange(block_, {}), block_first_);
  block_first_ = documents_;
  if (waiting_bytes_ >= (trained_ ? kBytesTogether : kTrainingBytes)) compress_waiting();
}

void StoredFieldsWriter::compress_waiting() {
  if (!trained_) train();
  for (const auto& [raw, first_document] : waiting_) compress_block(raw, first_document);
  waiting_.clear();
  waiting_bytes_ = 0;
}

void StoredFieldsWriter::train() {
  // Dictionary training works better on samples of a few KiB than on whole blocks, and needs at least eight of them.
  std::string samples, dictionary(kDictionaryBytes, '\0');
  std::vector<std::size_t> sizes;
  const auto add_samples = [&](std::string_view raw) {
    for (std::size_t at = 0; at < raw.size() && samples.size() < kTrainingBytes; at += 2048) {
      const std::size_t size = std::min<std::size_t>(2048, raw.size() - at);
      samples.append(raw, at, size);
      sizes.push_back(size);
    }
  };
  for (const auto& [raw, first_document] : waiting_) add_samples(raw);
  add_samples(zstd_->long_document);
  std::size_t size = 0;
  if (samples.size() >= 8 * kDictionaryBytes) {
    size = ZDICT_trainFromBuffer_fastCover(dictionary.data(), dictionary.size(), samples.data(), sizes.data(),
                                           static_cast<unsigned>(sizes.size()), training_parameters());
    // The samples are too uniform to train a dictionary, so blocks are compressed without one.
    if (ZDICT_isError(size)) size = 0;
  }
  dictionary.resize(size);
  file_.append(as_bytes(dictionary));
  dictionary_bytes_ = static_cast<std::uint32_t>(size);
  if (size != 0) {
    zstd_->dictionary = ZSTD_createCDict(dictionary.data(), dictionary.size(), kLevel);
    if (zstd_->dictionary == nullptr) throw std::bad_alloc();
  }
  trained_ = true;
}

void StoredFieldsWriter::compress_block(std::string_view raw, std::uint32_t first_document) {
  compressed_.resize(ZSTD_compressBound(raw.size()));
  const std::size_t size =
      zstd_->dictionary != nullptr
          ? ZSTD_compress_usingCDict(zstd_->context, compressed_.data(), compressed_.size(), raw.data(), raw.size(),
                                     zstd_->dictionary)
          : ZSTD_compressCCtx(zstd_->context, compressed_.data(), compressed_.size(), raw.data(), raw.size(), kLevel);
  check(size, "compressing stored fields");
  table_.emplace_back(first_document, file_.offset());
  append_head(file_, raw.size());
  file_.append(as_bytes(std::string_view(compressed_).substr(0, size)));
}

void StoredFieldsWriter::finish() {
  if (!block_.empty()) end_block();
  compress_waiting();
  const std::uint64_t table_offset = file_.offset();
  ByteWriter out;
  for (const auto& [first, offset] : table_) {
    out.u32(first);
    out.u64(offset);
  }
  out.u32(dictionary_bytes_);
  out.u64(table_offset);
  out.u32(static_cast<std::uint32_t>(table_.size()));
  out.u32(documents_);
  file_.append(out.view());
}

std::size_t StoredFieldsWriter::memory() const noexcept {
  std::size_t bytes = block_.capacity() + compressed_.capacity() + table_.capacity() * sizeof table_[0];
  for (const auto& [raw, first_document] : waiting_) bytes += raw.capacity();
  return bytes + (2u << 20);  // memory of zstd's tables at this level
}

namespace {

constinit std::array<std::atomic<ZSTD_DCtx*>, 16> idle_contexts{};

// zstd's working memory for decompression, some 100 KiB. Idle ones are kept for later blocks of any thread. They are
// not thread_local, because glibc ends the process when there is no memory to register a thread's destructor.
class DecompressionContext {
 public:
  DecompressionContext() : context(take()) {
    if (context == nullptr) throw std::bad_alloc();
  }
  ~DecompressionContext() { give_back(context); }
  DecompressionContext(const DecompressionContext&) = delete;

  ZSTD_DCtx* const context;

 private:
  static ZSTD_DCtx* take() {
    for (auto& idle : idle_contexts)
      if (idle.load(std::memory_order_relaxed) != nullptr)
        if (ZSTD_DCtx* const taken = idle.exchange(nullptr)) return taken;
    return ZSTD_createDCtx();
  }
  static void give_back(ZSTD_DCtx* context) {
    for (auto& idle : idle_contexts)
      if (ZSTD_DCtx* none = nullptr; idle.compare_exchange_strong(none, context)) return;
    ZSTD_freeDCtx(context);
  }
};

}  // namespace

// Loaded by the first block that is read: a loaded dictionary takes some 100 KiB, and an index may have thousands of
// segments.
struct StoredFields::Dictionary {
  const std::uint32_t bytes;  // 0: blocks are compressed without one
  std::once_flag loading = {};
  ZSTD_DDict* dictionary = nullptr;
  ~Dictionary() { ZSTD_freeDDict(dictionary); }

  const ZSTD_DDict* load(const File& file) {
    if (bytes == 0) return nullptr;
    std::call_once(loading, [&] {
      const auto content = file.read(kHeaderSize, bytes);
      dictionary = ZSTD_createDDict(content.data(), bytes);
      if (dictionary != nullptr) return;
      if (ZDICT_isError(ZDICT_getDictHeaderSize(content.data(), bytes)))
        file.corrupt("the compression dictionary does not load", kHeaderSize);
      throw std::bad_alloc();
    });
    return dictionary;
  }
};

StoredFields::StoredFields(const File& file, std::uint32_t documents) : file_(&file), documents_(documents) {
  if (file.content_end() < kHeaderSize + kStoredTail) file.corrupt("the stored fields have no tail", kHeaderSize);
  ByteReader tail = file.reader(file.content_end() - kStoredTail, kStoredTail);
  const std::uint32_t dictionary_bytes = tail.u32();
  table_offset_ = tail.u64();
  blocks_ = tail.u32();
  if (tail.u32() != documents || table_offset_ < kHeaderSize + dictionary_bytes ||
      table_offset_ + kTableEntry * blocks_ + kStoredTail != file.content_end() || (blocks_ == 0) != (documents == 0))
    file.corrupt("the stored fields' tail does not fit the file", file.content_end() - kStoredTail);
  dictionary_.reset(new Dictionary{dictionary_bytes});
}

StoredFields::~StoredFields() = default;
StoredFields::StoredFields(StoredFields&&) noexcept = default;

std::uint32_t StoredFields::first_document(std::uint32_t block) const {
  if (block == blocks_) return documents_;
  return load<std::uint32_t>(file_->read(table_offset_ + kTableEntry * block, 4).data());
}

std::uint32_t StoredFields::block_of(std::uint32_t document) const {
  if (document >= documents_) throw Error(ErrorCode::invalid_argument, "no such document in the segment");
  std::uint32_t low = 0, high = blocks_;
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (first_document(middle) <= document)
      low = middle;
    else
      high = middle;
  }
  return low;
}

std::string StoredFields::decompress(std::uint32_t block) const {
  const std::uint64_t entry = table_offset_ + kTableEntry * block;
  const auto begin = load<std::uint64_t>(file_->read(entry + 4, 8).data());
  const std::uint64_t end =
      block + 1 == blocks_ ? table_offset_ : load<std::uint64_t>(file_->read(entry + kTableEntry + 4, 8).data());
  if (begin > end || end > table_offset_ || end - begin < 4)
    file_->corrupt("a block of stored fields lies outside the file", entry);
  const auto bytes = file_->read(begin, end - begin);
  const auto raw_size = load<std::uint32_t>(bytes.data());
  const auto frame = bytes.subspan(4);
  // The frame states its own size, so a damaged length cannot cause an allocation larger than what zstd will fill.
  if (raw_size > kMaxStoredBlockBytes || ZSTD_getFrameContentSize(frame.data(), frame.size()) != raw_size)
    file_->corrupt("a block of stored fields has the wrong length", begin);
  std::string raw(raw_size, '\0');
  const DecompressionContext zstd;
  const ZSTD_DDict* const dictionary = dictionary_->load(*file_);
  const std::size_t size =
      dictionary != nullptr
          ? ZSTD_decompress_usingDDict(zstd.context, raw.data(), raw.size(), frame.data(), frame.size(), dictionary)
          : ZSTD_decompressDCtx(zstd.context, raw.data(), raw.size(), frame.data(), frame.size());
  if (ZSTD_isError(size) || size != raw_size) file_->corrupt("a block of stored fields does not decompress", begin);
  return raw;
}

std::string StoredFields::read(std::uint32_t document) const {
  const std::uint32_t block = block_of(document), first = first_document(block);
  const std::string raw = decompress(block);
  ByteReader reader({reinterpret_cast<const std::byte*>(raw.data()), raw.size()}, file_->path());
  std::string_view text;
  for (std::uint32_t i = first; i <= document; ++i) text = reader.sized_text();
  return std::string(text);
}

std::string_view StoredFields::Scan::read(std::uint32_t document) {
  const std::uint32_t block = block_ != 0xFFFF'FFFFu && document >= first_ && document - first_ < documents_.size()
                                  ? block_
                                  : fields_->block_of(document);
  if (block != block_) {
    raw_ = fields_->decompress(block);
    documents_.clear();
    ByteReader reader({reinterpret_cast<const std::byte*>(raw_.data()), raw_.size()}, fields_->file_->path());
    while (reader.remaining() > 0) documents_.push_back(reader.sized_text());
    first_ = fields_->first_document(block);
    block_ = block;
  }
  if (document < first_ || document - first_ >= documents_.size())
    fields_->file_->corrupt("a block of stored fields holds too few documents", fields_->table_offset_);
  return documents_[document - first_];
}

}  // namespace tra::format
