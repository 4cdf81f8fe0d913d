// The syllables that Vietnamese orthography allows: onset, rhyme and tone.
#pragma once

#include <string>
#include <vector>

namespace tra::generator {

struct Syllable {
  std::string lower;        // "việt"
  std::string capitalised;  // "Việt"
};

// All syllables, each once, in a fixed order and in NFC.
std::vector<Syllable> all_syllables();

}  // namespace tra::generator
