#include "articles/parts/reading.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "archive/read/json_lines.h"
#include "archive/read/names.h"
#include "archive/read/passed_over.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

// The bytes of a range, with the line ends among them counted.
class RangeSource : public ByteSource {
 public:
  RangeSource(const std::string& path, std::uint64_t begin, std::uint64_t end)
      : in_(path, std::ios::binary), left_(end - begin) {
    in_.seekg(static_cast<std::streamoff>(begin));
  }

  std::size_t read(char* into, std::size_t n) override {
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(n, left_));
    in_.read(into, static_cast<std::streamsize>(wanted));
    const auto got = static_cast<std::size_t>(in_.gcount());
    if (got < wanted) throw ReadError("cannot be read to the end of the range");
    left_ -= got;
    lines_ += static_cast<std::uint64_t>(std::count(into, into + got, '\n'));
    return got;
  }

  std::uint64_t lines() const { return lines_; }

 private:
  std::ifstream in_;
  std::uint64_t left_, lines_ = 0;
};

void require_unchanged(const ArchiveFile& planned) {
  std::vector<ReadFailure> failures;
  WalkOptions walking;
  walking.follow = true;
  const std::vector<ArchiveFile> found = walk(planned.path, walking, failures);
  if (found.size() != 1 || found[0].size != planned.size || found[0].mtime_ns != planned.mtime_ns)
    throw Error(ErrorCode::io,
                found.empty() ? "the file is gone since the plan was made; make a new plan"
                              : "the file has changed since the plan was made; make a new plan",
                planned.path);
}

void read_lines(const Piece& piece, const ArchiveFile& file, const ReadOptions& options, const ArticleSink& sink,
                PieceRead& read) {
  const std::string name = printable_name(file.path);
  RangeSource source(file.path, piece.begin, piece.end);
  try {
    read_json_lines(source, name, options, sink, read.failures);
  } catch (const ReadError& error) {
    add_failure(read.failures, {name, 0, error.what()});
  }
  read.lines = source.lines();
}

}  // namespace

PieceRead read_piece(const Plan& plan, const Piece& piece, const ReadOptions& options, std::uint64_t lines_before,
                     const PieceSink& sink) {
  const PlannedFile& planned = plan.files[piece.file];
  const MirroredArchive& archive = plan.archives[planned.archive];
  require_unchanged(planned.file);
  PieceRead read;
  std::optional<Reader> given;
  std::uint32_t number = 0;
  const ArticleSink take = [&](ParsedArticle&& article) {
    given = article.reader;
    article.article.id = archive_id(archive, article.article.id);
    if (article.line > 0) article.line += lines_before;
    sink(++number, std::move(article));
  };
  read.reader = Reader::jsonl;
  if (plan.is_divided(piece.file))
    read_lines(piece, planned.file, options, take, read);
  else
    read.reader = read_file(planned.file, options, take, read.failures, &read.notes);
  read.reader = given.value_or(read.reader);
  for (ReadFailure& failure : read.failures)
    if (failure.line > 0) failure.line += lines_before;
  read.whole = std::none_of(read.failures.begin(), read.failures.end(),
                            [](const ReadFailure& failure) { return failure.line == 0 && !failure.passed_over; });
  require_unchanged(planned.file);
  return read;
}

}  // namespace tra::articles
