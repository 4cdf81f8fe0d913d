// What is being read and where its articles and failures go: what the readers of all formats share.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

// A file, or a part of one: a member of an archive, an attachment, a chapter.
struct Input {
  std::string id;                // of the article, where the input is one page
  std::string name;              // in failures
  std::uint64_t* may_expand_to;  // bytes a compressed input may still become
  const ArchiveFile* file;       // null for a part
  unsigned depth = 0;            // how many inputs it lies in
  Reader* kind = nullptr;        // where the reader of a file is told; null for a part
};

inline constexpr unsigned max_input_depth = 8;

struct Reading {
  const ReadOptions& options;
  const ArticleSink& sink;
  std::vector<ReadFailure>& failures;
  std::vector<PageNote>* notes = nullptr;  // what a feed tells of other pages; null where nobody asks
};

// The part of this name, as FILE!MEMBER. Throws ReadError when parts lie too deep inside one another.
Input part_of(const Input& whole, std::string_view member);

// Reads an input by the reader of its kind. Throws ReadError for what concerns all of it.
void read_input(const Input& input, std::unique_ptr<ByteSource> bytes, const Reading& reading);

// The same for a part, whose failure is its own and no failure of the whole.
void read_part(const Input& part, std::string bytes, const Reading& reading);

// Hands over an article that is all of the input; `bytes` are what it was read from.
void give(ParsedArticle&& parsed, const Input& input, std::string_view bytes, const Reading& reading);

// Counts what is no article by its nature, and no failure.
void pass_over(const std::string& name, std::string reason, const Reading& reading);

// The pages of a WARC, each as FILE!ADDRESS.
void read_warc_pages(const Input& input, ByteSource& source, const Reading& reading);

}  // namespace tra
