// Snippets and marks for a Searcher. Words that are rare in its snapshot get higher weights.
#include <optional>

#include "search/plan/term_expansion.h"
#include "search/score/bm25.h"
#include "snapshot/snapshot_impl.h"
#include "snippet/marks.h"
#include "snippet/snippet.h"
#include "store/term_space.h"
#include "tra/searcher.h"
#include "tra/snippets.h"

namespace tra {
namespace {

WordWeight rarity_in(const Snapshot::Impl& snapshot) {
  return [&snapshot](std::string_view key) {
    search::Work unbounded;
    const search::PlannedWord word = search::expand_word(snapshot, kCombinedSpace, key, Ranking{}, unbounded);
    return search::Bm25::idf(static_cast<double>(snapshot.documents), word.documents);
  };
}

}  // namespace

struct Snippets::Impl {
  Impl(const Snapshot& snapshot, const Query& shown, const SnippetOptions& options)
      : query(shown),
        schema(snapshot.schema()),
        maker(query, snapshot.impl().schema, options, rarity_in(snapshot.impl())) {}

  Query query;
  const Schema& schema;
  SnippetMaker maker;
  std::optional<TextMarker> marker;  // made for the first text
};

Snippets::Snippets(const Searcher& searcher, const Query& query, const SnippetOptions& options)
    : impl_(std::make_unique<Impl>(searcher.snapshot(), query, options)) {}
Snippets::Snippets(Snippets&&) noexcept = default;
Snippets& Snippets::operator=(Snippets&&) noexcept = default;
Snippets::~Snippets() = default;

Snippet Snippets::of(const Document& document) { return impl_->maker.make(document); }

std::vector<Snippet::Mark> Snippets::marks(std::string_view text) {
  if (!impl_->marker) impl_->marker.emplace(impl_->query, impl_->schema);
  return impl_->marker->find(text);
}

Snippet Searcher::snippet(const Query& query, const Document& document, const SnippetOptions& options) const {
  return Snippets(*this, query, options).of(document);
}

std::vector<Snippet::Mark> Searcher::marks(const Query& query, std::string_view text) const {
  return find_marks(query, text, snapshot_->schema());
}

}  // namespace tra
