#include "archive/facets/person_names.h"

#include <algorithm>

#include "text/letters.h"
#include "text/utf8.h"

namespace tra::archive {
namespace {

// Consonants that transliterations exchange are one.
char sound(char c) {
  switch (c) {
    case 'c':
    case 'q':
      return 'k';
    case 'x':
    case 'z':
      return 's';
    case 'w':
    case 'b':
      return 'v';
    case 'd':
      return 't';
    default:
      return c;
  }
}

}  // namespace

std::string sound_of_name(std::string_view name) {
  std::string sounds;
  for (std::size_t at = 0; at < name.size();) {
    const text::DecodedPoint point = text::point_at(name, at);
    at += point.length;
    char c = text::letter_of(point.value).base;
    if (c < 'a' || c > 'z') continue;
    if (std::string_view("aeiouyh").find(c) != std::string_view::npos) continue;
    c = sound(c);
    if (c == 'g' && !sounds.empty() && sounds.back() == 'n') continue;
    if (sounds.empty() || sounds.back() != c) sounds += c;
  }
  return sounds;
}

bool is_form_of(const NameWords& form, const NameWords& full, bool vietnamese) {
  if (form.size() > full.size()) return false;
  if (vietnamese) return std::equal(form.rbegin(), form.rend(), full.rbegin());
  std::size_t at = 0;
  for (const std::uint64_t word : full)
    if (at < form.size() && form[at] == word) ++at;
  if (at == form.size()) return true;
  return form.size() > 1 && form.size() == full.size() && std::is_permutation(form.begin(), form.end(), full.begin());
}

}  // namespace tra::archive
