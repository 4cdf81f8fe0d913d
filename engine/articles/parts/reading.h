// Reads the pieces of a part as one run of a mirror reads their files.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "articles/parts/plan.h"
#include "tra/archive.h"

namespace tra::articles {

struct PieceRead {
  Reader reader = Reader::text;
  bool whole = false;       // read to its end
  std::uint64_t lines = 0;  // of a piece of a divided file
  std::vector<ReadFailure> failures;
  std::vector<PageNote> notes;
};

// Gives the articles of a piece to `sink`, with the ids they have in the index, numbered from 1 in the piece. Lines of
// failures and articles are counted from `lines_before`. Error(io) when the file is not as the plan found it.
using PieceSink = std::function<void(std::uint32_t number, ParsedArticle&& article)>;
PieceRead read_piece(const Plan& plan, const Piece& piece, const ReadOptions& options, std::uint64_t lines_before,
                     const PieceSink& sink);

}  // namespace tra::articles
