// How well an indexed spelling matches a typed one. Typed diacritics must match; an indexed word may have further ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tra::analysis {

// In order of increasing distance.
enum class MatchClass : std::uint8_t {
  exact,
  spelling,    // same sound, i for y: mĩ for mỹ
  completion,  // has all typed diacritics and more: việt for viet or viêt
  tone_differs,
  letter_differs,  // other letter marks: thăm for thâm
  both_differ,
  unrelated,  // other letters
};

struct MatchWeights {
  float exact = 1.0f;
  float spelling = 0.9f;
  float completion_of_bare = 1.0f;  // the typed word has no diacritics
  float completion_of_marked = 0.5f;
  float other = 0.1f;  // all more distant variants
};

struct Match {
  MatchClass kind;
  float weight;  // 0 when unrelated
};

// The letter marks and tones of a word.
struct Marks {
  std::string letters;  // the letter mark of each letter
  std::string tones;    // the tones in order, wherever they stand
  bool known = true;    // all letters are Vietnamese
};

// A typed word, analysed once for comparison with many others. Keys are term keys.
class TypedWord {
 public:
  explicit TypedWord(std::string_view typed_key);
  Match match(std::string_view indexed_key, const MatchWeights& weights = {}) const;
  // Whether the other word is an i/y spelling of the same sound with the same diacritics: kĩ for kỹ.
  bool sounds_like(std::string_view other_key) const;
  // The same, or with further diacritics: lý for li.
  bool respelled_matches(std::string_view other_key) const;

 private:
  std::string_view folded() const { return std::string_view(key_).substr(0, folded_bytes_); }

  std::string key_, other_spelling_;
  std::size_t folded_bytes_;
  Marks marks_;
};

// A typed beginning of words, analysed once for comparison with many of them. Its typed letter marks and tone must
// match; a tone or letter mark that was not typed may still follow. "toà" begins "toàn", "viê" begins "Việt", and "đuo"
// begins "đường".
class Beginning {
 public:
  explicit Beginning(std::string_view typed_key);
  bool begins(std::string_view indexed_key) const;

 private:
  std::string folded_, text_;
  bool marked_;
  Marks marks_;
};

// Whether the typed word has any diacritic.
bool has_marks(std::string_view key);

// The folded forms whose variants may match a typed key: its own, then the i/y spellings of the same sound.
std::vector<std::string> folded_forms(std::string_view typed_key);

// The key that all i/y spellings of one syllable share: that of "kỳ" and "kì".
std::string sound_key(std::string_view key);

// The range of term keys that contains all variants of a folded form: first <= key < last.
struct KeyRange {
  std::string first, last;
};
KeyRange variants_of(std::string_view folded_form);
// The range of all tones of one toneless base. For a word outside the grammar, the range contains only its key.
KeyRange tones_of(std::string_view key);

}  // namespace tra::analysis
