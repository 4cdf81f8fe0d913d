// Fuzzes manifests, and whole indexes in which one file has fuzzed content with correct checksums.
#include <memory>

#include "corruption/answers.h"
#include "corruption/damaged_directory.h"
#include "fuzz/framed.h"
#include "fuzz/target.h"
#include "tra/error.h"
#include "tra/format/manifest.h"
#include "tra/snapshot.h"

namespace tra::fuzz {

using format::FileKind;

namespace {

const test::FileSet& intact() {
  static const test::FileSet kFiles = test::small_index();
  return kFiles;
}

std::vector<std::string> framed_names() {
  std::vector<std::string> names;
  for (const auto& [name, contents] : intact())
    if (contents.size() > format::kHeaderSize + format::kTrailerSize) names.push_back(name);
  return names;
}

// The identity in the header of a well-formed file.
struct Identity {
  FileKind kind;
  format::SegmentId segment;
  std::string content;
};
Identity identity_of(const std::string& contents) {
  Identity found;
  found.kind = format::load<FileKind>(reinterpret_cast<const std::byte*>(contents.data()) + 10);
  std::copy_n(contents.begin() + 16, found.segment.size(), found.segment.begin());
  const format::File file("seed", test::as_bytes(contents), found.kind, found.segment);
  found.content = contents.substr(format::kHeaderSize, file.content_end() - format::kHeaderSize);
  return found;
}

}  // namespace

void run_manifest(std::string_view input) {
  const FramedFile framed(FileKind::manifest, input);
  const format::Manifest manifest = format::Manifest::read(framed.file());
  manifest.files();
}

std::vector<std::string> manifest_seeds() {
  std::vector<std::string> seeds;
  for (const std::string& name : framed_names())
    if (format::manifest_generation(name)) seeds.push_back(identity_of(intact().at(name)).content);
  return seeds;
}

// The input is the number of the file, then its content.
void run_index(std::string_view input) {
  Input from(input);
  const auto names = framed_names();
  const std::string name = names[from.number(1) % names.size()];
  const Identity identity = identity_of(intact().at(name));
  const auto directory = std::make_shared<test::DamagedDirectory>(intact());
  directory->replace(name, framed(identity.kind, from.rest(), identity.segment));
  test::ask_everything(directory);
  check_index(directory);
}

std::vector<std::string> index_seeds() {
  std::vector<std::string> seeds;
  const auto names = framed_names();
  for (std::size_t i = 0; i < names.size(); ++i)
    seeds.push_back(static_cast<char>(i) + identity_of(intact().at(names[i])).content);
  return seeds;
}

}  // namespace tra::fuzz
