#include "suggest/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

#include "analysis/keystrokes.h"
#include "analysis/numerals.h"
#include "analysis/syllable.h"
#include "analysis/variants.h"
#include "store/term_space.h"
#include "text/ascii.h"
#include "text/capitals.h"
#include "text/utf8.h"

namespace tra {

namespace {

// Letters of words typed without spaces. A short run must be two words that stand side by side in the archive, because
// many short words are no Vietnamese.
constexpr std::size_t kShortestRun = 3, kShortRun = 3, kLongestRun = 64;

bool is_word(const Token& token) {
  return !token.alias && (token.type == TokenType::syllable || token.type == TokenType::word);
}

std::vector<Token> words_of(Analyzer& analyzer, std::string_view text) {
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::erase_if(tokens, [](const Token& token) { return !is_word(token); });
  return tokens;
}

std::string capitalized(const std::string& text) {
  const text::DecodedPoint first = text::decode_point(text, 0);
  if (first.length == 0) return text;
  std::string out;
  text::append_point(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(first.value))));
  return out + text.substr(first.length);
}

bool is_capital(std::string_view text, std::size_t at) {
  return u_isupper(static_cast<UChar32>(text::decode_point(text, at).value));
}

// Records which words are capitalised. This is done only when the words inside sentences differ in case, because
// capitals distinguish names from other words only then.
void read_capitals(std::string_view text, std::vector<TypedWord>& words) {
  std::size_t capitals = 0, inside = 0;
  for (const TypedWord& word : words)
    if (word.follows) {
      ++inside;
      capitals += is_capital(text, word.begin);
    }
  if (capitals == 0 || capitals == inside) return;
  for (TypedWord& word : words)
    if (word.follows) word.capital = is_capital(text, word.begin);
}

bool indexed(const Snapshot::Impl& snapshot, std::string_view key) {
  return std::any_of(snapshot.segments.begin(), snapshot.segments.end(), [&](const auto& segment) {
    return segment->terms().find(space_term(kCombinedSpace, key)).has_value();
  });
}

// How often the index contains syllables that become `form` without their diacritics.
std::uint64_t count_syllables(const search::PairStatistics& pairs, std::string_view form) {
  const analysis::KeyRange run = analysis::variants_of(form);
  std::uint64_t sum = 0;
  for (const search::WordCount& word : pairs.words(run.first, run.last))
    if (analysis::parse_syllable(std::string_view(term_text(word.key)))) sum += word.count;
  return sum;
}

std::vector<std::string> readings_of(const search::PairStatistics& pairs, std::string_view form) {
  const analysis::KeyRange run = analysis::variants_of(form);
  std::vector<std::string> keys;
  for (search::WordCount& word : pairs.words(run.first, run.last)) keys.push_back(std::move(word.key));
  return keys;
}

// Splits a run of small letters into its most likely syllables and returns where they end; empty when it is no sequence
// of syllables.
std::vector<std::size_t> ends_in_run(const search::PairStatistics& pairs, std::string_view run) {
  struct Step {
    double cost = HUGE_VAL;
    std::size_t from = 0;
  };
  const double all = std::log(static_cast<double>(std::max<std::uint64_t>(pairs.words(), 1)));
  std::vector<Step> best(run.size() + 1);
  best[0].cost = 0;
  for (std::size_t from = 0; from < run.size(); ++from) {
    if (best[from].cost == HUGE_VAL) continue;
    for (std::size_t length = 1; length < analysis::kLongestBase && from + length <= run.size(); ++length) {
      const std::string_view piece = run.substr(from, length);
      const std::uint64_t count = count_syllables(pairs, piece);
      const double cost = best[from].cost + all - std::log(static_cast<double>(count));
      if (count > 0 && cost < best[from + length].cost) best[from + length] = {cost, from};
    }
  }
  if (best.back().cost == HUGE_VAL || best.back().from == 0) return {};
  std::vector<std::size_t> ends;
  for (std::size_t end = run.size(); end > 0; end = best[end].from) ends.insert(ends.begin(), end);
  return ends;
}

bool may_be_run(std::string_view chunk) {
  return chunk.size() >= kShortestRun && chunk.size() <= kLongestRun &&
         std::all_of(chunk.begin(), chunk.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// The words of a run of letters, in the case in which they were typed, with spaces between them; empty when the run is
// no sequence of syllables.
std::string split_run(const search::PairStatistics& pairs, std::string_view typed) {
  const std::string run = text::lower_ascii(typed);
  const std::vector<std::size_t> ends = ends_in_run(pairs, run);
  if (run.size() <= kShortRun && !ends.empty()) {
    const std::string_view first = std::string_view(run).substr(0, ends[0]),
                           rest = std::string_view(run).substr(ends[0]);
    if (ends.size() != 2 || pairs.pairs(readings_of(pairs, first), readings_of(pairs, rest)).empty()) return {};
  }
  std::string split;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    if (begin > 0) split += ' ';
    split += typed.substr(begin, end - begin);
    begin = end;
  }
  return split;
}

bool known(const Snapshot::Impl& snapshot, Analyzer& analyzer, std::string_view chunk) {
  const std::vector<Token> words = words_of(analyzer, chunk);
  return words.empty() || (words.size() == 1 && indexed(snapshot, analyzer.key(words[0].term)));
}

bool in_capitals_only(std::string_view chunk) {
  return std::none_of(chunk.begin(), chunk.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<std::string> decode_parts(const Snapshot::Impl& snapshot, Analyzer& analyzer, std::string_view chunk,
                                        analysis::Capitals capitals);

std::optional<std::string> decode_unknown(const Snapshot::Impl& snapshot, Analyzer& analyzer, std::string_view chunk,
                                          analysis::Capitals capitals) {
  if (known(snapshot, analyzer, chunk)) return std::nullopt;
  const auto decoded = analysis::decode_keystrokes(chunk, capitals);
  if (!decoded) return decode_parts(snapshot, analyzer, chunk, capitals);
  if (!known(snapshot, analyzer, *decoded)) return std::nullopt;
  if (chunk[0] < 'A' || chunk[0] > 'Z') return decoded;
  return in_capitals_only(chunk) ? text::in_capitals(*decoded) : capitalized(*decoded);
}

// The same for a chunk with signs of the query language or of a sentence: (vieejt, "nam", vieejt-nam, title:vieejt.
std::optional<std::string> decode_parts(const Snapshot::Impl& snapshot, Analyzer& analyzer, std::string_view chunk,
                                        analysis::Capitals capitals) {
  constexpr std::string_view kSigns = "\"()+-,:;!?";
  if (chunk.find_first_of(kSigns) == std::string_view::npos && chunk.find('^') == std::string_view::npos)
    return std::nullopt;
  std::string out;
  bool any = false;
  for (std::size_t at = 0; at < chunk.size();) {
    if (kSigns.find(chunk[at]) != std::string_view::npos) {
      out += chunk[at++];
      continue;
    }
    const std::size_t end = std::min(chunk.find_first_of(kSigns, at), chunk.size());
    const std::string_view part = chunk.substr(at, std::min(chunk.find('^', at), end) - at);  // without its boost
    const auto decoded = decode_unknown(snapshot, analyzer, part, capitals);
    any = any || decoded;
    out += decoded.value_or(std::string(part));
    out += chunk.substr(at + part.size(), end - at - part.size());
    at = end;
  }
  return any ? std::optional(std::move(out)) : std::nullopt;
}

// Whether a text in capitals consists of several syllables, typed with keystrokes or without marks: "CAF MAU".
bool in_capitals_and_syllables(const std::vector<std::string_view>& chunks) {
  std::size_t words = 0;
  for (const std::string_view chunk : chunks) {
    if (chunk[0] == ' ') continue;
    ++words;
    if (!in_capitals_only(chunk)) return false;
    const auto syllable = analysis::parse_syllable(chunk);
    if (!(syllable && syllable->legal()) && !analysis::decode_keystrokes(chunk, analysis::Capitals::keystrokes))
      return false;
  }
  return words > 1;
}

}  // namespace

std::vector<TypedWord> typed_words(const search::PairStatistics& pairs, Analyzer& analyzer, std::string_view text) {
  std::vector<TypedWord> words;
  std::uint32_t next_position = 0;
  for (const Token& token : words_of(analyzer, text)) {
    if (!words.empty() && token.start < words.back().end) continue;
    TypedWord word;
    word.begin = token.start;
    word.end = token.end;
    word.follows = !words.empty() && token.position == next_position;
    next_position = token.position + 1;
    const std::string key(analyzer.key(token.term));
    if (!analysis::has_marks(key)) {
      const analysis::KeyRange run = analysis::variants_of(key);
      word.readings = pairs.words(run.first, run.last);
    }
    word.open = !word.readings.empty();
    if (!word.open) word.readings.push_back(pairs.word(key));
    words.push_back(std::move(word));
  }
  read_capitals(text, words);
  return words;
}

std::vector<std::string_view> chunks(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < text.size();) {
    const bool space = text[at] == ' ';
    std::size_t end = at;
    while (end < text.size() && (text[end] == ' ') == space) ++end;
    found.push_back(text.substr(at, end - at));
    at = end;
  }
  return found;
}

std::vector<std::optional<std::string>> decode_unknown(const Snapshot::Impl& snapshot, Analyzer& analyzer,
                                                       const std::vector<std::string_view>& chunks) {
  std::vector<std::optional<std::string>> decoded;
  const auto decode = [&](analysis::Capitals capitals) {
    decoded.clear();
    for (const std::string_view chunk : chunks) decoded.push_back(decode_unknown(snapshot, analyzer, chunk, capitals));
  };
  decode(analysis::Capitals::codes);
  const bool any = std::any_of(decoded.begin(), decoded.end(), [](const auto& each) { return each.has_value(); });
  if (any || in_capitals_and_syllables(chunks)) decode(analysis::Capitals::keystrokes);
  return decoded;
}

std::string repair_typing(const Snapshot::Impl& snapshot, const search::PairStatistics& pairs, Analyzer& analyzer,
                          std::string_view text) {
  std::string repaired;
  const std::vector<std::string_view> typed = chunks(text);
  const std::vector<std::optional<std::string>> decoded = decode_unknown(snapshot, analyzer, typed);
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::string_view chunk = typed[i];
    if (decoded[i])
      repaired += *decoded[i];
    else if (const std::string split =
                 may_be_run(chunk) && !known(snapshot, analyzer, chunk) ? split_run(pairs, chunk) : "";
             !split.empty())
      repaired += split;
    else
      repaired += chunk;
  }
  return repaired;
}

std::string shown(const search::WordCount& word, bool capital) {
  const std::string text = term_text(word.key);
  if (!capital) return text;
  std::string capitals = text::in_capitals(text);
  const auto numeral = analysis::roman_numeral(capitals);
  return numeral && numeral->certain ? capitals : capitalized(text);  // khóa XV, not Xv
}

}  // namespace tra
