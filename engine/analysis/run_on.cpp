// Words that lack spaces: loanwords written solid ("ôtô", "ximăng"), and spaces lost in scraping ("quốctại").
#include <algorithm>
#include <array>

#include "analysis/spelling.h"
#include "analysis/syllable.h"
#include "analysis/term_key.h"

namespace tra::analysis {

using namespace text;
namespace {

constexpr std::size_t kLongestRunOn = 40;  // in letters

struct Evidence {
  bool vietnamese_only = false;  // has a letter that no other Latin alphabet in the archives has
  bool letter_mark = false;
  bool two_tones = false;
};

// The letters á à é è í ó ú, ã õ ñ and â ê ô also occur in French, Spanish or Portuguese. Hooks above, dots below,
// horns, breves and đ do not.
Evidence weigh(const std::vector<WrittenLetter>& letters) {
  Evidence evidence;
  std::uint8_t tone = kLevel;
  for (const WrittenLetter& written : letters) {
    const Letter& letter = written.letter;
    if (letter.mark != kPlain) evidence.letter_mark = true;
    const bool own_tone = letter.tone == kHook || letter.tone == kDot ||
                          (letter.tone == kTilde && letter.base != 'a' && letter.base != 'o');
    const bool both = letter.mark != kPlain && letter.tone != kLevel;
    if (own_tone || both || (letter.mark != kPlain && letter.mark != kCircumflex)) evidence.vietnamese_only = true;
    if (letter.tone != kLevel) {
      if (tone != kLevel && tone != letter.tone) evidence.two_tones = true;
      tone = letter.tone;
    }
  }
  return evidence;
}

}  // namespace

Split split_word(const Spelling& word, std::vector<Piece>& pieces) {
  const auto& letters = word.letters;
  const std::size_t count = letters.size();
  if (word.type == TokenType::syllable || count < 3 || count > kLongestRunOn) return Split::none;
  const Evidence evidence = weigh(letters);
  if (!evidence.vietnamese_only && !evidence.letter_mark) return Split::none;

  // fewest[i] is the least number of syllables that spell the letters from i on. first[i] is the length of the first of
  // these syllables, the shortest one when several fit, so that a consonant belongs to the syllable it begins (ô|tô,
  // xi|măng).
  constexpr std::uint8_t kNever = 255;
  std::array<std::uint8_t, kLongestRunOn + 1> fewest{}, first{};
  std::array<Letter, kLongestRunOn> plain;
  for (std::size_t i = 0; i < count; ++i) plain[i] = letters[i].letter;
  for (std::size_t from = count; from-- > 0;) {
    fewest[from] = kNever;
    for (std::size_t length = 1; length <= std::min(kLongestBase, count - from); ++length) {
      const std::uint8_t rest = fewest[from + length];
      if (rest == kNever || rest + 1 >= fewest[from]) continue;
      const auto syllable = parse_syllable(std::span<const Letter>(plain.data() + from, length));
      if (!syllable || !syllable->legal()) continue;
      fewest[from] = static_cast<std::uint8_t>(rest + 1);
      first[from] = static_cast<std::uint8_t>(length);
    }
  }
  if (fewest[0] == kNever || fewest[0] < 2) return Split::none;
  for (std::size_t from = 0; from < count; from += first[from]) {
    const auto syllable = parse_syllable(std::span<const Letter>(plain.data() + from, first[from]));
    pieces.push_back({syllable_key(*syllable), letters[from].start, letters[from + first[from] - 1].end});
  }
  return evidence.two_tones && evidence.vietnamese_only ? Split::run_on : Split::solid;
}

}  // namespace tra::analysis
