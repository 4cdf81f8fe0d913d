// Decompression of files as streams. The compression is recognised by the first bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "archive/read/source.h"

namespace tra {

enum class Compression : std::uint8_t { none, gzip, bzip2, xz, zstd, zlib, deflate, brotli };

const char* to_string(Compression compression) noexcept;

// The last three formats have no magic bytes; a server names them in a Content-Encoding header.
inline constexpr std::size_t compression_magic_bytes = 10;
Compression sniff_compression(std::string_view head);

// The name without the suffix of a compression: "a.txt.gz" gives "a.txt", "a.tgz" gives "a.tar".
std::string_view strip_compression_suffix(std::string_view name, std::string& storage);

// Decompresses `inner`, which must outlive the result. Concatenated streams are read as one, and zeros after a stream
// are padding (except for bzip2). Damage and truncation throw ReadError after all bytes before them were returned.
std::unique_ptr<ByteSource> decompress(Compression compression, ByteSource& inner);

// Passes `inner` through and subtracts the bytes from `left`. Throws ReadError when `left` is used up, because a small
// file can expand to terabytes; `left` is then 0. All members of one archive share one `left`.
std::unique_ptr<ByteSource> limit_expansion(std::unique_ptr<ByteSource> inner, std::uint64_t& left);

}  // namespace tra
