#include "archive/read/glob.h"

#include <cstddef>

namespace tra {
namespace {

struct ClassMatch {
  bool matched;
  std::size_t length;  // of the class in the pattern; 0 when the class is not closed, so that '[' stands for itself
};

ClassMatch match_class(std::string_view pattern, unsigned char byte) {
  std::size_t at = 1;
  const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  if (negated) ++at;
  bool found = false;
  for (const std::size_t first = at; at < pattern.size(); ++at) {
    if (pattern[at] == ']' && at > first) return {found != negated && byte != '/', at + 1};
    const auto low = static_cast<unsigned char>(pattern[at]);
    auto high = low;
    if (at + 2 < pattern.size() && pattern[at + 1] == '-' && pattern[at + 2] != ']') {
      high = static_cast<unsigned char>(pattern[at + 2]);
      at += 2;
    }
    found = found || (low <= byte && byte <= high);
  }
  return {false, 0};
}

// Length of the first element of the pattern (not a star) if it matches the byte, else 0.
std::size_t match_one(std::string_view pattern, char byte) {
  if (pattern.empty()) return 0;
  if (pattern[0] == '?') return byte != '/' ? 1 : 0;
  if (pattern[0] == '[') {
    const ClassMatch result = match_class(pattern, static_cast<unsigned char>(byte));
    if (result.length != 0) return result.matched ? result.length : 0;
  }
  if (pattern[0] == '\\' && pattern.size() > 1) return pattern[1] == byte ? 2 : 0;
  return pattern[0] == byte ? 1 : 0;
}

}  // namespace

// Greedy matching that backtracks only to the last `*` and the last `**`, so the time is quadratic at worst.
bool glob_match(std::string_view pattern, std::string_view path) {
  constexpr std::size_t none = std::string_view::npos;
  std::size_t p = 0, s = 0;
  std::size_t star_p = none, star_s = 0, deep_p = none, deep_s = 0;
  bool deep_folders = false;  // the last ** was "**/": it matches up to a '/', or nothing
  for (;;) {
    if (p < pattern.size() && pattern[p] == '*') {
      if (p + 1 < pattern.size() && pattern[p + 1] == '*') {
        p += 2;
        deep_folders = p < pattern.size() && pattern[p] == '/' && (p == 2 || pattern[p - 3] == '/');
        if (deep_folders) ++p;
        deep_p = p;
        deep_s = s;
        star_p = none;
      } else {
        star_p = ++p;
        star_s = s;
      }
      continue;
    }
    if (s == path.size() && p == pattern.size()) return true;
    const std::size_t taken = s < path.size() && p < pattern.size() ? match_one(pattern.substr(p), path[s]) : 0;
    if (taken != 0) {
      p += taken;
      ++s;
    } else if (star_p != none && star_s < path.size() && path[star_s] != '/') {
      p = star_p;
      s = ++star_s;
    } else if (deep_p != none && deep_s < path.size()) {
      p = deep_p;
      ++deep_s;
      while (deep_folders && deep_s < path.size() && path[deep_s - 1] != '/') ++deep_s;
      s = deep_s;
      star_p = none;
    } else {
      return false;
    }
  }
}

}  // namespace tra
