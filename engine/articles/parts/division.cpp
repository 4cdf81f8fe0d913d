// How files become parts: by size, in their order, large files of JSON Lines between two lines.
#include <algorithm>
#include <fstream>
#include <optional>

#include "archive/read/container.h"
#include "archive/read/decompress.h"
#include "archive/read/sniff.h"
#include "articles/parts/plan.h"
#include "text/ascii.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr std::uint64_t bytes_of_opening = 4096;   // what a file costs beside its bytes
constexpr std::size_t longest_line = 4 << 20;      // near a boundary; a file with a longer one is not divided there
constexpr std::uint64_t least_divided = 64 << 10;  // smaller files stay whole

std::string read_range(const ArchiveFile& file, std::uint64_t from, std::size_t count) {
  std::ifstream in(file.path, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(from));
  std::string bytes(count, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return bytes;
}

// JSON Lines are read a line at a time, whatever stands in them, so that the lines of a range read the same alone.
bool is_read_by_lines(const ArchiveFile& file, const Filters& filters) {
  const std::string name = text::lower_ascii(file.id);
  if (!name.ends_with(".jsonl") && !name.ends_with(".ndjson")) return false;
  const std::string head = read_range(file, 0, sniff_bytes);
  return filters.find({}, file.id) == nullptr && sniff_compression(head) == Compression::none &&
         sniff_container(head) == Container::none && !refusal(head) && !companion(file.id, head) &&
         sniff_reader(file.id, head) == Reader::jsonl;
}

// Where the first line begins that begins behind a byte; none where a line is longer than the limit or the last.
std::optional<std::uint64_t> line_behind(const ArchiveFile& file, std::uint64_t byte) {
  const std::size_t end = read_range(file, byte, longest_line).find('\n');
  if (end == std::string::npos || byte + end + 1 >= file.size) return std::nullopt;
  return byte + end + 1;
}

class Division {
 public:
  Division(Plan& plan, const Filters& filters) : plan_(plan), filters_(filters) {
    std::uint64_t all = 0;
    for (const PlannedFile& planned : plan.files) all += weight(planned.file);
    share_ = std::max<std::uint64_t>(1, (all + plan.parts - 1) / plan.parts);
  }

  void run() {
    for (std::uint32_t number = 0; number < plan_.files.size(); ++number) {
      PlannedFile& planned = plan_.files[number];
      planned.first_piece = static_cast<std::uint32_t>(plan_.pieces.size());
      add_pieces(number, planned.file);
      planned.pieces = static_cast<std::uint32_t>(plan_.pieces.size()) - planned.first_piece;
      done_ += weight(planned.file);
    }
  }

 private:
  static std::uint64_t weight(const ArchiveFile& file) { return file.size + bytes_of_opening; }

  std::uint32_t part_at(std::uint64_t place) const {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(place / share_, plan_.parts - 1));
  }

  void add_pieces(std::uint32_t number, const ArchiveFile& file) {
    std::uint64_t begin = 0;
    for (const std::uint64_t cut : cuts(file)) {
      add(number, begin, cut);
      begin = cut;
    }
    add(number, begin, file.size);
  }

  // A piece of the same file that falls into the same part is one with the one before.
  void add(std::uint32_t number, std::uint64_t begin, std::uint64_t end) {
    const std::uint32_t part = part_at(done_ + begin + (end - begin) / 2);
    if (begin > 0 && plan_.pieces.back().part == part)
      plan_.pieces.back().end = end;
    else
      plan_.pieces.push_back({number, part, begin, end});
  }

  // Where the file is cut: behind each boundary of parts that lies in it.
  std::vector<std::uint64_t> cuts(const ArchiveFile& file) const {
    std::vector<std::uint64_t> found;
    if (file.size < least_divided || part_at(done_) == part_at(done_ + file.size) || !is_read_by_lines(file, filters_))
      return found;
    for (std::uint64_t boundary = (done_ / share_ + 1) * share_; boundary < done_ + file.size; boundary += share_) {
      const std::uint64_t least = found.empty() ? 0 : found.back();
      if (boundary - done_ <= least) continue;  // the line before was longer than a part
      if (const auto place = line_behind(file, boundary - done_)) found.push_back(*place);
    }
    return found;
  }

  Plan& plan_;
  const Filters& filters_;
  std::uint64_t share_ = 1, done_ = 0;
};

}  // namespace

void divide(Plan& plan) {
  const Filters filters = Filters::load(plan.writing.rules);
  Division(plan, filters).run();
}

}  // namespace tra::articles
