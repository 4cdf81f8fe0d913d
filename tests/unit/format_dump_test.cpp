// The small index printed byte by byte in FORMAT.md equals what the engine writes.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "support/bytes.h"
#include "tra/format/manifest.h"
#include "tra/index_writer.h"

using tra::format::File;
using tra::format::FileKind;
using tra::format::FileWriter;
using tra::format::kHeaderSize;
using tra::format::Manifest;
using tra::format::SegmentId;
using tra::test::as_string;
using tra::test::FileSet;

namespace {

constexpr SegmentId kShownId = {0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77,
                                0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF};
constexpr std::uint64_t kShownFingerprint = 0x0123'4567'89AB'CDEF;

FileSet written_index() {
  const auto directory = tra::memory_directory();
  tra::Schema schema;
  schema.add({"title", tra::FieldType::text, 2, false, false}).keyword("country").date("day").stored("note");
  tra::WriterOptions options;
  options.background_merge = false;
  tra::IndexWriter writer(directory, schema, options);
  const auto day = tra::parse_date("2024-05-13");
  writer.add(tra::Document("a").add("title", "Họp Lào").add("country", "LA").add("day", day).add("note", "x"));
  writer.add(tra::Document("b").add("title", "Họp Thái Lan").add("country", "TH").add("day", day + 2));
  writer.add(tra::Document("c").add("title", "Họp Lào").add("country", "TH").add("country", "LA"));
  writer.commit();
  writer.remove("b");
  writer.set_attachment("greeting", "chào");
  writer.commit();
  return tra::test::files_of(*directory);
}

template <typename Write>
std::string framed(FileKind kind, const SegmentId& id, const Write& write) {
  std::string bytes;
  FileWriter file(kind, id, [&](std::span<const std::byte> more) { bytes += as_string(more); });
  write(file);
  file.finish();
  return bytes;
}

File open(const std::string& bytes, FileKind kind, const SegmentId& id) {
  return File("file", tra::test::as_bytes(bytes), kind, id);
}

// Writes the index and replaces its random segment id and its analyzer's fingerprint by those shown on the page.
FileSet shown_index() {
  const FileSet files = written_index();
  FileSet shown = {{"write.lock", ""}};
  REQUIRE(files.at("write.lock").empty());
  Manifest manifest;
  std::string manifest_name;
  for (const auto& [name, bytes] : files)
    if (tra::format::manifest_generation(name)) {  // the last manifest is the newest; the page omits the previous one
      manifest_name = name;
      manifest = Manifest::read(open(bytes, FileKind::manifest, {}));
    }
  REQUIRE(manifest.segments.size() == 1);
  tra::format::ManifestSegment& segment = manifest.segments[0];
  const auto reframe = [&](const std::string& name, const std::string& shown_name, FileKind kind) {
    const std::string& bytes = files.at(name);
    const bool by_name = kind == FileKind::live_docs;  // its header holds a hash of its name instead of the segment id
    const File file = open(bytes, kind, by_name ? tra::format::name_id(name) : segment.id);
    file.verify_all();
    const auto content = file.read(kHeaderSize, file.content_end() - kHeaderSize);
    shown[shown_name] = framed(kind, by_name ? tra::format::name_id(shown_name) : kShownId,
                               [&](FileWriter& out) { out.append(content); });
    CHECK(shown[shown_name].size() == bytes.size());
  };
  for (const FileKind kind : tra::format::kSegmentFiles)
    reframe(tra::format::segment_file_name(segment.id, kind), tra::format::segment_file_name(kShownId, kind), kind);
  reframe(tra::format::live_docs_file_name(segment.id, manifest.generation),
          tra::format::live_docs_file_name(kShownId, manifest.generation), FileKind::live_docs);
  for (const tra::format::ManifestAttachment& attachment : manifest.attachments)
    shown[attachment.file] = files.at(attachment.file);
  REQUIRE(shown.size() + 2 == files.size());
  segment.id = kShownId;
  manifest.analyzer_fingerprint = kShownFingerprint;
  shown[manifest_name] = framed(FileKind::manifest, {}, [&](FileWriter& out) { manifest.write(out); });
  return shown;
}

int hex_digit(char c) {
  const std::size_t place = std::string("0123456789abcdef").find(c);
  return place == std::string::npos ? -1 : static_cast<int>(place);
}

// Parses "OFFSET  HH HH HH  MEANING"; two blanks end the bytes.
void add_dump_line(const std::string& line, std::string& bytes) {
  INFO(line);
  REQUIRE(line.size() > 7);
  REQUIRE(std::stoul(line.substr(0, 4), nullptr, 16) == bytes.size());
  for (std::size_t at = 6; at + 1 < line.size() && line[at] != ' '; at += 3) {
    const int high = hex_digit(line[at]), low = hex_digit(line[at + 1]);
    REQUIRE((high >= 0 && low >= 0));
    bytes += static_cast<char>(16 * high + low);
  }
}

// Parses the files in the last section of the page: a line "`name`", then a fenced block.
FileSet specified_index() {
  std::ifstream page(TRA_SOURCE_DIR "/index-format/FORMAT.md");
  REQUIRE(page);
  FileSet files;
  std::string line, name;
  while (std::getline(page, line) && line != "## A tiny index, byte by byte") {
  }
  for (bool inside = false; std::getline(page, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) files[name];
    } else if (inside) {
      add_dump_line(line, files[name]);
    } else if (line.starts_with('`') && line.find('`', 1) != std::string::npos) {
      name = line.substr(1, line.find('`', 1) - 1);
    }
  }
  return files;
}

// Formats bytes as the page shows them, without the meanings.
std::string dump(const std::string& bytes) {
  std::ostringstream out;
  out << std::hex;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto put = [&](std::size_t value, int width) {
      out.width(width);
      out.fill('0');
      out << value;
    };
    if (at % 16 == 0) {
      out << (at == 0 ? "" : "\n");
      put(at, 4);
      out << ' ';
    }
    out << ' ';
    put(static_cast<unsigned char>(bytes[at]), 2);
  }
  return out.str();
}

}  // namespace

TEST_CASE("the tiny index is as FORMAT.md shows it", "[format]") {
  const FileSet specified = specified_index(), shown = shown_index();
  for (const auto& [name, bytes] : shown) {
    INFO(name << " is not as FORMAT.md shows it; it is\n" << dump(bytes));
    CHECK(specified.contains(name));
    if (specified.contains(name)) CHECK(dump(specified.at(name)) == dump(bytes));
  }
  CHECK(specified.size() == shown.size());
}
