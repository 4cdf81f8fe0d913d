#include "archive/read/container.h"

#include <archive_entry.h>
#include <locale.h>

#include <cerrno>

#include "archive/read/decompress.h"
#include "archive/read/names.h"
#include "archive/read/passed_over.h"

namespace tra {
namespace {

// libarchive converts member names to the thread's character set, and drops a name that the set cannot express. This
// class therefore sets the thread to UTF-8 for its lifetime.
class Utf8Locale {
 public:
  Utf8Locale() : utf8_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (utf8_ != nullptr) before_ = ::uselocale(utf8_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() {
    if (utf8_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(utf8_);
  }

 private:
  ::locale_t utf8_;
  ::locale_t before_ = nullptr;
};

constexpr const char* kArchive = "the archive";

ArchiveHandle new_archive() {
  ArchiveHandle handle(::archive_read_new());
  if (handle == nullptr) throw ReadError("no memory to read the archive");
  return handle;
}

// What libarchive reads a tar archive from.
struct Stream {
  ByteSource& source;
  std::vector<char> buffer = std::vector<char>(1 << 16);

  static la_ssize_t read(::archive* handle, void* self, const void** bytes) {
    Stream& stream = *static_cast<Stream*>(self);
    *bytes = stream.buffer.data();
    try {
      return static_cast<la_ssize_t>(stream.source.read(stream.buffer.data(), stream.buffer.size()));
    } catch (const std::exception& error) {  // none may pass through C
      ::archive_set_error(handle, EIO, "%s", error.what());
      return ARCHIVE_FATAL;
    }
  }

  static int close(::archive* /*handle*/, void* self) {
    delete static_cast<Stream*>(self);
    return ARCHIVE_OK;
  }
};

std::string member_name(::archive_entry* entry) {
  const char* name = ::archive_entry_pathname(entry);
  if (name == nullptr) name = ::archive_entry_pathname_utf8(entry);
  return printable_name(name != nullptr ? name : "");
}

// Why a member that is neither a file nor a folder holds nothing to read; null for files and folders.
const char* why_no_file(::archive_entry* entry, const std::string& member) {
  if (::archive_entry_filetype(entry) == AE_IFDIR) return nullptr;
  if (::archive_entry_hardlink(entry) != nullptr || ::archive_entry_filetype(entry) == AE_IFLNK)
    return "a link in an archive; the file is read where it is";
  if (::archive_entry_filetype(entry) != AE_IFREG) return "not a file: a device, socket or pipe in an archive";
  if (is_system_file(member)) return system_file_reason;
  if (is_backup(member)) return backup_reason;
  if (is_hidden(member)) return "a hidden file in an archive";
  return nullptr;
}

}  // namespace

ArchiveHandle open_archive(const std::string& path) {
  ArchiveHandle handle = new_archive();
  ::archive_read_support_filter_gzip(handle.get());
  ::archive_read_support_filter_bzip2(handle.get());
  ::archive_read_support_filter_xz(handle.get());
  ::archive_read_support_filter_zstd(handle.get());
  ::archive_read_support_format_tar(handle.get());
  ::archive_read_support_format_zip(handle.get());
  ::archive_read_set_format_option(handle.get(), "tar", "read_concatenated_archives", "1");
  if (::archive_read_open_filename(handle.get(), path.c_str(), 1 << 16) != ARCHIVE_OK)
    throw archive_error(handle.get(), kArchive);
  return handle;
}

ArchiveHandle open_tar(ByteSource& source) {
  ArchiveHandle handle = new_archive();
  ::archive_read_support_format_tar(handle.get());
  ::archive_read_set_format_option(handle.get(), "tar", "read_concatenated_archives", "1");
  auto stream = std::make_unique<Stream>(Stream{source});
  if (::archive_read_open(handle.get(), stream.release(), nullptr, Stream::read, Stream::close) != ARCHIVE_OK)
    throw archive_error(handle.get(), kArchive);
  return handle;
}

ArchiveHandle open_zip(std::string_view bytes) {
  ArchiveHandle handle = new_archive();
  ::archive_read_support_format_zip(handle.get());
  if (::archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    throw archive_error(handle.get(), kArchive);
  return handle;
}

void read_container(const ArchiveHandle& handle, const std::string& name, std::uint64_t& may_expand_to,
                    const std::function<void(const std::string&, std::unique_ptr<ByteSource>)>& read_member,
                    std::vector<ReadFailure>& failures) {
  const Utf8Locale locale;
  for (;;) {
    ::archive_entry* entry = nullptr;
    const int result = ::archive_read_next_header(handle.get(), &entry);
    if (result == ARCHIVE_EOF) return;
    if (result == ARCHIVE_RETRY) continue;
    if (result == ARCHIVE_FATAL || result == ARCHIVE_FAILED) throw archive_error(handle.get(), kArchive);
    const std::string member = member_name(entry);
    if (const char* reason = why_no_file(entry, member)) {
      pass_over(failures, name + "!" + member, 0, reason);
      continue;
    }
    if (::archive_entry_filetype(entry) == AE_IFDIR) continue;
    if (member == "[Content_Types].xml") throw ReadError("an Office document, which is not read");
    try {
      if (member.empty()) throw ReadError("a member without a name");
      read_member(member, limit_expansion(std::make_unique<MemberSource>(handle.get(), kArchive), may_expand_to));
    } catch (const ReadError& error) {
      add_failure(failures, {name + "!" + member, 0, error.what()});
      if (may_expand_to == 0) throw;
    }
  }
}

}  // namespace tra
