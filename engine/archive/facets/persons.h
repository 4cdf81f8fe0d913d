// The people an article names. Every form of a name is given to one person, with the offices and the country told
// beside it: "Thứ trưởng Ngoại giao Nguyễn Quốc Dũng", "ông Dũng", "Thứ trưởng Dũng".
#pragma once

#include <span>
#include <string>
#include <vector>

#include "archive/facets/reading.h"

namespace tra::archive {

// One place of a text that names a person.
struct Naming {
  const Reading* reading = nullptr;
  std::uint32_t begin = 0, name = 0, end = 0;  // tokens; offices stand in [begin, name) where they precede the name
  const Match* office = nullptr;               // the most senior one told here; null after "ông", "bà"
  std::string office_text;
  CountryCode country = 0;  // told here; 0 when it is not
  bool vietnamese = false;  // a Vietnamese family name, or an office there is only in Viet Nam
  bool aside = false;       // a spokesman, a relative, a former holder: no one who meets
  std::size_t person = 0;

  std::uint32_t sentence() const { return reading->sentence_of[begin]; }
};

struct Person {
  std::string name;  // the fullest form
  std::vector<std::uint64_t> words;
  std::string office;
  CountryCode country = 0;
  std::uint32_t rank = kNoRank;
  bool foreign = false;  // a name no Vietnamese has
  bool aside = false;
};

struct Persons {
  std::vector<Person> all;      // by their first naming
  std::vector<Naming> namings;  // by text, then by place
};

Persons find_persons(std::span<const Reading* const> texts);

}  // namespace tra::archive
