// Compressed files, told by their first bytes and read as a stream.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "archive/read/source.h"

namespace tra {

enum class Compression : std::uint8_t { none, gzip, bzip2, xz, zstd, zlib, deflate, brotli };

const char* to_string(Compression compression) noexcept;

// The last three have no magic bytes; they are named by a server.
inline constexpr std::size_t compression_magic_bytes = 10;
Compression sniff_compression(std::string_view head);

// A name without the ending of its compression: "a.txt.gz" gives "a.txt", "a.tgz" gives "a.tar".
std::string_view strip_compression_suffix(std::string_view name, std::string& storage);

// The expanded bytes of `inner`, which must outlive the result. Several compressed streams on end are one; zeros
// behind a stream (not of bzip2) are padding. Damage and a missing end throw ReadError once everything before was
// handed out.
std::unique_ptr<ByteSource> decompress(Compression compression, ByteSource& inner);

// Passes `inner` through, taking what it gives from `left`, and throws ReadError when that does not suffice: a small
// file can claim to be terabytes. `left` is shared by all members of one archive and is 0 afterwards.
std::unique_ptr<ByteSource> limit_expansion(std::unique_ptr<ByteSource> inner, std::uint64_t& left);

}  // namespace tra
