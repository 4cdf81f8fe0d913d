#include "archive_support.h"

#include <archive.h>
#include <archive_entry.h>
#include <zstd.h>

#include <boost/iostreams/copy.hpp>
#include <boost/iostreams/device/array.hpp>
#include <boost/iostreams/device/back_inserter.hpp>
#include <boost/iostreams/filter/bzip2.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/lzma.hpp>
#include <boost/iostreams/filtering_streambuf.hpp>
#include <stdexcept>

namespace tra::test {
namespace {

namespace io = boost::iostreams;

template <typename Compressor>
std::string compress(const Compressor& compressor, std::string_view bytes) {
  std::string result;
  io::filtering_streambuf<io::output> chain;
  chain.push(compressor);
  chain.push(io::back_inserter(result));
  io::copy(io::array_source(bytes.data(), bytes.size()), chain);
  return result;
}

std::string write_archive(int (*set_format)(::archive*), const std::vector<Member>& members) {
  std::string result(1 << 20, '\0');
  for (const Member& member : members) result.resize(result.size() + 2 * member.bytes.size() + 4096);
  std::size_t used = 0;
  ::archive* writer = ::archive_write_new();
  set_format(writer);
  ::archive_write_add_filter_none(writer);
  ::archive_write_open_memory(writer, result.data(), result.size(), &used);
  for (const Member& member : members) {
    ::archive_entry* entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, member.name.c_str());
    ::archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
    ::archive_entry_set_filetype(entry, member.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    ::archive_entry_set_perm(entry, 0644);
    if (::archive_write_header(writer, entry) < ARCHIVE_WARN) throw std::runtime_error(::archive_error_string(writer));
    ::archive_write_data(writer, member.bytes.data(), member.bytes.size());
    ::archive_entry_free(entry);
  }
  ::archive_write_close(writer);
  ::archive_write_free(writer);
  result.resize(used);
  return result;
}

}  // namespace

std::string gzip(std::string_view bytes) { return compress(io::gzip_compressor(), bytes); }
std::string bzip2(std::string_view bytes) { return compress(io::bzip2_compressor(), bytes); }
std::string xz(std::string_view bytes) { return compress(io::lzma_compressor(), bytes); }

std::string zstd(std::string_view bytes, int window_log) {
  std::string result(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  if (window_log != 0) {
    ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1);
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window_log);
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
  }
  // Compresses as a stream, so that the frame states its window instead of its size.
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  ZSTD_outBuffer out{result.data(), result.size(), 0};
  ZSTD_compressStream2(context, &out, &in, window_log != 0 ? ZSTD_e_continue : ZSTD_e_end);
  while (ZSTD_compressStream2(context, &out, &in, ZSTD_e_end) != 0) {
  }
  ZSTD_freeCCtx(context);
  result.resize(out.pos);
  return result;
}

std::string tar(const std::vector<Member>& members) { return write_archive(archive_write_set_format_ustar, members); }
std::string zip(const std::vector<Member>& members) { return write_archive(archive_write_set_format_zip, members); }

}  // namespace tra::test
