// Snippets and marks for a Searcher. Words that are rare in its snapshot get higher weights.
#include "search/plan/term_expansion.h"
#include "search/score/bm25.h"
#include "snapshot/snapshot_impl.h"
#include "snippet/marks.h"
#include "snippet/snippet.h"
#include "store/term_space.h"
#include "tra/searcher.h"

namespace tra {

Snippet Searcher::snippet(const Query& query, const Document& document, const SnippetOptions& options) const {
  const Snapshot::Impl& snapshot = snapshot_->impl();
  const WordWeight rarity = [&snapshot](std::string_view key) {
    search::Work unbounded;
    const search::PlannedWord word = search::expand_word(snapshot, kCombinedSpace, key, Ranking{}, unbounded);
    return search::Bm25::idf(static_cast<double>(snapshot.documents), word.documents);
  };
  return make_snippet(query, document, snapshot.schema, options, rarity);
}

std::vector<Snippet::Mark> Searcher::marks(const Query& query, std::string_view text) const {
  return find_marks(query, text, snapshot_->schema());
}

}  // namespace tra
