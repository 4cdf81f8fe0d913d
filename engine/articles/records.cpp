#include "articles/records.h"

#include <xxhash.h>

#include <algorithm>

#include "index/segment_output.h"
#include "tra/error.h"

namespace tra::articles {

void put_number(std::string& out, std::uint64_t value) {
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

void put_texts(std::string& out, const std::vector<std::string>& texts) {
  put_number(out, texts.size());
  for (const std::string& text : texts) put_text(out, text);
}

void RecordReader::line(std::string_view wanted) {
  if (bytes_.starts_with(wanted)) {
    at_ = wanted.size();
    return;
  }
  if (bytes_.substr(0, wanted.size() - 2) == wanted.substr(0, wanted.size() - 2))
    throw Error(ErrorCode::version, "another version of tra has written these records; make them anew", name_);
  fail();
}

std::uint64_t RecordReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = static_cast<std::uint8_t>(take(1)[0]);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  fail();
}

std::uint32_t RecordReader::number_below(std::uint64_t limit) {
  const std::uint64_t value = number();
  if (value >= limit || value > 0xFFFF'FFFFu) fail();
  return static_cast<std::uint32_t>(value);
}

std::uint64_t RecordReader::hash() {
  const std::string_view bytes = take(8);
  std::uint64_t value = 0;
  for (unsigned i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes[i])) << (8 * i);
  return value;
}

std::vector<std::string> RecordReader::texts() {
  std::vector<std::string> all;
  for (std::uint64_t count = number(); count > 0; --count) all.push_back(text());
  return all;
}

std::string_view RecordReader::take(std::uint64_t count) {
  if (count > bytes_.size() - at_) fail();
  const std::string_view taken = bytes_.substr(at_, count);
  at_ += count;
  return taken;
}

void RecordReader::fail() const { throw Error(ErrorCode::corruption, "these records cannot be read", name_, at_); }

namespace {

// The error under way is the one to report.
void remove_if_there(Directory& directory, const std::string& name) noexcept {
  try {
    directory.remove(name);
  } catch (...) {  // it was not created, or its removal fails as its writing did
  }
}

}  // namespace

std::uint64_t write_records(Directory& directory, const std::string& name, std::string bytes) {
  const std::uint64_t checksum = XXH3_64bits(bytes.data(), bytes.size());
  put_hash(bytes, checksum);
  // Several tasks may write the same records at once: each has a name of its own until it is done.
  const std::string temporary = name + "." + format::to_hex(index::random_segment_id()) + ".tmp";
  try {
    const auto file = directory.create(temporary);
    file->append(std::as_bytes(std::span(bytes)));
    file->sync();
    directory.rename(temporary, name);
  } catch (...) {
    remove_if_there(directory, temporary);
    throw;
  }
  directory.sync();
  return checksum;
}

std::string read_records(const Directory& directory, const std::string& name, std::uint64_t* checksum) {
  const auto mapped = directory.map(name);
  const auto bytes = mapped->bytes();
  mapped->fetch(0, bytes.size());
  std::string records(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::size_t size = records.size() < 8 ? 0 : records.size() - 8;
  RecordReader trailer(std::string_view(records).substr(size), directory.path(name));
  const std::uint64_t wanted = trailer.hash();
  if (XXH3_64bits(records.data(), size) != wanted)
    throw Error(ErrorCode::corruption, "the checksum of these records is another", directory.path(name));
  records.resize(size);
  if (checksum != nullptr) *checksum = wanted;
  return records;
}

}  // namespace tra::articles
