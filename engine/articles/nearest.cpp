#include "articles/nearest.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/letters.h"
#include "text/utf8.h"

namespace tra::articles {
namespace {

constexpr std::size_t most_near = 3, most_listed = 8;
constexpr std::size_t longest_compared = 100;  // bytes of a name; the edit distance takes quadratic time

// Whether words of the name are the wanted ones, or begin with them. Within a word a few letters mean nothing: "EU" is
// no part of "Triều".
bool holds_words(const std::string& name, const std::string& wanted) {
  constexpr std::size_t enough = 3;  // letters that tell the beginning of a word
  if (wanted.empty()) return false;
  const std::string words = " " + name + " ";
  return words.find(" " + wanted + (wanted.size() < enough ? " " : "")) != std::string::npos;
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  const std::size_t count = std::min(names.size(), most);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
  return text + (count < names.size() ? ", ..." : "");
}

}  // namespace

namespace {

constexpr std::size_t longest_syllable = 7, longest_plain_word = 60;

// Words with a blank between, each of ASCII letters or a syllable with one tone at most: their base letters. Nothing
// for any other text: the analyzer divides syllables that are written together, and cuts very long words.
std::optional<std::string> fold_plain(std::string_view text) {
  std::string out;
  std::size_t length = 0, tones = 0;  // of the word
  bool ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const text::DecodedPoint point = text::point_at(text, at);
    at += point.length;
    const text::Letter letter = text::letter_of(point.value);
    if (letter.base == 0) {
      if (point.value != ' ' || length == 0) return std::nullopt;
      length = tones = 0;
      ascii = true;
    } else {
      ++length;
      tones += letter.tone != text::kLevel;
      ascii = ascii && point.length == 1;
      if (tones > 1 || length > (ascii ? longest_plain_word : longest_syllable)) return std::nullopt;
    }
    out += letter.base == 0 ? ' ' : letter.base;
  }
  if (out.ends_with(' ')) return std::nullopt;
  return out;
}

}  // namespace

std::string Folder::fold(std::string_view text) {
  if (std::optional<std::string> plain = fold_plain(text)) return *std::move(plain);
  return fold_by_analyzer(text);
}

std::string Folder::fold_by_analyzer(std::string_view text) {
  if (!analyzer_) analyzer_.emplace();
  tokens_.clear();
  analyzer_->analyze(text, 0, tokens_);
  std::string out;
  for (const Token& token : tokens_) {
    if (token.alias) continue;
    if (!out.empty()) out += ' ';
    out += folded(analyzer_->key(token.term));
  }
  return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row[b.size()];
}

std::vector<std::string> nearest_names(std::string_view wanted, const std::vector<std::string>& names) {
  Folder folder;
  const std::string target = folder.fold(wanted).substr(0, longest_compared);
  struct Ranked {
    std::size_t distance, length;
    const std::string* name;
  };
  std::vector<Ranked> ranked;
  for (const std::string& name : names) {
    const std::string candidate = folder.fold(name).substr(0, longest_compared);
    const bool holds = holds_words(candidate, target);
    const std::size_t distance = holds ? 0 : edit_distance(target, candidate);
    if (2 * distance < std::max(target.size(), candidate.size()))
      ranked.push_back({distance, holds ? candidate.size() : 0, &name});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.length < b.length;
  });
  std::vector<std::string> near;
  for (const Ranked& one : ranked)
    if (near.size() < most_near && std::find(near.begin(), near.end(), *one.name) == near.end())
      near.push_back(*one.name);
  return near;
}

std::string nearest_message(const std::vector<std::string>& near) { return "; near it: " + listed(near, near.size()); }

std::string nearest(std::string_view wanted, const std::vector<std::string>& names) {
  const std::vector<std::string> near = nearest_names(wanted, names);
  if (!near.empty()) return nearest_message(near);
  return names.empty() ? "; there are none" : "; there are: " + listed(names, most_listed);
}

}  // namespace tra::articles
