#include "encoding/damaged.h"

#include <algorithm>
#include <span>
#include <vector>

#include "analysis/syllable.h"
#include "encoding/legacy_codec.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace tra::analysis {
namespace {

using namespace text;

constexpr int kLost = -1, kOther = -2;
// Marks a blank that was decoded as a no-break space. The text may have had a second blank after it.
constexpr char kMaybeBlank = '\x01';

// The bytes that were once decoded as Windows-1252 or Windows-1258 to this text.
std::vector<int> bytes_of(std::string_view utf8) {
  std::vector<int> bytes;
  bytes.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const DecodedPoint point = point_at(utf8, at);
    at += point.length;
    const auto byte = byte_behind(point.value);
    bytes.push_back(point.value == 0xFFFD ? kLost : byte ? *byte : kOther);
  }
  return bytes;
}

std::size_t sequence_length(int lead) {
  return lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

bool is_line_end(int byte) { return byte == '\n' || byte == '\r'; }

// The letters of the word at the end of `text`, or at its beginning.
std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    const DecodedPoint point = point_before(text, begin);
    if (letter_of(point.value).base == 0) break;
    begin -= point.length;
  }
  return text.substr(begin);
}
std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const DecodedPoint point = point_at(text, end);
    if (letter_of(point.value).base == 0) break;
    end += point.length;
  }
  return text.substr(0, end);
}

bool is_legal(std::string_view word) {
  const auto syllable = parse_syllable(word);
  return syllable && syllable->legal();
}

// Decides about each kMaybeBlank: "to\1n" becomes "toàn", but "là\1nước" becomes "là nước", since two blanks had been
// merged there.
std::string with_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != kMaybeBlank) {
      out += text[at];
      continue;
    }
    const std::string_view right = first_word(text.substr(at + 1));
    std::string joined(last_word(out));
    joined += right;
    if (!right.empty() && !is_legal(joined)) out += ' ';
  }
  return out;
}

}  // namespace

std::optional<std::string> decode_damaged_utf8_twice(std::string_view utf8) {
  const std::vector<int> bytes = bytes_of(utf8);
  std::string out;
  bool damaged = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const int lead = bytes[at++];
    if (lead == kOther || (lead >= 0x80 && lead < 0xC2)) return std::nullopt;
    const std::size_t length = lead == kLost ? 0 : sequence_length(lead);
    if (lead == kLost || length == 0) return std::nullopt;
    std::string sequence(1, static_cast<char>(lead));
    bool lost = false, blank = false;
    while (sequence.size() < length) {
      const bool ended = at == bytes.size() || is_line_end(bytes[at]);
      const int byte = ended ? ' ' : bytes[at];
      if (byte == ' ') {
        blank = true;
        sequence += '\xA0';
      } else if (byte == kLost) {
        lost = true;
        sequence += '\x80';
      } else if (byte >= 0x80 && byte < 0xC0) {
        sequence += static_cast<char>(byte);
      } else {
        return std::nullopt;
      }
      if (!ended) ++at;
    }
    if (lost || decode_point(sequence, 0).length != length)
      append_point(out, 0xFFFD);
    else
      out += sequence;
    damaged = damaged || lost || blank;
    if (blank && at < bytes.size() && bytes[at] != ' ' && !is_line_end(bytes[at])) out += kMaybeBlank;
  }
  return damaged ? std::optional(with_blanks(out)) : std::nullopt;
}

namespace {

// Legal syllables that are hardly words; with "ư" they are some of the most frequent ones: người, dưới, lưới, cười,
// rưỡi, mượn, lượt, vườn.
constexpr std::u32string_view kHardlyWords[] = {U"ngời", U"dới", U"lới", U"cời", U"rỡi", U"mợn", U"lợt", U"vờn"};

bool is_hardly_word(std::span<const Letter> spelled) {
  return std::any_of(std::begin(kHardlyWords), std::end(kHardlyWords), [&](std::u32string_view word) {
    return std::equal(word.begin(), word.end(), spelled.begin(), spelled.end(),
                      [](char32_t c, const Letter& letter) { return letter_of(c) == letter; });
  });
}

// Returns where a plain "ư" turns an impossible syllable, or what is hardly a word, into a legal one; nothing when the
// word is legal, or nowhere.
std::optional<std::size_t> place_of_u_horn(std::string_view word) {
  constexpr Letter kUHorn{'u', kHorn, kLevel};
  std::vector<Letter> letters;
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < word.size();) {
    const DecodedPoint point = point_at(word, at);
    begins.push_back(at);
    letters.push_back(letter_of(point.value));
    at += point.length;
  }
  begins.push_back(word.size());
  const auto legal = [](std::span<const Letter> spelled) {
    const auto syllable = parse_syllable(spelled);
    return syllable && syllable->legal();
  };
  if (letters.size() >= kLongestBase || (legal(letters) && !is_hardly_word(letters))) return std::nullopt;
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    std::vector<Letter> with = letters;
    with.insert(with.begin() + static_cast<std::ptrdiff_t>(i), kUHorn);
    if (legal(with)) return begins[i];
  }
  return std::nullopt;
}

// "Đ." is not "Đư".
bool is_initial(std::string_view word) {
  const DecodedPoint first = point_at(word, 0);
  return first.length == word.size() && (first.value == 0x110 || (first.value >= 'A' && first.value <= 'Z'));
}

// The word at the beginning of `text`, and the sign after it when that stands for a lost "ư": "n-ớc", "n ớc", "nh- ".
struct Broken {
  std::string_view word, rest;  // the letters before and after the sign
  std::size_t bytes = 0;        // of all three
};
std::optional<Broken> broken_word(std::string_view text, std::string_view word) {
  if (word.size() >= text.size() || (text[word.size()] != '-' && text[word.size()] != ' ')) return std::nullopt;
  const std::string_view behind = text.substr(word.size() + 1);
  const std::string_view rest = first_word(behind);
  // A blank before anything but a letter or a second blank is one that separates words.
  if (rest.empty() && text[word.size()] == ' ' && !behind.starts_with(' ')) return std::nullopt;
  const bool apart =
      rest.empty() ? !is_legal(word) && !is_initial(word) : !is_legal(rest) || (!is_legal(word) && !is_initial(word));
  std::string whole(word);
  whole.append("ư").append(rest);
  return apart && is_legal(whole) ? std::optional(Broken{word, rest, word.size() + 1 + rest.size()}) : std::nullopt;
}

}  // namespace

std::string restore_lost_u_horn(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::string_view word = first_word(utf8.substr(at));
    if (word.empty()) {
      const std::size_t length = point_at(utf8, at).length;
      out += utf8.substr(at, length);
      at += length;
    } else if (const auto broken = broken_word(utf8.substr(at), word)) {
      out.append(broken->word).append("ư").append(broken->rest);
      at += broken->bytes;
    } else {
      const std::size_t place = is_initial(word) ? word.size() + 1 : place_of_u_horn(word).value_or(word.size() + 1);
      out += word.substr(0, place);
      if (place <= word.size()) out.append("ư").append(word.substr(place));
      at += word.size();
    }
  }
  return out;
}

}  // namespace tra::analysis
