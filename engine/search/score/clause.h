// A clause of a query in one segment, with the kind of its scorer: a posting list, the posting lists of a word's
// variants, a phrase, or another scorer. Evaluators are chosen by these kinds.
#pragma once

#include <concepts>
#include <memory>
#include <type_traits>
#include <variant>

#include "search/score/group_scorer.h"
#include "search/score/phrase_scorer.h"

namespace tra::search {

class Clause {
 public:
  Clause() = default;  // matches no document

  template <std::derived_from<Scorer> Made>
  Clause(std::unique_ptr<Made> scorer) {
    if constexpr (std::is_constructible_v<Kind, Made*>) kind_ = scorer.get();
    scorer_ = std::move(scorer);
  }

  explicit operator bool() const noexcept { return scorer_ != nullptr; }
  Scorer* scorer() const noexcept { return scorer_.get(); }
  ScorerPtr take() && noexcept { return std::move(scorer_); }

  // The scorer as one kind. Each returns null when the scorer is of another kind.
  TermScorer* term() const noexcept { return as<TermScorer>(); }
  GroupScorer* group() const noexcept { return as<GroupScorer>(); }
  PhraseScorer* phrase() const noexcept { return as<PhraseScorer>(); }

 private:
  using Kind = std::variant<std::monostate, TermScorer*, GroupScorer*, PhraseScorer*>;

  template <class Made>
  Made* as() const noexcept {
    const auto* made = std::get_if<Made*>(&kind_);
    return made != nullptr ? *made : nullptr;
  }

  ScorerPtr scorer_;
  Kind kind_;
};

}  // namespace tra::search
