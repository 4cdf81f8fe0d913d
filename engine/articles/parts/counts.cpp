#include "articles/parts/counts.h"

#include <xxhash.h>

#include "articles/records.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr std::string_view counts_magic = "tra count of a part 1\n", findings_magic = "tra findings 1\n";

void put_notes(std::string& out, const std::vector<PageNote>& notes) {
  put_number(out, notes.size());
  for (const PageNote& note : notes)
    for (const std::string* text : {&note.address, &note.title, &note.date, &note.author}) put_text(out, *text);
}

std::vector<PageNote> read_notes(RecordReader& in) {
  std::vector<PageNote> notes;
  for (std::uint64_t count = in.number(); count > 0; --count) {
    PageNote note;
    for (std::string* text : {&note.address, &note.title, &note.date, &note.author}) *text = in.text();
    notes.push_back(std::move(note));
  }
  return notes;
}

CountedArticle read_article(RecordReader& in) {
  CountedArticle article;
  article.key.first = in.hash();
  article.key.second = in.hash();
  article.content_hash = in.hash();
  if (in.number_below(2) == 1) article.address = in.hash();
  for (std::uint64_t count = in.number(); count > 0; --count) article.paragraphs.push_back(in.hash());
  return article;
}

// Records of another plan are refused as what they are: left from before.
void require_plan(RecordReader& in, std::uint64_t plan_id, const std::string& name) {
  if (in.hash() != plan_id)
    throw Error(ErrorCode::invalid_argument, "belongs to another plan; remove it and count the part again", name);
}

}  // namespace

KeyHash hash_of_key(const std::string& key) {
  const XXH128_hash_t hash = XXH3_128bits(key.data(), key.size());
  return {hash.high64, hash.low64};
}

std::string serialize(const PartCounts& counts, std::uint64_t plan_id) {
  std::string out(counts_magic);
  put_hash(out, plan_id);
  put_number(out, counts.pieces.size());
  for (const CountedPiece& piece : counts.pieces) {
    put_number(out, piece.lines);
    put_number(out, piece.failed);
    put_notes(out, piece.notes);
    put_number(out, piece.articles.size());
    for (const CountedArticle& article : piece.articles) {
      for (const std::uint64_t hash : {article.key.first, article.key.second, article.content_hash})
        put_hash(out, hash);
      put_number(out, article.address != 0 ? 1 : 0);
      if (article.address != 0) put_hash(out, article.address);
      put_number(out, article.paragraphs.size());
      for (const std::uint64_t paragraph : article.paragraphs) put_hash(out, paragraph);
    }
  }
  return out;
}

PartCounts parse_counts(std::string_view bytes, const std::string& name, std::uint64_t plan_id) {
  RecordReader in(bytes, name);
  in.line(counts_magic);
  require_plan(in, plan_id, name);
  PartCounts counts;
  for (std::uint64_t pieces = in.number(); pieces > 0; --pieces) {
    CountedPiece piece;
    piece.lines = in.number();
    piece.failed = in.number();
    piece.notes = read_notes(in);
    for (std::uint64_t articles = in.number(); articles > 0; --articles) piece.articles.push_back(read_article(in));
    counts.pieces.push_back(std::move(piece));
  }
  if (!in.at_end()) in.fail();
  return counts;
}

std::string serialize(const Findings& findings, std::uint64_t plan_id) {
  std::string out(findings_magic);
  put_hash(out, plan_id);
  put_number(out, findings.left_out.size());
  for (const LeftOut& one : findings.left_out)
    for (const std::uint32_t number : {one.piece, one.number, one.taken ? 1u : 0u, one.rival}) put_number(out, number);
  put_number(out, findings.shadowed.size());
  for (const std::uint32_t piece : findings.shadowed) put_number(out, piece);
  put_number(out, findings.lines_before.size());
  for (const std::uint64_t lines : findings.lines_before) put_number(out, lines);
  put_number(out, findings.repeated.size());
  for (const std::uint64_t paragraph : findings.repeated) put_hash(out, paragraph);
  put_notes(out, findings.notes);
  return out;
}

Findings parse_findings(std::string_view bytes, const std::string& name, std::uint64_t plan_id) {
  constexpr std::uint64_t any = 1ull << 32;
  RecordReader in(bytes, name);
  in.line(findings_magic);
  require_plan(in, plan_id, name);
  Findings findings;
  for (std::uint64_t count = in.number(); count > 0; --count) {
    LeftOut one;
    one.piece = in.number_below(any);
    one.number = in.number_below(any);
    one.taken = in.number_below(2) == 1;
    one.rival = in.number_below(any);
    findings.left_out.push_back(one);
  }
  for (std::uint64_t count = in.number(); count > 0; --count) findings.shadowed.push_back(in.number_below(any));
  for (std::uint64_t count = in.number(); count > 0; --count) findings.lines_before.push_back(in.number());
  for (std::uint64_t count = in.number(); count > 0; --count) findings.repeated.push_back(in.hash());
  findings.notes = read_notes(in);
  if (!in.at_end()) in.fail();
  return findings;
}

}  // namespace tra::articles
