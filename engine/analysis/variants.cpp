#include "analysis/variants.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/term_key.h"
#include "text/ascii.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "tra/analyzer.h"

namespace tra::analysis {

using namespace text;
namespace {

// Onsets after which a final i and a final y sound the same and both spellings are in use.
constexpr std::array<std::string_view, 9> kBeforeIOrY = {"b", "h", "k", "l", "m", "qu", "s", "t", "v"};

// The folded form with i and y exchanged where both spellings are in use; empty otherwise.
std::string other_spelling(std::string_view folded_form) {
  if (folded_form.size() < 2) return {};
  std::string other(folded_form);
  if (folded_form.size() > 2 && (folded_form.starts_with("ye") || folded_form.starts_with("ie"))) {
    other[0] = other[0] == 'y' ? 'i' : 'y';
    return other;
  }
  const std::string_view onset = folded_form.substr(0, folded_form.size() - 1);
  if (std::find(kBeforeIOrY.begin(), kBeforeIOrY.end(), onset) == kBeforeIOrY.end()) return {};
  char& last = other.back();
  if (last != 'i' && last != 'y') return {};
  last = last == 'y' ? 'i' : 'y';
  return other;
}

// The key of most words tells their marks without being spelled.
std::optional<Marks> marks_of_code(std::string_view key) {
  const auto accent = accent_of(key);
  const std::string_view base = folded(key);
  if (!accent || !is_ascii(base)) return std::nullopt;
  if (base.size() == key.size()) return Marks{std::string(base.size(), static_cast<char>(kPlain)), {}, true};
  const auto letters = letter_marks(base, accent->pattern);
  if (!letters) return std::nullopt;
  const std::size_t tones = accent->tone == kLevel ? 0 : 1;
  return Marks{{letters->begin(), letters->begin() + static_cast<std::ptrdiff_t>(base.size())},
               std::string(tones, static_cast<char>(accent->tone)),
               true};
}

Marks marks_of(std::string_view key) {
  if (auto marks = marks_of_code(key)) return std::move(*marks);
  Marks marks;
  const std::string text = term_text(key);
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint point = decode_point(text, at);
    const Letter letter = letter_of(point.value);
    at += std::max<std::size_t>(point.length, 1);
    marks.known = marks.known && (letter.base != 0 || point.value < 0x80);
    marks.letters += static_cast<char>(letter.mark);
    if (letter.tone != kLevel) marks.tones += static_cast<char>(letter.tone);
  }
  return marks;
}

enum class Relation : std::uint8_t { same, more, differs };

Relation relate_letters(std::string_view typed, std::string_view indexed) {
  if (typed == indexed) return Relation::same;
  if (typed.size() != indexed.size()) return Relation::differs;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] != kPlain && typed[i] != indexed[i]) return Relation::differs;
  }
  return Relation::more;
}

Relation relate_tones(const std::string& typed, const std::string& indexed) {
  return typed == indexed ? Relation::same : typed.empty() ? Relation::more : Relation::differs;
}

MatchClass classify_marks(const Marks& typed, const Marks& indexed) {
  const Relation letters = relate_letters(typed.letters, indexed.letters);
  const Relation tones = relate_tones(typed.tones, indexed.tones);
  if (letters == Relation::differs)
    return tones == Relation::differs ? MatchClass::both_differ : MatchClass::letter_differs;
  if (tones == Relation::differs) return MatchClass::tone_differs;
  return letters == Relation::same && tones == Relation::same ? MatchClass::exact : MatchClass::completion;
}

float weight_of(MatchClass kind, bool marked, const MatchWeights& weights) {
  switch (kind) {
    case MatchClass::exact:
      return weights.exact;
    case MatchClass::spelling:
      return weights.spelling;
    case MatchClass::completion:
      return marked ? weights.completion_of_marked : weights.completion_of_bare;
    case MatchClass::unrelated:
      return 0;
    default:
      return weights.other;
  }
}

}  // namespace

TypedWord::TypedWord(std::string_view typed_key)
    : key_(typed_key),
      other_spelling_(other_spelling(tra::folded(typed_key))),
      folded_bytes_(tra::folded(typed_key).size()),
      marks_(marks_of(typed_key)) {}

Match TypedWord::match(std::string_view indexed_key, const MatchWeights& weights) const {
  const std::string_view indexed_fold = tra::folded(indexed_key);
  const bool respelled = folded() != indexed_fold;
  if (respelled && other_spelling_ != indexed_fold) return {MatchClass::unrelated, 0};
  if (key_ == indexed_key) return {MatchClass::exact, weights.exact};
  const bool marked = folded_bytes_ < key_.size();
  const Marks indexed = marks_of(indexed_key);
  MatchClass kind = classify_marks(marks_, indexed);
  if (!marks_.known || !indexed.known) kind = marked ? MatchClass::letter_differs : MatchClass::completion;
  if (kind == MatchClass::exact) kind = MatchClass::spelling;
  const float weight = weight_of(kind, marked, weights);
  const bool once_more = respelled && kind != MatchClass::spelling;
  return {kind, once_more ? weight * weights.spelling : weight};
}

bool TypedWord::sounds_like(std::string_view other_key) const {
  return other_spelling_ == tra::folded(other_key) && match(other_key).kind == MatchClass::spelling;
}

bool TypedWord::respelled_matches(std::string_view other_key) const {
  return other_spelling_ == tra::folded(other_key) && match(other_key).kind <= MatchClass::completion;
}

Beginning::Beginning(std::string_view typed_key)
    : folded_(folded(typed_key)),
      text_(term_text(typed_key)),
      marked_(has_marks(typed_key)),
      marks_(marks_of(typed_key)) {}

bool Beginning::begins(std::string_view indexed_key) const {
  const std::string_view base = folded(indexed_key);
  if (!base.starts_with(folded_)) return false;
  if (!marked_) return true;
  const auto letters_match = [&](std::string_view begin) {
    return relate_letters(marks_.letters, begin) != Relation::differs;
  };
  if (marks_.known && base.size() == indexed_key.size() && is_ascii(base)) return false;
  // The key of a syllable tells its marks without being spelled.
  if (const auto accent = accent_of(indexed_key); accent && marks_.known)
    if (const auto marks = letter_marks(base, accent->pattern)) {
      if (!marks_.tones.empty() && marks_.tones != std::string_view(reinterpret_cast<const char*>(&accent->tone), 1))
        return false;
      const std::size_t letters = std::min(base.size(), marks_.letters.size());
      return letters_match({reinterpret_cast<const char*>(marks->data()), letters});
    }
  const Marks indexed = marks_of(indexed_key);
  if (!marks_.known || !indexed.known) return term_text(indexed_key).starts_with(text_);
  return letters_match(std::string_view(indexed.letters).substr(0, marks_.letters.size())) &&
         indexed.tones.starts_with(marks_.tones);
}

bool has_marks(std::string_view key) { return folded(key).size() != key.size(); }

std::vector<std::string> folded_forms(std::string_view typed_key) {
  std::vector<std::string> forms{std::string(folded(typed_key))};
  if (std::string other = other_spelling(forms[0]); !other.empty()) forms.push_back(std::move(other));
  return forms;
}

std::string sound_key(std::string_view key) {
  const std::string_view form = tra::folded(key);
  std::string other = accent_of(key) ? other_spelling(form) : std::string();
  if (other.empty() || other > form) return std::string(key);
  return other.append(key.substr(form.size()));
}

KeyRange variants_of(std::string_view folded_form) {
  return {std::string(folded_form), std::string(folded_form) + '\x01'};
}

KeyRange tones_of(std::string_view key) {
  const auto accent = accent_of(key);
  const std::string base(folded(key));
  if (!accent) return {std::string(key), std::string(key) + '\x01'};
  const auto code = [&](int tone) { return static_cast<char>(kAccentBase + accent->pattern * 6 + tone); };
  const std::string first = accent->pattern == kBare ? base : base + '\0' + code(0);
  return {first, base + '\0' + code(6)};
}

}  // namespace tra::analysis
