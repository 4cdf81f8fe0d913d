// What the readers of all formats share: the input, and where its articles and failures go.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "archive/read/long_turn.h"
#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

// A file or a part of one, such as a member of an archive, an attachment or a chapter.
struct Input {
  std::string id;                // id of the article when the input holds one article
  std::string name;              // as it appears in failures
  std::uint64_t* may_expand_to;  // bytes that compressed data may still expand to
  const ArchiveFile* file;       // null for a part
  unsigned depth = 0;            // number of inputs around this one
  Reader* kind = nullptr;        // receives the reader chosen for a file; null for a part
  bool said_html = false;        // a server said that it is HTML
  bool in_held_zip = false;      // a member of a zip archive that is held in memory
};

inline constexpr unsigned max_input_depth = 8;

struct Reading {
  const ReadOptions& options;
  const ArticleSink& sink;
  std::vector<ReadFailure>& failures;
  std::vector<PageNote>* notes = nullptr;  // receives what a feed says about other pages; null when unwanted
};

// The part FILE!MEMBER of an input. Throws ReadError when parts are nested too deeply.
Input part_of(const Input& whole, std::string_view member);

// Recognises the format of an input and reads it. Throws ReadError when the input as a whole cannot be read.
void read_input(const Input& input, std::unique_ptr<ByteSource> bytes, const Reading& reading);

// Reads a part. A part that cannot be read becomes a failure of its own; reading the whole continues.
void read_part(const Input& part, std::string bytes, const Reading& reading);

// Reads a source to its end, within the limit for articles. The turn is taken when the text is long.
std::string read_whole(ByteSource& source, const ReadOptions& options, LongTurn& turn);

// Delivers the only article of an input; `bytes` are what it was read from.
void give(ParsedArticle&& parsed, const Input& input, std::string_view bytes, const Reading& reading);

// Counts something that is by its nature no article, and therefore no failure.
void pass_over(const std::string& name, std::string reason, const Reading& reading);

// Hashes of the ids of the articles that a crawl has given so far.
using GivenPages = std::unordered_set<std::uint64_t>;

// Reads the pages of a WARC. The id of each is FILE!ADDRESS.
void read_warc_pages(const Input& input, ByteSource& source, const Reading& reading, GivenPages& given);

}  // namespace tra
