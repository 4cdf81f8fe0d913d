#include "analysis/syllable.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace tra::analysis {

using namespace text;
namespace {

// The 171 toneless rhymes of the grammar. The rhymes after '|' occur only in rare words and place names (ngoạm, yểng,
// Đắk, Búk) and are not among the 171.
constexpr std::string_view kRhymes =
    "a ai ao au ay ac ach am an ang anh ap at "
    "ăc ăm ăn ăng ăp ăt "
    "âu ây âc âm ân âng âp ât "
    "e eo ec em en eng ep et "
    "ê êu êch êm ên êng ênh êp êt "
    "i ia iêu iêc iêm iên iêng iêp iêt iu ich im in inh ip it "
    "o oa oai oao oay oac oach oan oang oanh oap oat oăc oăm oăn oăng oăt oe oeo oec oem oen oeng oet oi "
    "ooc oong oc om on ong op ot "
    "ô ôi ôc ôm ôn ông ôp ôt "
    "ơ ơi ơm ơn ơp ơt "
    "u ua uâu uây uâc uâm uân uâng uâp uât uê uêu uêch uên uênh ui uôi uôc uôm uôn uông uôp uôt uơ uy uya "
    "uyên uyêt uyu uych uym uyn uynh uyp uyt uc um un ung up ut "
    "ư ưa ưi ươi ươu ươc ươm ươn ương ươp ươt ưu ưc ưm ưn ưng ưt "
    "y yêu yêc yêm yên yêt | oam yêng ăk uk";

// The initial consonants except `gi` and `qu`. The empty string stands for no initial consonant.
constexpr std::string_view kOnsets[] = {"",  "b",  "c",   "ch", "d", "đ",  "g", "gh", "h", "k",  "kh", "l", "m",
                                        "n", "ng", "ngh", "nh", "p", "ph", "r", "s",  "t", "th", "tr", "v", "x"};

// A toneless letter in one byte: the base in the low bits, the letter mark above it.
using Code = std::uint8_t;
constexpr Code code_of(char base, std::uint8_t mark) { return static_cast<Code>((base - 'a' + 1) | (mark << 5)); }
constexpr char base_of(Code code) { return static_cast<char>((code & 31) + 'a' - 1); }
constexpr std::uint8_t mark_of(Code code) { return static_cast<std::uint8_t>(code >> 5); }
constexpr bool is_vowel(char base) {
  return base == 'a' || base == 'e' || base == 'i' || base == 'o' || base == 'u' || base == 'y';
}

struct Codes {
  std::array<Code, kLongestBase> at{};
  std::size_t size = 0;
  std::span<const Code> view(std::size_t from = 0) const { return {at.data() + from, size - from}; }
};

Codes codes_of(std::string_view text) {
  Codes out;
  for (std::size_t at = 0; at < text.size() && out.size < kLongestBase;) {
    const DecodedPoint point = decode_point(text, at);
    const Letter letter = letter_of(point.value);
    out.at[out.size++] = code_of(letter.base, letter.mark);
    at += point.length;
  }
  return out;
}

bool starts_with(std::span<const Code> letters, std::string_view prefix) {
  const Codes wanted = codes_of(prefix);
  return letters.size() >= wanted.size &&
         std::equal(wanted.at.begin(), wanted.at.begin() + wanted.size, letters.begin());
}

struct Rhyme {
  Codes letters;
  bool front = false;        // begins with e, ê, i or y: written after k, gh, ngh, never after c, g, ng
  bool glide = false;        // begins with a rounded glide (oa, uê, uy ...): never after b, m, ph, v
  bool round = false;        // begins with plain o or u: after q only as a glide
  bool initial = false;      // yê..., the spelling of iê... when no consonant precedes
  bool lone_y = false;       // the rhyme y
  bool after_onset = false;  // iê..., which needs an initial consonant
  bool stopped = false;      // ends in c, ch, p, t
  bool rare = false;         // only in rare words and place names
};

Rhyme make_rhyme(std::string_view spelling) {
  Rhyme rhyme;
  rhyme.letters = codes_of(spelling);
  const auto letters = rhyme.letters.view();
  const char first = base_of(letters[0]);
  rhyme.front = first == 'e' || first == 'i' || first == 'y';
  rhyme.round = mark_of(letters[0]) == kPlain && (first == 'o' || first == 'u');
  for (const std::string_view glide : {"oa", "oă", "oe", "uâ", "uê", "uơ", "uy"}) {
    rhyme.glide = rhyme.glide || starts_with(letters, glide);
  }
  rhyme.initial = starts_with(letters, "yê");
  rhyme.lone_y = spelling == "y";
  rhyme.after_onset = starts_with(letters, "iê");
  const char last = spelling.back();
  rhyme.stopped = last == 'c' || last == 'p' || last == 't' || spelling.ends_with("ch");
  return rhyme;
}

// Looks up a rhyme by its letters. The table uses open addressing and never changes after it was built.
class RhymeTable {
 public:
  RhymeTable() {
    bool rare = false;
    for (std::string_view rest = kRhymes; !rest.empty();) {
      const std::string_view spelling = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), spelling.size() + 1));
      if (spelling == "|") {
        rare = true;
        continue;
      }
      rhymes_.push_back(make_rhyme(spelling));
      rhymes_.back().rare = rare;
    }
    for (std::size_t i = 0; i < rhymes_.size(); ++i) {
      const std::uint64_t key = pack(rhymes_[i].letters.view());
      std::size_t slot = first_slot(key);
      while (slots_[slot].key != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = {key, i};
    }
  }

  const Rhyme* find(std::span<const Code> letters) const {
    const std::uint64_t key = pack(letters);
    for (std::size_t slot = first_slot(key); slots_[slot].key != 0; slot = (slot + 1) % kSlots) {
      if (slots_[slot].key == key) return &rhymes_[slots_[slot].rhyme];
    }
    return nullptr;
  }

  const std::vector<Rhyme>& all() const { return rhymes_; }

 private:
  static constexpr std::size_t kSlots = 1024;
  static std::uint64_t pack(std::span<const Code> letters) {
    std::uint64_t packed = 0;
    for (const Code code : letters) packed = packed << 8 | code;
    return packed;
  }
  static std::size_t first_slot(std::uint64_t key) { return (key * 0x9E3779B97F4A7C15ull) >> 54; }

  struct Slot {
    std::uint64_t key = 0;  // 0 in a free slot; no rhyme has the key 0
    std::size_t rhyme = 0;
  };
  std::array<Slot, kSlots> slots_{};
  std::vector<Rhyme> rhymes_;
};

const RhymeTable& rhymes() {
  static const RhymeTable table;
  return table;
}

// Rules that loanwords and place names may break: k only before front vowels (Bắc Kạn, Hồng Kông), and no rounded glide
// after a labial (xe buýt, vải voan).
bool only_in_loans(std::string_view onset, const Rhyme& rhyme) {
  const bool labial = onset == "b" || onset == "m" || onset == "ph" || onset == "v";
  return (onset == "k" && !rhyme.front) || (labial && rhyme.glide);
}

// The other spelling rules between an onset (except gi and qu) and a rhyme.
bool joins(std::string_view onset, const Rhyme& rhyme) {
  const bool only_front = onset == "gh" || onset == "ngh";
  const bool only_back = onset == "c" || onset == "g" || onset == "ng";
  if ((only_front && !rhyme.front) || (only_back && rhyme.front)) return false;
  if (rhyme.initial) return onset.empty();
  if (rhyme.after_onset) return !onset.empty();
  if (rhyme.lone_y) return onset != "đ";
  return true;
}

// After q, the glide is written u whatever the vowel (qua, quê). Rhymes without a glide follow qu complete (quăng,
// quốc).
const Rhyme* rhyme_after_qu(std::span<const Code> rest) {
  if (rest.empty() || rest.size() > kLongestBase - 1) return nullptr;
  if (const Rhyme* rhyme = rhymes().find(rest); rhyme != nullptr && !rhyme->round) return rhyme;
  Codes with_glide;
  std::copy(rest.begin(), rest.end(), with_glide.at.begin() + 1);
  with_glide.size = rest.size() + 1;
  for (const char glide : {'u', 'o'}) {
    with_glide.at[0] = code_of(glide, kPlain);
    if (const Rhyme* rhyme = rhymes().find(with_glide.view()); rhyme != nullptr && rhyme->glide) return rhyme;
  }
  return nullptr;
}

// Before a rhyme that begins with i, the i of gi is dropped: gì, gìn. Other rhymes follow gi complete: giêng, giá.
const Rhyme* rhyme_after_gi(std::span<const Code> from_i) {
  const auto rest = from_i.subspan(1);
  if (!rest.empty()) {
    const Rhyme* rhyme = rhymes().find(rest);
    if (rhyme != nullptr && !rhyme->glide && base_of(rest[0]) != 'i' && base_of(rest[0]) != 'y') return rhyme;
  }
  return rhymes().find(from_i);
}

// Number of letters of the initial consonants. 0 when there are none, or when no syllable begins with these letters.
std::size_t onset_size(std::span<const Code> letters) {
  const auto base = [&](std::size_t i) { return i < letters.size() ? base_of(letters[i]) : '\0'; };
  const auto one_of = [&](std::string_view bases) { return bases.find(base(0)) != std::string_view::npos; };
  if (base(0) == 'n' && base(1) == 'g') return base(2) == 'h' ? 3 : 2;
  if ((base(1) == 'h' && one_of("cgknpt")) || (base(0) == 't' && base(1) == 'r')) return 2;
  return one_of("bcdghklmnprstvx") ? 1 : 0;
}

struct Found {
  const Rhyme* rhyme = nullptr;
  bool rare = false;
};

Found find_rhyme(std::span<const Code> letters) {
  const auto common = [](const Rhyme* rhyme) { return Found{rhyme, rhyme != nullptr && rhyme->rare}; };
  const auto is = [&](std::size_t i, char base) { return letters.size() > i && letters[i] == code_of(base, kPlain); };
  if (is(0, 'q')) return is(1, 'u') ? common(rhyme_after_qu(letters.subspan(2))) : Found{};
  if (is(0, 'g') && is(1, 'i')) return common(rhyme_after_gi(letters.subspan(1)));
  const std::size_t size = onset_size(letters);
  std::array<char, 3> spelled{};
  for (std::size_t i = 0; i < size; ++i) spelled[i] = base_of(letters[i]);
  const bool barred = size == 1 && letters[0] == code_of('d', kBar);
  const std::string_view onset = barred ? std::string_view("đ") : std::string_view(spelled.data(), size);
  const Rhyme* rhyme = rhymes().find(letters.subspan(size));
  if (rhyme == nullptr || !joins(onset, *rhyme)) return {};
  return {rhyme, rhyme->rare || only_in_loans(onset, *rhyme)};
}

// Position of the first vowel that can carry diacritics: after the initial consonants, including the u of qu and the i
// of gi before a vowel.
std::size_t first_vowel(std::string_view folded) {
  std::size_t i = 0;
  while (i < folded.size() && !is_vowel(folded[i])) ++i;
  const bool another = i + 1 < folded.size() && is_vowel(folded[i + 1]);
  if (another && (folded.starts_with("qu") || folded.starts_with("gi"))) ++i;
  return i;
}

std::uint8_t pattern_of(std::span<const Code> letters) {
  std::uint8_t bar = 0;
  bool circumflex = false, breve = false, horn_u = false, horn_o = false;
  for (const Code code : letters) {
    switch (mark_of(code)) {
      case kBar:
        bar = kMarkPatterns;
        break;
      case kCircumflex:
        circumflex = true;
        break;
      case kBreve:
        breve = true;
        break;
      case kHorn:
        (base_of(code) == 'u' ? horn_u : horn_o) = true;
        break;
      default:
        break;
    }
  }
  const MarkPattern vowels = circumflex         ? kOneCircumflex
                             : breve            ? kOneBreve
                             : horn_u && horn_o ? kHornBoth
                             : horn_u           ? kHornU
                             : horn_o           ? kHornO
                                                : kBare;
  return static_cast<std::uint8_t>(vowels + bar);
}

// Distributes the marks of a pattern over the letters of a folded form. Returns false when the pattern does not fit.
bool place_marks(std::string_view folded, std::uint8_t pattern, std::span<std::uint8_t> marks) {
  if (pattern >= kMarkPatterns) {
    if (folded.empty() || folded[0] != 'd') return false;
    marks[0] = kBar;
  }
  const std::size_t from = first_vowel(folded);
  const std::size_t u = folded.find('u', from), a = folded.find('a', from);
  const std::size_t o = folded.find('o', from), last = folded.find_last_of("aeo");
  const auto put = [&](std::size_t at, Mark mark) { return at < folded.size() && (marks[at] = mark, true); };
  switch (pattern % kMarkPatterns) {
    case kBare:
      return true;
    case kOneCircumflex:
      return put(last, kCircumflex);
    case kOneBreve:
      return put(a, kBreve);
    case kHornU:
      return put(u, kHorn);
    case kHornO:
      return put(o, kHorn);
    case kHornBoth:
      return put(u, kHorn) && put(u + 1, kHorn) && folded[u + 1] == 'o';
    default:
      return false;
  }
}

// The old style of placing the tone: on the vowel with a letter mark (the second one of ươ); else on the last vowel
// before a final consonant, the middle one of three vowels, or the first of two.
std::size_t tone_place(std::string_view folded, std::span<const std::uint8_t> marks) {
  const std::size_t from = first_vowel(folded);
  std::size_t to = from;
  while (to < folded.size() && is_vowel(folded[to])) ++to;
  for (std::size_t i = to; i > from; --i) {
    if (marks[i - 1] != kPlain) return i - 1;
  }
  if (to < folded.size()) return to - 1;
  return to - from == 3 ? from + 1 : from;
}

}  // namespace

std::optional<Syllable> parse_syllable(std::span<const Letter> letters) {
  if (letters.empty() || letters.size() > kLongestBase) return std::nullopt;
  Codes codes;
  Syllable syllable;
  for (const Letter& letter : letters) {
    if (letter.base < 'a') return std::nullopt;  // a digit or a letter outside the alphabet
    if (letter.tone != kLevel) {
      if (syllable.tone != kLevel && syllable.tone != letter.tone) return std::nullopt;
      syllable.tone = letter.tone;
    }
    syllable.folded[codes.size] = letter.base;
    codes.at[codes.size++] = code_of(letter.base, letter.mark);
  }
  const Found found = find_rhyme(codes.view());
  if (found.rhyme == nullptr) return std::nullopt;
  syllable.length = static_cast<std::uint8_t>(codes.size);
  syllable.pattern = pattern_of(codes.view());
  syllable.stopped = found.rhyme->stopped;
  syllable.rare = found.rare;
  return syllable;
}

std::optional<Syllable> parse_syllable(std::string_view text) {
  std::array<Letter, kLongestBase> letters;
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint point = decode_point(text, at);
    if (point.length == 0 || size == letters.size()) return std::nullopt;
    letters[size++] = letter_of(point.value);
    at += point.length;
  }
  return parse_syllable(std::span<const Letter>(letters.data(), size));
}

std::optional<LetterMarks> letter_marks(std::string_view folded, std::uint8_t pattern) {
  LetterMarks marks{};
  if (folded.empty() || folded.size() > marks.size() || !place_marks(folded, pattern, marks)) return std::nullopt;
  return marks;
}

std::optional<std::string> spell(std::string_view folded, std::uint8_t pattern, std::uint8_t tone) {
  const std::optional<LetterMarks> placed = letter_marks(folded, pattern);
  if (!placed || tone > kDot) return std::nullopt;
  const LetterMarks& marks = *placed;
  const std::size_t toned = tone == kLevel ? folded.size() : tone_place(folded, marks);
  std::string text;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char32_t point = code_point({folded[i], marks[i], i == toned ? tone : std::uint8_t{kLevel}});
    if (point == 0) return std::nullopt;
    append_point(text, point);
  }
  return text;
}

std::string_view rhyme_list() { return kRhymes; }

void for_each_base(const std::function<void(const Syllable&)>& visit) {
  std::vector<std::string> seen;
  const auto visit_new = [&](std::string_view onset, std::span<const Code> rest) {
    Codes letters = codes_of(onset);
    for (const Code code : rest) letters.at[letters.size++] = code;
    std::vector<Letter> word;
    for (const Code code : letters.view()) word.push_back({base_of(code), mark_of(code), kLevel});
    const auto syllable = parse_syllable(std::span<const Letter>(word));
    if (syllable && !syllable->rare) seen.push_back(spell(*syllable));
  };
  for (const Rhyme& rhyme : rhymes().all()) {
    for (const std::string_view onset : kOnsets) visit_new(onset, rhyme.letters.view());
    visit_new("gi", rhyme.letters.view());
    visit_new("g", rhyme.letters.view());
    visit_new("qu", rhyme.letters.view());
    visit_new("qu", rhyme.letters.view(1));
  }
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  for (const std::string& base : seen) visit(*parse_syllable(std::string_view(base)));
}

}  // namespace tra::analysis
