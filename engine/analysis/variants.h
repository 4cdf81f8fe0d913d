// How well an indexed spelling answers a typed one: marks typed bind, marks not typed do not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tra::analysis {

// In order of distance.
enum class MatchClass : std::uint8_t {
  exact,
  spelling,    // same sound, i for y: mĩ for mỹ
  completion,  // has every mark typed, and more: việt for viet or viêt
  tone_differs,
  letter_differs,  // other letter marks: thăm for thâm
  both_differ,
  unrelated,  // other letters
};

struct MatchWeights {
  float exact = 1.0f;
  float spelling = 0.9f;
  float completion_of_bare = 1.0f;  // nothing was marked in the typed word
  float completion_of_marked = 0.5f;
  float other = 0.1f;  // the tail of other variants
};

struct Match {
  MatchClass kind;
  float weight;  // 0 for unrelated
};

// Both are term keys.
Match match(std::string_view typed_key, std::string_view indexed_key, const MatchWeights& weights = {});

// Whether a typed word may be the begin of an indexed one, typed letter by letter: marks on its letters bind, its tone
// binds, and whatever is not typed yet may come, a tone or a mark too. toà begins toàn, viê Việt, and "đuo" đường.
bool may_begin(std::string_view typed_key, std::string_view indexed_key);

// Whether two keys are i/y spellings of one sound with the same marks: kỹ, kĩ.
bool same_sound(std::string_view typed_key, std::string_view indexed_key);

// Whether the typed word carries any mark.
bool has_marks(std::string_view key);

// The folded forms whose variants may answer a typed key: its own, then the i/y spellings of the same sound.
std::vector<std::string> folded_forms(std::string_view typed_key);

// The range of term keys that hold all variants of a folded form: first <= key < last.
struct KeyRange {
  std::string first, last;
};
KeyRange variants_of(std::string_view folded_form);
// All tones of one toneless base of the grammar; for other words only the key itself.
KeyRange tones_of(std::string_view key);

}  // namespace tra::analysis
