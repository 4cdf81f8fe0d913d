#include "archive/read/package.h"

#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "archive/read/decompress.h"
#include "archive/read/libarchive.h"
#include "archive/read/names.h"

namespace tra {
namespace {

constexpr std::size_t max_members = 200'000;

constexpr const char* kZip = "the zip";

ArchiveHandle open_package(const std::string& path, std::string_view bytes) {
  ArchiveHandle handle(::archive_read_new());
  if (handle == nullptr) throw ReadError("no memory to read the zip");
  ::archive_read_support_format_zip(handle.get());
  const int result = path.empty() ? ::archive_read_open_memory(handle.get(), bytes.data(), bytes.size())
                                  : ::archive_read_open_filename(handle.get(), path.c_str(), 1 << 16);
  if (result != ARCHIVE_OK) throw archive_error(handle.get(), kZip);
  return handle;
}

// The next file in the zip; null at the end.
::archive_entry* next_file(::archive* handle) {
  for (;;) {
    ::archive_entry* entry = nullptr;
    const int result = ::archive_read_next_header(handle, &entry);
    if (result == ARCHIVE_EOF) return nullptr;
    if (result == ARCHIVE_RETRY) continue;
    if (result == ARCHIVE_FATAL || result == ARCHIVE_FAILED) throw archive_error(handle, kZip);
    if (::archive_entry_filetype(entry) == AE_IFREG) return entry;
  }
}

std::string name_of(::archive_entry* entry) {
  const char* name = ::archive_entry_pathname(entry);
  if (name == nullptr) name = ::archive_entry_pathname_utf8(entry);
  return printable_name(name != nullptr ? name : "");
}

}  // namespace

Package Package::of_file(const std::string& path, std::uint64_t& may_expand_to) { return {path, {}, may_expand_to}; }
Package Package::of_bytes(std::string_view bytes, std::uint64_t& may_expand_to) { return {{}, bytes, may_expand_to}; }

Package::Package(std::string path, std::string_view bytes, std::uint64_t& may_expand_to)
    : path_(std::move(path)), bytes_(bytes), may_expand_to_(&may_expand_to) {
  const ArchiveHandle handle = open_package(path_, bytes_);
  while (::archive_entry* entry = next_file(handle.get())) {
    if (names_.size() == max_members)
      throw ReadError("a zip of more than " + std::to_string(max_members) + " members, the limit");
    names_.push_back(name_of(entry));
  }
}

bool Package::has(std::string_view name) const { return std::find(names_.begin(), names_.end(), name) != names_.end(); }

PackageKind Package::kind() const {
  const auto any_in = [&](std::string_view folder, std::string_view ending) {
    return std::any_of(names_.begin(), names_.end(),
                       [&](const std::string& name) { return name.starts_with(folder) && name.ends_with(ending); });
  };
  if (has("META-INF/container.xml") && any_in("", ".opf")) return PackageKind::epub;
  if (has("[Content_Types].xml")) return has("word/document.xml") ? PackageKind::docx : PackageKind::other_office;
  if (has("datapackage.json") && (any_in("archive/", "") || any_in("pages/", ".jsonl"))) return PackageKind::wacz;
  if (!has("content.xml") || !has("META-INF/manifest.xml")) return PackageKind::none;
  const auto types = load([](const std::string& name) { return name == "mimetype"; }, 1024);
  const bool text = types.empty() || types.begin()->second.starts_with("application/vnd.oasis.opendocument.text");
  return text ? PackageKind::odt : PackageKind::other_office;
}

void Package::each(const std::function<bool(const std::string&)>& wanted,
                   const std::function<void(const std::string&, ByteSource&)>& take) const {
  const ArchiveHandle handle = open_package(path_, bytes_);
  while (::archive_entry* entry = next_file(handle.get())) {
    const std::string name = name_of(entry);
    if (!wanted(name)) continue;
    const auto source = limit_expansion(std::make_unique<MemberSource>(handle.get(), kZip), *may_expand_to_);
    take(name, *source);
  }
}

std::map<std::string, std::string> Package::load(const std::function<bool(const std::string&)>& wanted,
                                                 std::uint64_t limit) const {
  std::map<std::string, std::string> members;
  each(wanted, [&](const std::string& name, ByteSource& source) { members[name] = read_all(source, limit); });
  return members;
}

}  // namespace tra
