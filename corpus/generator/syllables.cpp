#include "syllables.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

namespace tra::generator {
namespace {

constexpr std::array<std::string_view, 28> kOnsets{"",   "b",  "c", "ch", "d",  "đ",  "g",   "gh", "gi", "h",
                                                   "k",  "kh", "l", "m",  "n",  "ng", "ngh", "nh", "p",  "ph",
                                                   "qu", "r",  "s", "t",  "th", "tr", "v",   "x"};

// A caret precedes the vowel that carries the tone.
constexpr std::string_view kRhymes[] = {
    "^a",    "^e",    "^ê",    "^i",    "^o",    "^ô",    "^ơ",   "^u",   "^ư",    "^y",    "^ia",  "^ua",  "^ưa",
    "^oa",   "^oe",   "u^ê",   "u^ơ",   "^uy",   "^ai",   "^ao",  "^au",  "^ay",   "^âu",   "^ây",  "^eo",  "^êu",
    "^iu",   "^oi",   "^ôi",   "^ơi",   "^ui",   "^ưi",   "^ưu",  "i^êu", "ư^ơi",  "ư^ơu",  "u^ôi", "o^ai", "o^ay",
    "u^ây",  "^am",   "^ăm",   "^âm",   "^em",   "^êm",   "^im",  "^om",  "^ôm",   "^ơm",   "^um",  "ư^ơm", "i^êm",
    "u^ôm",  "o^ăm",  "^an",   "^ăn",   "^ân",   "^en",   "^ên",  "^in",  "^on",   "^ôn",   "^ơn",  "^un",  "i^ên",
    "u^ôn",  "ư^ơn",  "o^an",  "o^ăn",  "u^ân",  "uy^ên", "^ang", "^ăng", "^âng",  "^ong",  "^ông", "^ung", "^ưng",
    "i^êng", "u^ông", "ư^ơng", "o^ang", "o^ăng", "^anh",  "^ênh", "^inh", "o^anh", "u^ynh", "^ap",  "^ăp",  "^âp",
    "^ep",   "^êp",   "^ip",   "^op",   "^ôp",   "^ơp",   "^up",  "i^êp", "ư^ơp",  "^at",   "^ăt",  "^ât",  "^et",
    "^êt",   "^it",   "^ot",   "^ôt",   "^ơt",   "^ut",   "^ưt",  "i^êt", "u^ôt",  "ư^ơt",  "o^at", "o^ăt", "u^ât",
    "uy^êt", "^ac",   "^ăc",   "^âc",   "^oc",   "^ôc",   "^uc",  "^ưc",  "i^êc",  "u^ôc",  "ư^ơc", "o^ac", "o^ăc",
    "^ach",  "^êch",  "^ich",  "o^ach", "u^ych"};

constexpr unsigned kTones = 6;  // level, huyền, sắc, hỏi, ngã, nặng
constexpr std::array<std::string_view, kTones> kToned[] = {
    {"a", "à", "á", "ả", "ã", "ạ"}, {"ă", "ằ", "ắ", "ẳ", "ẵ", "ặ"}, {"â", "ầ", "ấ", "ẩ", "ẫ", "ậ"},
    {"e", "è", "é", "ẻ", "ẽ", "ẹ"}, {"ê", "ề", "ế", "ể", "ễ", "ệ"}, {"i", "ì", "í", "ỉ", "ĩ", "ị"},
    {"o", "ò", "ó", "ỏ", "õ", "ọ"}, {"ô", "ồ", "ố", "ổ", "ỗ", "ộ"}, {"ơ", "ờ", "ớ", "ở", "ỡ", "ợ"},
    {"u", "ù", "ú", "ủ", "ũ", "ụ"}, {"ư", "ừ", "ứ", "ử", "ữ", "ự"}, {"y", "ỳ", "ý", "ỷ", "ỹ", "ỵ"}};
constexpr std::array<std::string_view, kTones> kTonedUpper[] = {
    {"A", "À", "Á", "Ả", "Ã", "Ạ"}, {"Ă", "Ằ", "Ắ", "Ẳ", "Ẵ", "Ặ"}, {"Â", "Ầ", "Ấ", "Ẩ", "Ẫ", "Ậ"},
    {"E", "È", "É", "Ẻ", "Ẽ", "Ẹ"}, {"Ê", "Ề", "Ế", "Ể", "Ễ", "Ệ"}, {"I", "Ì", "Í", "Ỉ", "Ĩ", "Ị"},
    {"O", "Ò", "Ó", "Ỏ", "Õ", "Ọ"}, {"Ô", "Ồ", "Ố", "Ổ", "Ỗ", "Ộ"}, {"Ơ", "Ờ", "Ớ", "Ở", "Ỡ", "Ợ"},
    {"U", "Ù", "Ú", "Ủ", "Ũ", "Ụ"}, {"Ư", "Ừ", "Ứ", "Ử", "Ữ", "Ự"}, {"Y", "Ỳ", "Ý", "Ỷ", "Ỹ", "Ỵ"}};

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

// k, gh and ngh occur only before e, ê, i, y; c, g and ng only before other vowels.
bool is_spelt_so(std::string_view onset, std::string_view rhyme) {
  const bool front = starts_with_any(rhyme, {"e", "ê", "i", "y"});
  if (is_one_of(onset, {"k", "gh", "ngh"})) return front;
  if (is_one_of(onset, {"c", "g", "ng"})) return !front;
  if (onset == "gi") return !starts_with_any(rhyme, {"i", "y"});
  if (onset == "qu") return !starts_with_any(rhyme, {"o", "u", "ư", "ô"});  // the glide is part of the onset
  if (onset.empty()) return !starts_with_any(rhyme, {"iê"});                // spelled yê
  if (onset == "p") return starts_with_any(rhyme, {"a", "i"});              // loan words only
  return rhyme != "y";
}

// Rhymes that end in c, ch, p or t allow only two tones.
bool has_tone(std::string_view rhyme, unsigned tone) {
  const bool stop = rhyme.ends_with("ch") || starts_with_any(rhyme.substr(rhyme.size() - 1), {"c", "p", "t"});
  return !stop || tone == 2 || tone == 5;
}

const std::array<std::string_view, kTones>* toned_vowel(std::string_view text) {
  for (const auto& vowel : kToned)
    if (text.starts_with(vowel[0])) return &vowel;
  return nullptr;
}

std::string with_tone(std::string_view rhyme, unsigned tone) {
  const std::size_t caret = rhyme.find('^');
  const std::string_view rest = rhyme.substr(caret + 1);
  const auto& vowel = *toned_vowel(rest);
  return std::string(rhyme.substr(0, caret)).append(vowel[tone]).append(rest.substr(vowel[0].size()));
}

std::string capitalised(const std::string& lower) {
  if (lower.starts_with("đ")) return "Đ" + lower.substr(2);
  for (std::size_t i = 0; i < std::size(kToned); ++i)
    for (unsigned tone = 0; tone < kTones; ++tone)
      if (lower.starts_with(kToned[i][tone]) && (kToned[i][tone].size() > 1 || tone == 0))
        return std::string(kTonedUpper[i][tone]) + lower.substr(kToned[i][tone].size());
  std::string upper = lower;
  upper[0] = static_cast<char>(upper[0] - 'a' + 'A');
  return upper;
}

}  // namespace

std::vector<Syllable> all_syllables() {
  std::vector<Syllable> all;
  std::unordered_set<std::string> seen;
  for (const std::string_view onset : kOnsets)
    for (const std::string_view marked : kRhymes) {
      std::string rhyme(marked);
      std::erase(rhyme, '^');
      if (!is_spelt_so(onset, rhyme)) continue;
      for (unsigned tone = 0; tone < kTones; ++tone) {
        if (!has_tone(rhyme, tone)) continue;
        std::string lower = std::string(onset) + with_tone(marked, tone);
        if (seen.insert(lower).second) all.push_back({lower, capitalised(lower)});
      }
    }
  return all;
}

}  // namespace tra::generator
