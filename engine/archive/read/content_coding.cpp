#include "archive/read/content_coding.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "archive/read/decompress.h"
#include "archive/read/sniff.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tra {
namespace {

struct Expansion {
  std::string bytes;
  bool whole = false;
};

Expansion expand(Compression compression, const std::string& bytes, std::uint64_t limit, std::uint64_t& left) {
  constexpr std::size_t chunk_bytes = 64 << 10;
  Expansion result;
  const std::unique_ptr<ByteSource> stored = open_memory_source(bytes);
  const std::unique_ptr<ByteSource> plain = limit_expansion(decompress(compression, *stored), left);
  try {
    for (std::size_t got = 1; got > 0;) {
      const std::size_t have = result.bytes.size();
      result.bytes.resize(have + chunk_bytes);
      got = 0;
      try {
        got = plain->read(result.bytes.data() + have, chunk_bytes);
      } catch (const ReadError&) {
        result.bytes.resize(have);
        throw;
      }
      result.bytes.resize(have + got);
      if (result.bytes.size() > limit) break;
    }
    result.whole = true;
  } catch (const ReadError&) {
    if (left == 0) throw;
  }
  if (result.bytes.size() > limit) throw ReadError("longer than the limit of " + format_bytes(limit));
  return result;
}

// Whether the bytes are already a readable page. Compressed data nearly always holds bytes that are neither UTF-8 nor
// text.
bool is_plain(std::string_view bytes) {
  if (bytes.empty() || refusal(bytes.substr(0, sniff_bytes))) return false;
  const std::size_t start = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  if (start != std::string_view::npos && bytes[start] == '<' && looks_like_markup(bytes)) return true;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = text::decode_point(bytes, at).length;
    if (length == 0) return bytes.size() - at < 4 && at > 0;  // cut inside a letter at the end
    at += length;
  }
  return true;
}

// The compressions that a coding's name may mean, the likeliest first. Empty for unknown codings and for "identity".
std::vector<Compression> compressions(std::string_view coding) {
  if (coding == "gzip" || coding == "x-gzip") return {Compression::gzip};
  // RFC 9110 defines "deflate" as the zlib format, but many servers have sent raw deflate data.
  if (coding == "deflate") return {Compression::zlib, Compression::deflate, Compression::gzip};
  if (coding == "br") return {Compression::brotli};
  if (coding == "zstd") return {Compression::zstd};
  return {};
}

// The two bytes of zlib's header: a method with its window, and flags that make both a multiple of 31 (RFC 1950).
bool begins_zlib(std::string_view bytes) {
  if (bytes.size() < 2 || bytes[0] != '\x78') return false;
  return (0x78 * 256 + static_cast<unsigned char>(bytes[1])) % 31 == 0;
}

DecodedContent undo(std::string bytes, std::string_view coding, std::uint64_t limit, std::uint64_t& left) {
  const std::vector<Compression> possible = compressions(coding);
  if (possible.empty()) return {std::move(bytes)};
  std::vector<Expansion> parts;
  for (const Compression compression : possible) {
    parts.push_back(expand(compression, bytes, limit, left));
    if (parts.back().whole && !parts.back().bytes.empty()) return {std::move(parts.back().bytes)};
  }
  // The bytes themselves may tell another coding than the header.
  if (const Compression told = begins_zlib(bytes) ? Compression::zlib : sniff_compression(bytes);
      told != Compression::none && std::find(possible.begin(), possible.end(), told) == possible.end()) {
    parts.push_back(expand(told, bytes, limit, left));
    if (parts.back().whole && !parts.back().bytes.empty()) return {std::move(parts.back().bytes)};
  }
  if (is_plain(bytes)) return {std::move(bytes)};
  for (Expansion& part : parts)
    if (is_plain(part.bytes)) return {std::move(part.bytes), true};
  throw ReadError("its content is said to be in " + std::string(to_string(possible.front())) +
                  " and cannot be decoded");
}

}  // namespace

DecodedContent decode_content(std::string bytes, std::string_view codings, std::uint64_t limit, std::uint64_t& left) {
  DecodedContent content{std::move(bytes)};
  while (!codings.empty()) {
    const std::size_t comma = codings.rfind(',');
    const std::string coding =
        text::lower_ascii(text::trim(comma == std::string_view::npos ? codings : codings.substr(comma + 1)));
    const bool cut = content.cut;
    content = undo(std::move(content.bytes), coding, limit, left);
    content.cut = content.cut || cut;
    codings = codings.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return content;
}

}  // namespace tra
