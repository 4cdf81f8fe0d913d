// Postings of an index in the Common Index File Format (CIFF), which other engines read and write: which term stands
// how often in which document, without positions and texts. Its messages are those of the published schema of CIFF 1.
//
// What changes in ranking on the way: engine/articles/HANDOVER.md.
//
//   std::ofstream out("news.ciff", std::ios::binary);
//   tra::export_ciff(*snapshot, out);
//
// The functions keep no state between calls; time is linear in the postings. Whether writing succeeded is the state of
// the stream afterwards.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "tra/article_index.h"
#include "tra/snapshot.h"

namespace tra {

struct CiffCounts {
  std::uint64_t documents = 0, terms = 0, postings = 0, occurrences = 0;
};

// Writes the live documents of a snapshot: the terms of all text fields together, in their accented spelling and in
// byte order, an occurrence in a field counted as often as the field's weight. Memory: the vocabulary, four bytes a
// document, one posting list. Error(resource_exhausted) for a number that CIFF has no room for.
CiffCounts export_ciff(const Snapshot& snapshot, std::ostream& out, const std::string& description = {});

// Reads documents and adds each as an article whose body has every term as often as the file says. The order of terms
// is lost, so phrases find nothing that was one. Memory: eight bytes a posting; more than `most_postings` are
// Error(resource_exhausted). Error(corruption) with the byte where the file is no CIFF, ends too early, or holds more
// or less than its header says. `name` stands for it in errors. Nothing is committed.
CiffCounts import_ciff(std::istream& in, const std::string& name, ArticleWriter& writer,
                       std::uint64_t most_postings = 1ull << 28);

}  // namespace tra
