#include "articles/parts/build.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "archive/read/passed_over.h"
#include "tra/error.h"
#include "tra/format/bytes.h"

namespace tra::articles {
PartBuild::PartBuild(const Plan& plan, std::uint32_t part, std::uint64_t counts_id, Findings findings,
                     const WorkObserver& observer)
    : plan_(plan),
      part_(part),
      findings_(std::move(findings)),
      observer_(observer),
      reading_(reading_options(plan.writing)),
      first_piece_(plan.pieces_of(part).first),
      intake_(plan.writing, nullptr) {
  for (const std::uint64_t paragraph : findings_.repeated)
    for (unsigned times = 0; times < 3; ++times) repeated_.add(paragraph);
  notes_.add(findings_.notes);
  record_.plan_id = plan.id;
  record_.counts_id = counts_id;
  record_.part = part;
  record_.parts = plan.parts;
  record_.made = plan.made;
  record_.state.archives = plan.archives;
}

bool PartBuild::run(const std::shared_ptr<Directory>& directory) {
  WriterOptions writing;
  writing.memory_budget = plan_.writing.memory_budget;
  writing.background_merge = false;
  writing.segment_ids =
      format::to_hex(record_.plan_id) + "/" + format::to_hex(record_.counts_id) + "/" + std::to_string(part_ + 1);
  IndexWriter writer(directory, article_schema(), writing);
  const auto [first, last] = plan_.pieces_of(part_);
  for (std::uint32_t piece = first; piece < last; ++piece)
    bytes_ += plan_.pieces[piece].end - plan_.pieces[piece].begin;
  try {
    for (std::uint32_t piece = first; piece < last; ++piece) build_piece(piece, writer);
  } catch (const Cancelled&) {
    return false;
  }
  report_.articles = record_.state.articles.size();
  report_.text_bytes = intake_.counts().text_bytes;
  // Before the last commit, so that none that is kept names the segments in the order of the files.
  if (plan_.order != MergeOrder::keep) writer.merge(plan_.order);
  writer.set_attachment(part_attachment, serialize(record_));
  intake_.save(writer);
  writer.commit();
  return true;
}

void PartBuild::build_piece(std::uint32_t piece, IndexWriter& writer) {
  const Piece& where = plan_.pieces[piece];
  const PlannedFile& planned = plan_.files[where.file];
  FileRecord file;
  file.archive = planned.archive;
  file.key = planned.file.id;
  file.size = planned.file.size;
  file.mtime_ns = planned.file.mtime_ns;
  PieceRead read = read_piece(
      plan_, where, reading_, findings_.lines_before.at(piece - first_piece_),
      [&](std::uint32_t number, ParsedArticle&& article) { take(piece, number, std::move(article), file, writer); });
  bytes_done_ += where.end - where.begin;
  finish_file(piece, std::move(read), std::move(file));
}

void PartBuild::take(std::uint32_t piece, std::uint32_t number, ParsedArticle&& article, FileRecord& file,
                     IndexWriter& writer) {
  if (observer_.cancelled()) throw Cancelled{};
  ReaderCounts& counts = record_.counts[file.archive];
  if (leave_out(piece, number, article, file)) return;
  const std::string id = article.article.id;
  const std::uint64_t line = article.line;
  const Reader reader = article.reader;
  std::vector<std::uint64_t> paragraphs;
  const auto lookup = [&](std::vector<PageParagraph>& asked) {
    for (PageParagraph& paragraph : asked) paragraph.repeated = repeated_.repeated(paragraph.hash);
    paragraphs = to_records(asked);
  };
  Claims::Indexed indexed{article.content_hash, reader};
  const PageNote* note = note_for(article, notes_, indexed);
  const MirroredArchive& archive = plan_.archives[file.archive];
  const Document document = intake_.document(std::move(article), archive_id(archive, file.key), lookup, note);
  try {
    writer.add(document);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid_argument) throw;
    ++counts.failed;
    const ReadFailure failure{plan_.files[plan_.pieces[piece].file].file.path, line, error.what()};
    add_failure(file.remarks.edit().failures, failure, max_remembered_failures);
    return tell(failure, report_.failures);
  }
  ++counts.articles;
  indexed.page.paragraphs = std::move(paragraphs);
  KnownArticles& articles = record_.state.articles;
  const KnownArticles::Number added = articles.add(id).first;
  articles[added].content_hash = indexed.content_hash;
  articles[added].file = static_cast<std::uint32_t>(record_.state.files.size());
  articles[added].reader = reader;
  articles.set_page(added, indexed.page);
  if (observer_.progress)
    observer_.progress({record_.state.articles.size(), intake_.counts().text_bytes,
                        static_cast<double>(bytes_done_) / static_cast<double>(std::max<std::uint64_t>(bytes_, 1))});
}

bool PartBuild::leave_out(std::uint32_t piece, std::uint32_t number, const ParsedArticle& article, FileRecord& file) {
  const auto before = [](const LeftOut& one, const std::pair<std::uint32_t, std::uint32_t>& place) {
    return std::pair(one.piece, one.number) < place;
  };
  const auto found =
      std::lower_bound(findings_.left_out.begin(), findings_.left_out.end(), std::pair(piece, number), before);
  if (found == findings_.left_out.end() || found->piece != piece || found->number != number) return false;
  const std::string& id = article.article.id;
  const std::string& path = plan_.files[plan_.pieces[piece].file].file.path;
  const PlannedFile& rival = plan_.files.at(found->rival);
  if (found->taken) {
    file.remarks.edit().refused.push_back(id);
    tell({path, article.line,
          "\"" + id + "\" is left out: the article of that id is " + rival.file.id + " of the archive " +
              plan_.archives[rival.archive].path + "; give the archive " + plan_.archives[file.archive].path +
              " a name to lead its ids"},
         report_.conflicts);
  } else {
    tell({path, article.line, "\"" + id + "\" is also given by " + rival.file.id + "; the later one is taken"},
         report_.duplicates);
  }
  return true;
}

void PartBuild::finish_file(std::uint32_t piece, PieceRead&& read, FileRecord file) {
  const std::uint32_t number = plan_.pieces[piece].file;
  const bool shadowed = std::binary_search(findings_.shadowed.begin(), findings_.shadowed.end(), piece);
  ReaderCounts& counts = record_.counts[file.archive];
  if (plan_.files[number].first_piece == piece) ++counts.files, ++report_.files;
  for (const ReadFailure& failure : read.failures) {
    (failure.passed_over ? counts.passed_over : counts.failed) += failure.count;
    tell(failure, failure.passed_over ? report_.passed_over : report_.failures);
  }
  shorten(read.failures, max_remembered_failures);
  if (!read.failures.empty()) {
    std::vector<ReadFailure>& failures = file.remarks.edit().failures;
    failures.insert(failures.begin(), std::make_move_iterator(read.failures.begin()),
                    std::make_move_iterator(read.failures.end()));
  }
  file.complete = read.whole && !shadowed;
  file.reader = read.reader;
  if (!read.notes.empty()) file.remarks.edit().notes = std::move(read.notes);
  if (plan_.is_divided(number)) {
    DividedFile divided;
    divided.file = static_cast<std::uint32_t>(record_.state.files.size());
    divided.complete = file.complete;
    for (std::uint32_t i = 0; i < plan_.files[number].pieces; ++i)
      divided.parts.push_back(plan_.pieces[plan_.files[number].first_piece + i].part);
    record_.divided.push_back(std::move(divided));
    file.complete = false;  // until all pieces are there
  }
  record_.state.files.push_back(std::move(file));
}

void PartBuild::tell(const ReadFailure& failure, std::vector<ReadFailure>& kind) {
  constexpr std::size_t most_listed = 10'000;
  add_failure(kind, failure, most_listed);
  if (observer_.failure && &kind != &report_.passed_over) observer_.failure(failure);
}

}  // namespace tra::articles
